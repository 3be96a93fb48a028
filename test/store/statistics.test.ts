import { expect, test } from 'vitest';
import { rawOf } from '../../electron/store/connection.ts';
import { staleDays } from '../../electron/store/tables/statisticsDays.ts';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import { anyPick, type StatisticsScope } from '../../shared/statistics/statisticsScope.ts';
import { anyCall, anyImportedCall, openForTest, temporaryDirectory } from './temporaryStore.ts';
import type { OpenedForTest } from './temporaryStore.ts';

const hour = 3_600_000;
/** 20 November 2026, 10:00 in China: local day 20,777. */
const morning = Date.UTC(2026, 10, 20, 2);
const day = Math.floor((morning + 8 * hour) / (24 * hour));
const scope: StatisticsScope = { zone: 'Asia/Shanghai', from: day, until: day + 1, unit: 'day', agent: null, serviceNumber: null, queue: null };
const page = { scope, now: morning + 30 * 24 * hour, cursor: null, limit: 100 };

async function total(ask: OpenedForTest['ask'], wanted: StatisticsScope = scope) {
  return (await ask.countCalls({ scope: wanted })).total;
}

function ended(callId: string, events: readonly CallEvent[]) {
  return { callId, events: events.map((event, sequence) => ({ sequence, event })) };
}

test('a call is counted from its beginning, and again rightly after its answer, end, write-up, verdict and quality', async () => {
  const { ask } = openForTest();
  ask.beginCall(anyCall({ callId: 'a', startedAt: morning, queueWaitSeconds: 12 }));
  expect(await total(ask)).toMatchObject({ offered: 1, open: 1, answered: 0, queued: 1, queueSeconds: 12 });
  ask.appendCallEvents(ended('a', [{ kind: 'rang', at: morning }, { kind: 'answered', at: morning + 4000 }]));
  expect(await total(ask)).toMatchObject({ offered: 1, open: 0, answered: 1, answerMs: 4000, waitMs: 16_000, inTime: 1, slaBase: 1 });
  ask.appendCallEvents({ callId: 'a', events: [{ sequence: 2, event: { kind: 'ended', at: morning + 64_000, end: { by: 'remote', cause: 'hungUp' } } }] });
  expect(await total(ask)).toMatchObject({ answered: 1, talkSeconds: 60, incomingTalkSeconds: 60, measured: 0, surveyed: 0, wrapUps: 0 });
  ask.putCallQuality({ callId: 'a', quality: { mosAverage: 4.123, mosWorst: 4, lossFraction: 0, jitterMs: 1, roundTripMs: 1, codec: 'PCMA', curve: [], alarms: [] } });
  ask.keepDisposition({ callId: 'a', disposition: { reason: 'repair', result: 'visit', followUp: 'none', note: '私密' }, text: '报修 ▸ 上门 · 私密', at: morning });
  ask.appendCallEvents({ callId: 'a', events: [{ sequence: 3, event: { kind: 'surveyed', at: morning + 70_000, survey: { score: 5, outOf: 5, source: 'X-Survey' } } }] });
  ask.putAgentPeriod({ agent: '8001', period: { kind: 'wrapUp', reason: null, since: morning + 64_150, until: morning + 94_150 } });
  const figures = await ask.countCalls({ scope });
  expect(figures.total).toMatchObject({ measured: 1, mosSum: 4.123, surveyed: 1, surveySum: 5, wrapUps: 1, wrapUpSeconds: 30 });
  expect(figures.dispositions.map(({ key }) => key)).toEqual(['#repair/visit']);
  expect(figures.places.map(({ key }) => key)).toEqual(['北京/北京']);
});

