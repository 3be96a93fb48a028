import { expect, onTestFinished, test } from 'vitest';
import { CountingThread } from '../../electron/store/countingThread.ts';
import { claimDay, keepPackedDay, packCallsOf, staleDays } from '../../electron/store/tables/statisticsDays.ts';
import { rawOf } from '../../electron/store/connection.ts';
import type { StatisticsScope } from '../../shared/statistics/statisticsScope.ts';
import { anyImportedCall, openForTest } from './temporaryStore.ts';

/** 20 November 2026, 10:00 in China: local day 20,777, and the same day in UTC. */
const morning = Date.UTC(2026, 10, 20, 2);
const day = Math.floor(morning / 86_400_000);
const scope: StatisticsScope = { zone: 'Asia/Shanghai', from: day, until: day + 1, unit: 'day', agent: null, serviceNumber: null, queue: null };

test('calls are counted in a thread of their own, with what is committed at the moment of asking', async () => {
  const { ask, store } = openForTest();
  const counting = new CountingThread(store, () => undefined);
  onTestFinished(() => counting.end());
  ask.importCalls([anyImportedCall({ callId: 'a', startedAt: morning })]);
  expect((await counting.ask('countCalls', { scope })).total).toMatchObject({ offered: 1 });
  expect(staleDays(store.db)).toEqual([]);
  ask.importCalls([anyImportedCall({ callId: 'b', startedAt: morning + 1000 }), anyImportedCall({ callId: 'c', startedAt: morning - 86_400_000 })]);
  const [first, second] = await Promise.all([counting.ask('countCalls', { scope }), counting.ask('countCalls', { scope: { ...scope, from: day - 1 } })]);
  expect([first.total.offered, second.total.offered]).toEqual([2, 3]);
  ask.importCalls([anyImportedCall({ callId: 'd', startedAt: morning + 2000 })]);
  await counting.end();
  expect((await counting.ask('countCalls', { scope })).total).toMatchObject({ offered: 3 });
});

test('who asks while an idle thread is still ending gets an answer from the next one', async () => {
  const { ask, store } = openForTest();
  const counting = new CountingThread(store, () => undefined);
  onTestFinished(() => counting.end());
  ask.importCalls([anyImportedCall({ callId: 'a', startedAt: morning })]);
  await counting.ask('countCalls', { scope });
  const [, figures] = await Promise.all([counting.end(), counting.ask('countCalls', { scope })]);
  expect(figures.total).toMatchObject({ offered: 1 });
});

test('many days that changed before the start are packed ahead; a few wait for the look that needs them', async () => {
  const { ask, store } = openForTest();
  const counting = new CountingThread(store, () => undefined);
  onTestFinished(() => counting.end());
  ask.importCalls([anyImportedCall({ callId: 'a', startedAt: morning })]);
  await counting.packAhead();
  expect(staleDays(store.db)).toEqual([day]);
  ask.importCalls([1, 2, 3, 4].map((ago) => anyImportedCall({ callId: `b${ago}`, startedAt: morning - ago * 86_400_000 })));
  await counting.packAhead();
  expect(staleDays(store.db)).toEqual([]);
});

test('a database that cannot be read is told with the words of SQLite', async () => {
  const { ask, store } = openForTest();
  const counting = new CountingThread(store, () => undefined);
  onTestFinished(() => counting.end());
  ask.importCalls([anyImportedCall({ callId: 'a', startedAt: morning })]);
  rawOf(store.db).exec('ALTER TABLE call RENAME COLUMN talkSeconds TO talkedSeconds');
  await expect(counting.ask('countCalls', { scope })).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
});

test('a day whose calls change while it is packed, and one whose packing a crash cut off, are packed again', () => {
  const { ask, store } = openForTest();
  ask.importCalls([anyImportedCall({ callId: 'a', startedAt: morning })]);
  claimDay(store.db, day);
  expect(staleDays(store.db)).toEqual([day]);
  const packed = packCallsOf(store.db, day);
  ask.importCalls([anyImportedCall({ callId: 'b', startedAt: morning + 1000 })]);
  keepPackedDay(store.db, day, packed);
  expect(staleDays(store.db)).toEqual([day]);
  claimDay(store.db, day);
  keepPackedDay(store.db, day, packCallsOf(store.db, day));
  expect(staleDays(store.db)).toEqual([]);
});
