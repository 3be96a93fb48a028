import { expect, test } from 'vitest';
import { changeChosen } from '../../../electron/callLog/changeChosen.ts';
import { pagesOfChosen } from '../../../electron/callLog/chosenPages.ts';
import type { ChosenSource } from '../../../electron/callLog/chosenPages.ts';
import type { CallLogEntry } from '../../../shared/calls/callLogEntry.ts';
import { noFilters } from '../../../shared/calls/callLogFilters.ts';
import type { CallsDone, ChosenCalls } from '../../../shared/calls/chosenCalls.ts';

const entry = (at: number) => ({ callId: `c${at}`, startedAt: at }) as CallLogEntry;

/** Calls c1…c`rows`; a search answers in steps and sometimes with nothing, as the store's does. */
function logOf(rows: number): ChosenSource & { readonly searched: number[] } {
  const searched: number[] = [];
  return {
    searched,
    async searchCallLog({ cursor, limit }) {
      const from = cursor === null ? rows : Number(cursor);
      searched.push(from);
      const empty = searched.length % 3 === 2;
      const count = empty ? 0 : Math.min(limit, 170, from);
      const left = from - count;
      return { entries: Array.from({ length: count }, (_, index) => entry(from - index)), cursor: left === 0 ? null : String(left) };
    },
    callsById: async ({ callIds }) => callIds.map((id) => entry(Number(id.slice(1)))).filter(({ startedAt }) => startedAt <= rows),
  };
}

async function idsOf(source: ChosenSource, calls: ChosenCalls): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of pagesOfChosen(source, calls)) ids.push(...page.map(({ callId }) => callId));
  return ids;
}

const all = (except: string[] = [], total: number | null = null): ChosenCalls => ({ kind: 'all', filters: noFilters, except, total });
const never = new AbortController().signal;

test('all that a filter finds come newest first without those left out; named ones too, whatever their order', async () => {
  expect(await idsOf(logOf(500), all(['c499', 'c1']))).toEqual(Array.from({ length: 500 }, (_, index) => `c${500 - index}`).filter((id) => id !== 'c499' && id !== 'c1'));
  expect(await idsOf(logOf(5), { kind: 'some', callIds: ['c2', 'c9', 'c5', 'c1'] })).toEqual(['c5', 'c2', 'c1']);
});

test('a change is made in pieces, each call once, and counts what was done, what was left, and how far it is', async () => {
  const pieces: string[][] = [];
  const progress: (readonly [number, number | null])[] = [];
  const change = async (callIds: readonly string[]): Promise<CallsDone> => {
    pieces.push([...callIds]);
    const odd = callIds.filter((id) => Number(id.slice(1)) % 2 === 1).length;
    return { done: callIds.length - odd, left: { notAnswered: odd } };
  };
  const outcome = await changeChosen({ source: logOf(500), calls: all(['c500'], 500), change, signal: never, progress: (...told) => progress.push(told) });
  expect(outcome).toEqual({ done: 249, left: { notAnswered: 250 } });
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(100);
  expect(new Set(pieces.flat()).size).toBe(499);
  expect([progress[0], progress.at(-1)]).toEqual([[0, 499], [499, 499]]);
});

test('called off, nothing more is changed', async () => {
  const off = new AbortController();
  let changed = 0;
  const change = async (callIds: readonly string[]): Promise<CallsDone> => {
    changed += callIds.length;
    if (changed >= 200) off.abort(new Error('called off'));
    return { done: callIds.length, left: {} };
  };
  await expect(changeChosen({ source: logOf(900), calls: all(), change, signal: off.signal, progress: () => undefined })).rejects.toThrow('called off');
  expect(changed).toBeLessThan(400);
});