test('calls that are imported, filled in or deleted later change the figures of their days', async () => {
  const { ask, store } = openForTest();
  ask.importCalls([anyImportedCall({ callId: 'a', startedAt: morning }), anyImportedCall({ callId: 'b', startedAt: morning + hour, result: 'missed', answeredAt: null, endCause: 'cancelled', talkSeconds: 0 })]);
  expect(await total(ask)).toMatchObject({ offered: 2, answered: 1, abandoned: 1 });
  expect(staleDays(store.db)).toEqual([]);
  ask.importCalls([anyImportedCall({ callId: 'c', startedAt: morning - 24 * hour })]);
  ask.fillCall({ callId: 'a', areaText: '广东 深圳' });
  expect((await ask.countCalls({ scope })).places.map(({ key }) => key).sort()).toEqual(['unknown/', '广东/深圳']);
  expect(await total(ask, { ...scope, from: day - 1 })).toMatchObject({ offered: 3 });
  rawOf(store.db).exec(`DELETE FROM call WHERE callId = 'a'`);
  expect(await total(ask)).toMatchObject({ offered: 1, answered: 0 });
});

test('days are those of the zone that is asked for, and nothing is packed anew when it changes', async () => {
  const { ask, store } = openForTest();
  // 23:30 in Shanghai is 16:30 in Berlin; 00:30 the next day is 17:30.
  ask.importCalls([anyImportedCall({ callId: 'a', startedAt: Date.UTC(2026, 10, 20, 15, 30) }), anyImportedCall({ callId: 'b', startedAt: Date.UTC(2026, 10, 20, 16, 30) })]);
  expect(await total(ask)).toMatchObject({ offered: 1 });
  const packed = () => rawOf(store.db).prepare('SELECT total_changes() AS changes').get();
  const before = packed();
  expect(await total(ask, { ...scope, zone: 'Europe/Berlin' })).toMatchObject({ offered: 2 });
  expect(packed()).toEqual(before);
});

test('the calls behind a figure are listed newest first in pages, and are as many as the figure says', async () => {
  const { ask } = openForTest();
  ask.importCalls(Array.from({ length: 25 }, (_, index) => anyImportedCall({ callId: `c${index}`, startedAt: morning + index * 60_000, ...(index % 5 === 0 ? { result: 'missed', answeredAt: null, endCause: 'noAnswer' } as const : {}) })));
  const missed = await ask.listCountedCalls({ ...page, pick: { thing: 'noAnswer', ...anyPick } });
  expect(missed.entries.map(({ callId }) => callId)).toEqual(['c20', 'c15', 'c10', 'c5', 'c0']);
  const first = await ask.listCountedCalls({ ...page, limit: 3, pick: { thing: 'missed', ...anyPick } });
  expect(first.entries.map(({ callId }) => callId)).toEqual(['c20', 'c15', 'c10']);
  const second = await ask.listCountedCalls({ ...page, limit: 3, cursor: first.cursor, pick: { thing: 'missed', ...anyPick } });
  expect(second).toMatchObject({ entries: [{ callId: 'c5' }, { callId: 'c0' }], cursor: null });
  const answered = await ask.listCountedCalls({ ...page, pick: { thing: 'answered', ...anyPick } });
  expect(answered.entries).toHaveLength((await total(ask)).answered);
});

test('first contacts that were answered are resolved, unresolved or undecided, and their calls can be listed', async () => {
  const { ask } = openForTest();
  const call = (callId: string, days: number, remoteNumber: string, changes = {}) => anyImportedCall({ callId, startedAt: morning + days * 24 * hour, remoteNumber, ...changes });
  ask.importCalls([
    call('early', -3, '13900000003'),
    call('once', 0, '13900000001'), call('twice', 0, '13900000002', { startedAt: morning + 1 }), call('again', 0, '13900000003', { startedAt: morning + 2 }),
    call('hidden', 0, '', { startedAt: morning + 3 }), call('second', 6, '13900000002'), call('muchLater', 12, '13900000001'),
  ]);
  const figures = await ask.countCallers({ scope, windowDays: 7, now: morning + 30 * 24 * hour });
  expect(figures.total).toEqual({ key: '', resolved: 1, unresolved: 1, undecided: 0, contacts: 2, repeated: 1 });
  const listed = (thing: 'resolved' | 'unresolved' | 'undecided', now: number) => ask.listCountedCalls({ ...page, now, pick: { ...anyPick, thing, windowDays: 7 } });
  expect((await listed('resolved', page.now)).entries.map(({ callId }) => callId)).toEqual(['once']);
  expect((await listed('unresolved', page.now)).entries.map(({ callId }) => callId)).toEqual(['twice']);
  const wide = await ask.countCallers({ scope: { ...scope, until: day + 20 }, windowDays: 7, now: morning + 13 * 24 * hour });
  expect(wide.repeatCallers.map(({ number, calls }) => [number, calls])).toEqual([['13900000001', 2], ['13900000002', 2]]);
  const behind = await ask.listCountedCalls({ ...page, scope: { ...scope, until: day + 20 }, pick: { ...anyPick, thing: 'offered', callerOf: wide.repeatCallers[1]?.lastCall ?? null } });
  expect(behind.entries.map(({ callId }) => callId)).toEqual(['second', 'twice']);
});

