import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { noFilters } from '../../shared/calls/callLogFilters.ts';
import type { CallLogFilters } from '../../shared/calls/callLogFilters.ts';
import { newestFirst, usualColumns } from '../../shared/calls/logView.ts';
import { rawOf } from '../../electron/store/connection.ts';
import { logConditions } from '../../electron/store/tables/logConditions.ts';
import type { LogConditions } from '../../electron/store/tables/logConditions.ts';
import { tendCallText } from '../../electron/store/tables/callTextUpkeep.ts';
import { anyCall, anyImportedCall, anyTime, foundCalls, openForTest } from './temporaryStore.ts';
import type { DirectStore, OpenedForTest } from './temporaryStore.ts';

const minute = 60_000;
const hour = 60 * minute;

function logOf(...calls: Parameters<typeof anyImportedCall>[0][]): OpenedForTest {
  const opened = openForTest();
  opened.ask.importCalls(calls.map((call, index) => anyImportedCall({ startedAt: anyTime + index * hour, ...call })));
  return opened;
}

/** All steps of counting. */
function measured(ask: DirectStore, filters: Partial<CallLogFilters>, every: number, column: 'talk' | 'wait' | null = null): { count: number; keys: number[]; values: (number | null)[] } {
  const all = { count: 0, keys: [] as number[], values: [] as (number | null)[] };
  for (let cursor: string | null = null, skip = 0; ;) {
    const step = ask.measureCallLog({ ...noFilters, ...filters, every, skip, cursor, column });
    all.count += step.count;
    all.keys.push(...step.keys);
    all.values.push(...step.values);
    if (step.cursor === null) return all;
    [cursor, skip] = [step.cursor, step.nextIn];
  }
}

describe('each filter', () => {
  const calls = [
    { callId: 'plain' },
    { callId: 'agent', agent: '8002' },
    { callId: 'queue', queue: 'VIP 专席' },
    { callId: 'number', serviceNumber: '4006668888' },
    { callId: 'area', areaText: '广东 深圳 移动' },
    { callId: 'short', talkSeconds: 3 },
    { callId: 'long', talkSeconds: 1900 },
    { callId: 'written', disposition: '咨询 ▸ 已解决 · 客户很满意' },
    { callId: 'gaveUp', result: 'missed' as const, endCause: 'cancelled' as const, talkSeconds: 0 },
    { callId: 'rangOut', result: 'missed' as const, endCause: 'noAnswer' as const, talkSeconds: 0 },
    { callId: 'sentOn', result: 'forwarded' as const, endCause: 'redirected' as const, talkSeconds: 0 },
    { callId: 'dialled', direction: 'outgoing' as const, result: 'failed' as const, talkSeconds: 0 },
  ];
  const cases: readonly (readonly [string, Partial<CallLogFilters>, readonly string[]])[] = [
    ['agent', { agents: ['8002'] }, ['agent']],
    ['queue', { queues: ['VIP 专席'] }, ['queue']],
    ['queue or number together with a text', { queues: ['VIP 专席'], text: '138' }, ['queue']],
    ['number', { serviceNumbers: ['4006668888'] }, ['number']],
    ['place', { areas: ['深圳'] }, ['area']],
    ['part of a place finds nothing', { areas: ['深'] }, []],
    ['longest talk', { talk: { min: null, max: 3 }, results: ['answered'] }, ['short']],
    ['shortest talk', { talk: { min: 600, max: null } }, ['long']],
    ['range of talk', { talk: { min: 2, max: 5 } }, ['short']],
    ['disposition without its note', { dispositions: ['咨询 ▸ 已解决'] }, ['written']],
    ['missed', { results: ['missed'] }, ['rangOut', 'gaveUp']],
    ['given up by the caller', { results: ['abandoned'] }, ['gaveUp']],
    ['forwarded', { results: ['forwarded'] }, ['sentOn']],
    ['several results', { results: ['forwarded', 'abandoned', 'failed'] }, ['dialled', 'sentOn', 'gaveUp']],
    ['direction', { direction: 'outgoing' }, ['dialled']],
    ['result that the direction has not', { direction: 'outgoing', results: ['missed'] }, []],
    ['several agents', { agents: ['8002', '8009'] }, ['agent']],
    ['nobody', { agents: ['9999'] }, []],
  ];

  test('finds its calls and counts them', () => {
    const { ask } = logOf(...calls);
    for (const [name, filters, expected] of cases) {
      expect(foundCalls(ask, filters), name).toEqual(expected);
      expect(measured(ask, filters, 1).count, name).toBe(expected.length);
    }
  });

  test('by sound and by verdict finds calls in the range, ends included', () => {
    const { ask } = logOf({ callId: 'a' }, { callId: 'b' }, { callId: 'c' });
    const quality = { mosWorst: 1, lossFraction: 0, jitterMs: 1, roundTripMs: 1, codec: 'PCMA', curve: [], alarms: [] };
    ask.putCallQuality({ callId: 'a', quality: { ...quality, mosAverage: 2.5 } });
    ask.putCallQuality({ callId: 'b', quality: { ...quality, mosAverage: 4.2 } });
    ask.appendCallEvents({ callId: 'c', events: [{ sequence: 9, event: { kind: 'surveyed', at: anyTime, survey: { score: 2, outOf: 5, source: 'X-Survey' } } }] });
    expect(foundCalls(ask, { mos: { min: null, max: 2.5 } })).toEqual(['a']);
    expect(foundCalls(ask, { mos: { min: 3, max: null } })).toEqual(['b']);
    expect(foundCalls(ask, { survey: { min: null, max: 2 } })).toEqual(['c']);
    expect(foundCalls(ask, { survey: { min: 3, max: null } })).toEqual([]);
  });

  test('by recording', () => {
    const { ask } = logOf({ callId: 'a' }, { callId: 'b' });
    ask.beginRecording({ id: 'r', callId: 'a', startedAt: anyTime, mimeType: 'audio/webm;codecs=opus' });
    expect(foundCalls(ask, { recorded: true })).toEqual(['a']);
    expect(foundCalls(ask, { recorded: false })).toEqual(['b']);
  });
});

