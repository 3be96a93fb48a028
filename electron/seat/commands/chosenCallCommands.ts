import { mostQueued, type CallsDone, type ChosenCalls } from '../../../shared/calls/chosenCalls.ts';
import type { JobKind } from '../../../shared/jobs/job.ts';
import { changeChosen } from '../../callLog/changeChosen.ts';
import { countOf, idsOfChosen } from '../../callLog/chosenPages.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import { agentOf } from '../agentOf.ts';
import { personOf } from '../personOf.ts';
import type { SeatCommands } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';

type Names = 'callLog:queue' | 'callLog:tag' | 'callLog:hold' | 'callLog:closeMissed';

/** The same thing done with many calls of the log, as a job that says with how many it was done, and why not with others. */
export function chosenCallCommands({ jobs, figures, ledger, reviews, options }: SeatParts): Pick<SeatCommands, Names> {
  const { store, publisher, platform, now } = options;

  /** @param after also when it was called off: what was done is to be seen */
  function start(kind: JobKind, calls: ChosenCalls, key: string, change: (callIds: readonly string[]) => Promise<CallsDone>, after: () => void): { readonly jobId: string } {
    const jobId = jobs.start(kind, async ({ signal, progress }) => {
      try {
        const { done, left } = await changeChosen({ source: store, calls, change, signal, progress });
        return { key, values: { count: done }, file: null, left };
      } finally {
        after();
      }
    });
    return { jobId };
  }

  /** A card that reviews can begin with, or none. */
  async function requireCard(cardId: string | null): Promise<void> {
    if (cardId === null) return;
    const card = (await store.listScoreCards(null)).find(({ id }) => id === cardId);
    if (card === undefined || card.released === null || card.retired) throw new IpcRefusal('unknownCard', 'The score card is not released');
  }

  /** Somebody has to hear them: all that a filter finds may be too many. */
  async function fewEnough(calls: ChosenCalls): Promise<ChosenCalls> {
    const refusal = new IpcRefusal('tooManyForQueue', 'These are more calls than can be put into the queue at once');
    if ((countOf(calls) ?? 0) > mostQueued) throw refusal;
    const callIds: string[] = [];
    for await (const ids of idsOfChosen(store, calls)) {
      callIds.push(...ids);
      if (callIds.length > mostQueued) throw refusal;
    }
    return callIds.length === 0 ? calls : { kind: 'some', callIds };
  }

  return {
    'callLog:queue': async ({ calls, reviewer, cardId }) => {
      const { user, rights } = publisher.current.seat;
      if (reviewer !== '' && reviewer !== user && !rights.includes('lead')) throw new IpcRefusal('rightMissing', 'Only whoever leads gives calls to others');
      await requireCard(cardId);
      const signed = { by: user, at: now() };
      return start('queueCalls', await fewEnough(calls), 'callsQueued', (callIds) => store.queueChosen({ callIds, reviewer, cardId, ...signed }), () => reviews.changed());
    },
    'callLog:tag': ({ calls, give, take }) => {
      const at = now();
      const customers = new Set<string>();
      return start('tagCalls', calls, 'customersTagged', async (callIds) => {
        const { customerIds, left } = await store.tagChosen({ callIds, give, take, at });
        const fresh = customerIds.filter((id) => !customers.has(id));
        for (const id of fresh) customers.add(id);
        return { done: fresh.length, left };
      }, () => figures.logChanged());
    },
    'callLog:hold': ({ calls, reason }) => {
      const hold = { reason, by: personOf(publisher), at: now() };
      return start('holdCalls', calls, 'callsHeld', (callIds) => store.holdChosen({ callIds, hold }), () => figures.logChanged());
    },
    'callLog:closeMissed': ({ calls, reason, note }) => {
      if (reason === 'other' && note.trim() === '') throw new IpcRefusal('reasonMissing', 'Another reason has to be named');
      const signed = { by: agentOf(platform), at: now() };
      return start('closeMissedCalls', calls, 'missedClosed', (callIds) => store.closeMissedOf({ callIds, reason, note: note.trim(), ...signed }), () => {
        void ledger.refresh();
      });
    },
  };
}
