import { expect, test } from 'vitest';
import { JobDesk } from '../../../electron/jobs/jobDesk.ts';
import { codeOf } from '../../../electron/ipc/ipcRefusal.ts';
import { chosenCallCommands } from '../../../electron/seat/commands/chosenCallCommands.ts';
import type { ConsoleState } from '../../../shared/ipc/consoleState.ts';
import type { CallLogEntry } from '../../../shared/calls/callLogEntry.ts';
import { noFilters } from '../../../shared/calls/callLogFilters.ts';
import type { CallsDone, ChosenCalls } from '../../../shared/calls/chosenCalls.ts';
import type { Job } from '../../../shared/jobs/job.ts';
import { rightsOf } from '../../../shared/rights/rights.ts';
import type { Role } from '../../../shared/rights/rights.ts';
import { theseParts } from './parts.ts';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
const named = (count: number): ChosenCalls => ({ kind: 'some', callIds: ids(count) });

/** A seat over a log of `rows` calls whose store writes down what it is asked. */
function seatOf(role: Role, rows = 0) {
  const asked: { readonly name: string; readonly argument: Readonly<Record<string, unknown>> }[] = [];
  let [jobs, refreshed] = [[] as readonly Job[], 0];
  const keep = <T>(name: string, answer: T) => (argument: object) => {
    asked.push({ name, argument: argument as Readonly<Record<string, unknown>> });
    return Promise.resolve(answer);
  };
  const done: CallsDone = { done: 2, left: { notAnswered: 1 } };
  const store = {
    searchCallLog: async ({ cursor, limit }: { cursor: string | null; limit: number }) => {
      const from = Number(cursor ?? 0);
      const entries = ids(rows).slice(from, from + limit).map((callId) => ({ callId }) as CallLogEntry);
      return { entries, cursor: from + limit < rows ? String(from + limit) : null };
    },
    listScoreCards: () => Promise.resolve([{ id: 'released', released: {}, retired: false }, { id: 'old', released: {}, retired: true }, { id: 'draft', released: null, retired: false }]),
    queueChosen: keep('queueChosen', done), holdChosen: keep('holdChosen', done), closeMissedOf: keep('closeMissedOf', done),
    tagChosen: keep('tagChosen', { customerIds: ['w', 'z'], left: { noCustomer: 1 } }),
  };
  const current = { seat: { user: '8001', displayName: '王丽', rights: rightsOf(role, false) }, reviewsRevision: 4 } as unknown as ConsoleState;
  const publisher = { current, change: (change: Partial<ConsoleState>) => Object.assign(current, change) };
  const desk = new JobDesk({ newId: () => `job${jobs.length}`, now: () => 1, publish: (now) => { jobs = now; }, codeOf, onUnexpected: () => undefined });
  const parts = theseParts(
    { jobs: desk, figures: { logChanged: () => { refreshed += 1; } } as never, ledger: { refresh: async () => { refreshed += 1; } } as never, reviews: { changed: () => { publisher.change({ reviewsRevision: current.reviewsRevision + 1 }); } } as never },
    { store, publisher, platform: { seat: { sipUri: 'sip:8001@x' } } } as never,
  );
  const run = chosenCallCommands(parts);
  const over = async (): Promise<Job> => {
    await expect.poll(() => desk.jobs.at(-1)?.state.kind).not.toBe('running');
    return desk.jobs.at(-1) as Job;
  };
  return { asked, run, over, current, refreshed: () => refreshed, jobs: () => desk.jobs };
}

test('calls are queued as a job that says how many were, and why not the others', async () => {
  const { asked, run, over, current } = seatOf('owner');
  await run['callLog:queue']({ calls: named(130), reviewer: '8050', cardId: 'released' }, 'console');
  expect((await over()).state).toEqual({ kind: 'done', key: 'callsQueued', values: { count: 4 }, file: null, left: { notAnswered: 2 } });
  expect(asked.map(({ argument }) => [(argument.callIds as string[]).length, argument.reviewer, argument.cardId, argument.by])).toEqual([[100, '8050', 'released', '8001'], [30, '8050', 'released', '8001']]);
  expect(current.reviewsRevision).toBe(5);
});

test('whoever does not lead queues for everybody or for themselves, not for others', async () => {
  const { run, over } = seatOf('reviewer');
  await expect(run['callLog:queue']({ calls: named(1), reviewer: '8050', cardId: null }, 'console')).rejects.toMatchObject({ code: 'rightMissing' });
  for (const reviewer of ['', '8001']) {
    await run['callLog:queue']({ calls: named(1), reviewer, cardId: null }, 'console');
    expect((await over()).state.kind).toBe('done');
  }
});

test.each(['old', 'draft', 'none'])('the card %s, with which no review can begin, is refused, and nothing is queued', async (cardId) => {
  const { asked, run } = seatOf('owner');
  await expect(run['callLog:queue']({ calls: named(1), reviewer: '', cardId }, 'console')).rejects.toMatchObject({ code: 'unknownCard' });
  expect(asked).toEqual([]);
});

test('more calls than anybody hears are refused whole, whether they were counted or not', async () => {
  const { asked, run, jobs } = seatOf('owner', 1_200);
  for (const total of [1_200, null]) {
    await expect(run['callLog:queue']({ calls: { kind: 'all', filters: noFilters, except: [], total }, reviewer: '', cardId: null }, 'console')).rejects.toMatchObject({ code: 'tooManyForQueue' });
  }
  expect([asked, jobs()]).toEqual([[], []]);
});

test('customers are counted once, however many of their calls were chosen', async () => {
  const { asked, run, over, refreshed } = seatOf('owner', 250);
  await run['callLog:tag']({ calls: { kind: 'all', filters: noFilters, except: ids(3), total: 250 }, give: ['投诉'], take: [] }, 'console');
  expect((await over()).state).toMatchObject({ key: 'customersTagged', values: { count: 2 }, left: { noCustomer: 3 } });
  expect(asked.flatMap(({ argument }) => argument.callIds as string[])).toEqual(ids(250).slice(3));
  expect(refreshed()).toBe(1);
});

test('a hold and a closing name who asked for them, at one moment for all calls', async () => {
  const { asked, run, over, refreshed } = seatOf('owner');
  await run['callLog:hold']({ calls: named(150), reason: '诉讼' }, 'console');
  await over();
  await run['callLog:closeMissed']({ calls: named(1), reason: 'duplicate', note: ' ' }, 'console');
  await over();
  const hold = { reason: '诉讼', by: '王丽', at: 2_000 };
  expect(asked.map(({ argument: { callIds: _callIds, ...rest } }) => rest)).toEqual([{ hold }, { hold }, { reason: 'duplicate', note: '', by: '8001', at: 2_000 }]);
  expect(refreshed()).toBe(2);
});

test('closing for another reason asks for its words', () => {
  const { run } = seatOf('agent');
  expect(() => run['callLog:closeMissed']({ calls: named(1), reason: 'other', note: '  ' }, 'console')).toThrow(expect.objectContaining({ code: 'reasonMissing' }));
});