describe('what stands on the customer card', () => {
  const card = { name: '王伟', company: '', level: '金卡', tags: ['大客户', '催单'], notes: '', numbers: ['13812345678'] };
  const saving = (ask: DirectStore, changes: Partial<typeof card> = {}) => ask.saveCustomer({ id: 'w', draft: { ...card, ...changes } as never, at: anyTime, by: '8001' } as never);

  test('is found with the call, by text and by filter', () => {
    const { ask } = openForTest();
    saving(ask);
    ask.importCalls([anyImportedCall({ callId: 'a', customerId: 'w' }), anyImportedCall({ callId: 'b', startedAt: anyTime + 1 })]);
    for (const filters of [{ text: '催单' }, { text: '金卡' }, { tags: ['催单'] }, { levels: ['金卡'] }, { tags: ['别的', '大客户'] }]) expect(foundCalls(ask, filters)).toEqual(['a']);
    expect(ask.logValues(null)).toMatchObject({ level: ['金卡'], tag: ['催单', '大客户'] });
  });

  test('is found as it stands now once a pause has gone by', () => {
    const { ask, store } = openForTest();
    saving(ask);
    ask.importCalls(Array.from({ length: 100 }, (_, index) => anyImportedCall({ callId: `c${index}`, customerId: 'w', startedAt: anyTime + index })));
    saving(ask, { tags: ['投诉过'] });
    for (let piece = 0; tendCallText(store.db); piece += 1) expect(piece).toBeLessThan(200);
    expect(foundCalls(ask, { text: '投诉过' })).toHaveLength(100);
    expect(foundCalls(ask, { tags: ['催单'] })).toEqual([]);
    expect(foundCalls(ask, { text: '催单' })).toEqual([]);
  });
});

test('a note of two thousand characters is found by its last word', () => {
  const { ask } = openForTest();
  ask.beginCall(anyCall({ callId: 'a' }));
  ask.keepDisposition({ callId: 'a', disposition: { reason: null, result: null, followUp: 'none', note: '' }, text: `咨询 · ${'很长的备注'.repeat(395)}螃蟹`, at: anyTime });
  expect(foundCalls(ask, { text: '螃蟹' })).toEqual(['a']);
});

test('the values offered are those that calls have: places without the operator, write-ups without their note', () => {
  const { ask } = logOf({ callId: 'a', areaText: '广东 深圳 移动', queue: '售后', disposition: '咨询 ▸ 已解决 · 私事' }, { callId: 'b', areaText: '上海 联通', agent: '8002' });
  expect(ask.logValues(null)).toEqual({
    serviceNumber: ['4008201234'], queue: ['售后'], agent: ['8001', '8002'], area: ['上海', '广东', '深圳'], disposition: ['咨询 ▸ 已解决'], level: [], tag: [],
  });
});

