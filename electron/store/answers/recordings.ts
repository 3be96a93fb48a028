import { z } from 'zod';
import type { Completions } from '../completions.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { RecordingsRequests } from '../requests/recordings.ts';
import { appendChunk, beginRecording, getRecording, getRecordingById, getSeekIndex, listUnfinishedRecordings, readRecording } from '../tables/recordings.ts';
import type { Waveforms } from '../waveforms.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, nothing, text, time } from './fields.ts';

export const recordingsArguments = {
  beginRecording: z.object({ id, callId: id, startedAt: time.nonnegative(), mimeType: text }),
  appendChunk: z.object({ recordingId: id, sequence: count, bytes: z.instanceof(Uint8Array), at: time }),
  completeRecording: z.object({ id, state: z.enum(['complete', 'recovered']) }),
  getRecording: z.object({ callId: id }),
  getRecordingById: z.object({ id }),
  readRecording: z.object({ id, offset: count, length: count.max(256 * 2 ** 20), form: z.enum(['raw', 'finished']).optional() }),
  getSeekIndex: z.object({ id }),
  listUnfinishedRecordings: nothing,
} satisfies ArgumentsOf<RecordingsRequests>;

/** The entries of this topic on an open store. */
export function recordingsAnswers(store: OpenStore, completions: Completions, waveforms: Waveforms): AnswersOf<RecordingsRequests> {
  const { db, shards } = store;
  return {
    beginRecording: (argument) => beginRecording(db, shards, argument),
    appendChunk: (argument) => appendChunk(db, shards, argument),
    completeRecording: (argument) => {
      const completed = completions.complete(argument);
      // What cannot be measured now is measured when somebody looks at it.
      void completed.then(() => waveforms.make(argument.id)).catch(() => undefined);
      return completed;
    },
    getRecording: (argument) => getRecording(db, shards, argument),
    getRecordingById: (argument) => getRecordingById(db, shards, argument),
    readRecording: (argument) => readRecording(db, shards, argument),
    getSeekIndex: (argument) => getSeekIndex(db, argument),
    listUnfinishedRecordings: () => listUnfinishedRecordings(db, shards),
  };
}
