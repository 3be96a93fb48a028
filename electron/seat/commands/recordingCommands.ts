import { forecastStorage, longestKeepDays } from '../../../shared/recordings/storage.ts';
import { retentionWaitsUntil } from '../../recordings/retentionSweep.ts';
import { personOf } from '../personOf.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

type Names =
  | 'recording:start' | 'recording:pause' | 'recording:resume' | 'recording:heard' | 'recordingRules:change' | 'recording:hold' | 'recording:liftHold' | 'recording:delete';

/** Calls whose recordings are deleted between two looks at the progress. */
const deletedAtOnce = 20;
/** Days of the storage gauge. */
const gaugeDays = 30;

/** Recordings: while they run, and what the house does with them. */
export function recordingCommands({ recorder, recordingRules, jobs, figures, reviews, options }: SeatParts): Pick<SeatCommands, Names> {
  const { store, publisher, now } = options;
  const person = () => personOf(publisher);
  return {
    'recording:start': ({ callId }) => done(recorder.startByHand(callId)),
    'recording:pause': ({ callId }) => done(recorder.pause(callId)),
    'recording:resume': ({ callId }) => done(recorder.resume(callId)),
    'recording:heard': async ({ callId, fromMs, untilMs }) => done(await reviews.hearings.heard(callId, [fromMs, untilMs])),
    'recordingRules:change': async (rules) => done(await recordingRules.change(rules)),
    'recording:hold': async ({ callId, reason }) => {
      await store.holdRecordings({ callId, hold: { reason, by: person(), at: now() } });
      return done(figures.logChanged());
    },
    'recording:liftHold': async ({ callId }) => {
      await store.liftHold({ callId, by: person(), at: now() });
      return done(figures.logChanged());
    },
    'recording:delete': ({ callIds, reason }) => ({
      jobId: jobs.start('deleteRecordings', async ({ signal, progress }) => {
        const sum = { deleted: 0, held: 0 };
        for (let index = 0; index < callIds.length; index += deletedAtOnce) {
          signal.throwIfAborted();
          const recordings = await Promise.all(callIds.slice(index, index + deletedAtOnce).map((callId) => store.getRecording({ callId })));
          const ids = recordings.flatMap((recording) => recording?.id ?? []);
          const { deleted, held } = await store.deleteRecordings({ ids, at: now(), by: 'hand', person: person(), reason });
          sum.deleted += deleted;
          sum.held += held;
          progress(Math.min(index + deletedAtOnce, callIds.length), callIds.length);
        }
        figures.logChanged();
        return { key: sum.held > 0 ? 'recordingsDeletedButHeld' : 'recordingsDeleted', values: sum, file: null };
      }),
    }),
  };
}

export function recordingQueries({ recordingRules, options: { store, now } }: SeatParts): Pick<SeatQueries, 'recording:get' | 'recording:holdOf' | 'recording:storage'> {
  return {
    'recording:get': ({ callId }) => store.getRecording({ callId }),
    'recording:holdOf': ({ callId }) => store.getHold({ callId }),
    'recording:storage': async () => {
      const use = await store.storageUse({ now: now(), days: gaugeDays });
      const waitsUntil = await retentionWaitsUntil(store, now());
      const room = { freeBytes: use.freeBytes, recordedBytes: use.months.reduce((sum, { fileBytes }) => sum + fileBytes, 0) };
      return { use, forecast: forecastStorage(use.bytesPerDay, room, longestKeepDays(recordingRules.current)), waitsUntil };
    },
  };
}