describe('time', () => {
  test('of calls that were shifted over the border of a range stays exact', () => {
    const { ask } = openForTest();
    ask.importCalls(['a', 'b', 'c'].map((callId) => anyImportedCall({ callId })));
    ask.importCalls([anyImportedCall({ callId: 'next', startedAt: anyTime + 1 })]);
    expect(foundCalls(ask, { from: anyTime + 1 })).toEqual(['next']);
    expect(foundCalls(ask, { until: anyTime + 1 })).toEqual(['c', 'b', 'a']);
    expect(measured(ask, { from: anyTime + 1 }, 1).count).toBe(1);
    expect(measured(ask, { until: anyTime + 1 }, 1).count).toBe(3);
  });

  test('that was set back gives calls their own places, and none is lost', () => {
    const { ask } = openForTest();
    for (const [index, startedAt] of [anyTime, anyTime + hour, anyTime - hour, anyTime + hour, anyTime].entries()) ask.beginCall(anyCall({ callId: `c${index}`, startedAt }));
    expect(foundCalls(ask, {}).sort()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4']);
    expect(foundCalls(ask, { from: anyTime, until: anyTime + 1 }).sort()).toEqual(['c0', 'c4']);
  });
});

test('counting in steps with any stride tells the key of every such row, and pages begin at it', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ missed: fc.boolean(), gap: fc.integer({ min: 0, max: 90_000_000 }) }), { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom<Partial<CallLogFilters>>({}, { results: ['missed'] }, { agents: ['8001'] }, { text: '138' }, { talk: { min: 1, max: null } }, { results: ['answered'] }, { results: ['answered', 'missed'] }, { direction: 'incoming', results: ['answered'], talk: { min: 1, max: 60 } }, { direction: 'outgoing', results: ['missed'] }), (calls, every, filters) => {
      const { ask, store } = openForTest();
      let startedAt = anyTime;
      ask.importCalls(calls.map(({ missed, gap }, index) => anyImportedCall({ callId: `c${index}`, startedAt: (startedAt += gap), result: missed ? 'missed' : 'answered', talkSeconds: missed ? 0 : 9 })));
      const all = foundCalls(ask, filters);
      const { count, keys } = measured(ask, filters, every);
      expect(count).toBe(all.length);
      expect(ask.callLogRows({ keys }).map(({ callId }) => callId)).toEqual(all.filter((_, index) => index % every === 0));
      for (const [index, key] of keys.entries()) {
        const page = ask.searchCallLog({ ...noFilters, ...filters, limit: every, cursor: String(key + 1) });
        expect(page.entries.map(({ callId }) => callId)).toEqual(all.slice(index * every, (index + 1) * every));
      }
      store.close();
    }),
    { numRuns: 24 },
  );
});

test('counting by direction, result and talk reads the index alone', () => {
  const { store } = logOf({ callId: 'a' });
  const plan = ({ counted, key, where, values }: LogConditions) => rawOf(store.db).prepare(`EXPLAIN QUERY PLAN SELECT count(*) FROM ${counted} WHERE ${key} <= 9 AND ${key} >= 1${where}`).all(...values) as { readonly detail: string }[];
  const asked: readonly Partial<CallLogFilters>[] = [{ results: ['answered'] }, { results: ['answered', 'forwarded'] }, { direction: 'incoming' }, { direction: 'outgoing', results: ['answered'] }, { talk: { min: 700, max: 900 } }];
  for (const filters of asked) {
    const conditions = logConditions(store.db, { ...noFilters, ...filters }, null) as LogConditions;
    expect(conditions.covered, JSON.stringify(filters)).toBe(true);
    expect(plan(conditions)[0]?.detail, JSON.stringify(filters)).toContain('USING COVERING INDEX callInOrder');
  }
});

test('a short list can be had with the values of a column, to be sorted by', () => {
  const { ask } = logOf({ callId: 'a', talkSeconds: 5 }, { callId: 'b', talkSeconds: 90 }, { callId: 'c', talkSeconds: 7 });
  const { keys, values } = measured(ask, {}, 1, 'talk');
  expect(values).toEqual([7, 90, 5]);
  const byTalk = keys.map((key, index) => ({ key, value: values[index] ?? 0 })).sort((a, b) => b.value - a.value).map(({ key }) => key);
  expect(ask.callLogRows({ keys: byTalk }).map((entry: CallLogEntry) => entry.callId)).toEqual(['b', 'c', 'a']);
});

test('saved views are kept, replaced and removed; one from another version is left alone', () => {
  const { ask } = openForTest();
  const settings = { filters: { ...noFilters, agents: ['8001'] }, time: 'today' as const, columns: [...usualColumns], sorting: newestFirst };
  ask.saveLogView({ id: 'mine', name: '我的 "视图"', settings, at: 1 });
  ask.saveLogView({ id: 'mine', name: '改名', settings, at: 2 });
  ask.saveLogView({ id: 'other', name: 'b', settings, at: 3 });
  expect(ask.logViews(null).map(({ id, name }) => [id, name])).toEqual([['mine', '改名'], ['other', 'b']]);
  ask.removeLogView({ id: 'mine' });
  ask.removeLogView({ id: 'mine' });
  expect(ask.logViews(null)).toEqual([{ id: 'other', name: 'b', settings }]);
});

test('merging in pauses ends, and finds what was found before', () => {
  const { ask, store } = openForTest();
  for (let index = 0; index < 60; index += 1) ask.beginCall(anyCall({ callId: `c${index}`, startedAt: anyTime + index * minute }));
  const before = foundCalls(ask, { text: '1234' });
  let pieces = 0;
  while (tendCallText(store.db)) expect((pieces += 1)).toBeLessThan(100);
  expect(foundCalls(ask, { text: '1234' })).toEqual(before);
  expect(before).toHaveLength(60);
});