test('a new formula of the service level holds from today on and rewrites no earlier day', async () => {
  const { ask } = openForTest();
  const slow = { answeredAt: null as number | null };
  for (const [callId, days] of [['old', -1], ['new', 0]] as const) {
    const startedAt = morning + days * 24 * hour;
    ask.importCalls([anyImportedCall({ callId, startedAt, answeredAt: startedAt + 40_000 }), anyImportedCall({ callId: `${callId}-lost`, startedAt: startedAt + 1000, result: 'missed', endCause: 'noAnswer', ...slow })]);
  }
  const levels = async () => (await ask.countCalls({ scope: { ...scope, from: day - 1 } })).periods.map(({ measures }) => [measures.inTime, measures.slaBase]);
  expect(await levels()).toEqual([[0, 2], [0, 2]]);
  ask.putSlaTerms({ today: day, terms: { formula: 'answeredOrAbandoned', withinSeconds: 60, shortSeconds: 5 } });
  expect(await levels()).toEqual([[0, 2], [1, 1]]);
  ask.putSlaTerms({ today: day, terms: { formula: 'entered', withinSeconds: 60, shortSeconds: 5 } });
  expect(ask.listSlaRules(null).map(({ from, formula }) => [from, formula])).toEqual([[0, 'offered'], [day, 'entered']]);
  expect(await levels()).toEqual([[0, 2], [1, 2]]);
  const base = await ask.listCountedCalls({ ...page, scope: { ...scope, from: day - 1 }, pick: { ...anyPick, thing: 'late' } });
  expect(base.entries.map(({ callId }) => callId)).toEqual(['new-lost', 'old-lost', 'old']);
});

test('time in states is cut at the ends of the time asked for and added up per agent, state and reason', async () => {
  const { ask } = openForTest();
  ask.putAgentPeriod({ agent: '8001', period: { kind: 'idle', reason: null, since: 100, until: 300 } });
  ask.putAgentPeriod({ agent: '8001', period: { kind: 'break', reason: 'meal', since: 300, until: 500 } });
  ask.putAgentPeriod({ agent: '8001', period: { kind: 'idle', reason: null, since: 500, until: null } });
  ask.agentAlive({ agent: '8001', at: 900 });
  ask.putAgentPeriod({ agent: '8002', period: { kind: 'busy', reason: null, since: 0, until: 1000 } });
  expect(await ask.sumAgentTimes({ agent: '8001', from: 200, until: 10_000 })).toEqual([
    { agent: '8001', kind: 'break', reason: 'meal', ms: 200 }, { agent: '8001', kind: 'idle', reason: null, ms: 500 },
  ]);
  const all = await ask.sumAgentTimes({ agent: null, from: 0, until: 100 });
  expect(all.filter(({ ms }) => ms > 0)).toEqual([{ agent: '8002', kind: 'busy', reason: null, ms: 100 }]);
});

test('packed days that were damaged are packed again', async () => {
  const directory = temporaryDirectory();
  const { ask, store } = openForTest(directory);
  ask.importCalls([anyImportedCall({ callId: 'a', startedAt: morning }), anyImportedCall({ callId: 'b', startedAt: morning + 1 })]);
  expect(await total(ask)).toMatchObject({ offered: 2 });
  rawOf(store.db).exec(`UPDATE statisticsDay SET bytes = x'00', words = 'none'`);
  expect(await total(ask)).toMatchObject({ offered: 2 });
});
