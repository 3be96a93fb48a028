import { expect, test } from 'vitest';
import { LedgerDesk, type LedgerStore } from '../../../electron/ledger/ledgerDesk.ts';
import type { LedgerState, LedgerSummary } from '../../../shared/ledger/ledgerSummary.ts';
import type { MissedItem } from '../../../shared/ledger/missedItem.ts';
import type { TaskDraft } from '../../../shared/tasks/task.ts';

const item: MissedItem = {
  itemId: 'c1', number: '13812345678', customerId: 'K1', customerName: '王丽', company: '', level: '', areaText: '', lastCallId: 'c2', serviceNumber: '4008201234', queue: '', ivrPath: '',
  firstAt: 5, lastAt: 9, misses: 2, tries: 0, lastTryAt: null, assignedTo: '', taskId: 'old task', remindAt: 3, closing: null,
};

function deskWith({ items = [item], read = () => Promise.resolve() }: { items?: readonly MissedItem[]; read?: () => Promise<void> } = {}) {
  const told: unknown[] = [];
  const published: LedgerState[] = [];
  const failures: unknown[] = [];
  const saved: { id: string | null; draft: TaskDraft }[] = [];
  let summary: LedgerSummary = { open: items.length, mine: 0, oldestAt: 5, next: items };
  let tasksRead = 0;
  const tell = (name: string) => (argument: unknown) => {
    told.push([name, argument]);
    return Promise.resolve();
  };
  const store: LedgerStore = {
    gatherMissed: read,
    summariseLedger: () => Promise.resolve(summary),
    getMissed: ({ itemId }) => Promise.resolve(items.filter((one) => one.itemId === itemId).map((one) => ({ item: one, facts: [] }))[0] ?? null),
    closeMissed: tell('close'), reopenMissed: tell('reopen'), assignMissed: tell('assign'), remindOfMissed: tell('remind'),
  };
  const desk = new LedgerDesk({
    store, agent: '8001', now: () => 77, publish: (state) => published.push(state), onFailed: (error) => failures.push(error),
    saveTask: (id, draft) => {
      saved.push({ id, draft });
      return Promise.resolve('task');
    },
    tasksMayBeDone: () => (tasksRead += 1),
  });
  return { desk, told, published, failures, saved, tasksRead: () => tasksRead, becomes: (next: LedgerSummary) => (summary = next) };
}

test('what is written is signed with the seat and its time', async () => {
  const { desk, told, published } = deskWith();
  await desk.close('c1', 'nuisance', ' ');
  await desk.reopen('c1');
  await desk.take('c1', true);
  await desk.take('c1', false);
  const signed = { itemId: 'c1', by: '8001', at: 77 };
  expect(told).toEqual([['close', { ...signed, reason: 'nuisance', note: '' }], ['reopen', signed], ['assign', { ...signed, to: '8001' }], ['assign', { ...signed, to: '' }]]);
  expect(published.map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
});

test('another reason has to be named', async () => {
  const { desk, told } = deskWith();
  await expect(desk.close('c1', 'other', '  ')).rejects.toMatchObject({ code: 'reasonMissing' });
  expect(told).toEqual([]);
});

test('a reminder is a task to the newest number, and a second one moves it', async () => {
  const { desk, told, saved } = deskWith();
  await desk.remind('c1', 500, '下午再打');
  expect(saved).toEqual([{ id: 'old task', draft: { number: '13812345678', customerId: 'K1', customerName: '王丽', callId: 'c2', dueAt: 500, note: '下午再打' } }]);
  expect(told).toEqual([['remind', { itemId: 'c1', taskId: 'task' }]]);
});

test('nobody can be reminded of a caller without a number, or of what is closed', async () => {
  const withheld = { ...item, itemId: 'w', number: '' };
  const closed = { ...item, itemId: 'x', closing: { at: 1, way: 'reason', reason: 'nuisance', note: '', by: '', callId: null } as const };
  const { desk, saved } = deskWith({ items: [withheld, closed] });
  await expect(desk.remind('w', 500, '')).rejects.toMatchObject({ code: 'emptyNumber' });
  await expect(desk.remind('x', 500, '')).rejects.toMatchObject({ code: 'notFound' });
  await expect(desk.remind('gone', 500, '')).rejects.toMatchObject({ code: 'notFound' });
  expect(saved).toEqual([]);
});

test('many changes while the ledger is read are read once more', async () => {
  const open: (() => void)[] = [];
  const { desk, published } = deskWith({ read: () => new Promise((resolve) => open.push(resolve)) });
  const first = desk.refresh();
  void desk.refresh();
  void desk.refresh();
  open.shift()?.();
  await first;
  expect(published).toHaveLength(1);
  open.shift()?.();
  await new Promise(setImmediate);
  expect(open).toHaveLength(0);
  expect(published).toHaveLength(2);
});

test('reminders are looked at when fewer items are open', async () => {
  const { desk, tasksRead, becomes } = deskWith();
  await desk.refresh();
  expect(tasksRead()).toBe(0);
  becomes({ open: 0, mine: 0, oldestAt: null, next: [] });
  await desk.refresh();
  expect(tasksRead()).toBe(1);
});

test('a database that does not answer leaves the picture as it was', async () => {
  let broken = false;
  const { desk, published, failures } = deskWith({ read: () => (broken ? Promise.reject(new Error('down')) : Promise.resolve()) });
  await desk.refresh();
  broken = true;
  await desk.refresh();
  expect(published).toHaveLength(1);
  expect(failures).toHaveLength(1);
  desk.stop();
  await desk.refresh();
  expect(failures).toHaveLength(1);
});
