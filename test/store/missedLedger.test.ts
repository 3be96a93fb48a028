import { describe, expect, test } from 'vitest';
import type { CallEnd } from '../../shared/calls/call.ts';
import type { CallBeginning } from '../../shared/calls/callBeginning.ts';
import type { CustomerDraft } from '../../shared/callers/customerCard.ts';
import { undoMs } from '../../shared/ledger/ledgerRules.ts';
import { rawOf } from '../../electron/store/connection.ts';
import { rolledBackStore } from './rolledBackStore.ts';
import { anyCall, anyImportedCall, anyTime, type DirectStore } from './temporaryStore.ts';

const { forTest, again } = rolledBackStore();

const minute = 60_000;
const gaveUp: CallEnd = { by: 'remote', cause: 'cancelled' };
const mobile = '13812345678';
const other = '13900001111';

type Direction = CallBeginning['direction'];

/** An incoming call that nobody answered, or an outgoing one, with its end; `answered` seconds after it began. */
function live(ask: DirectStore, callId: string, changes: Partial<CallBeginning> & { readonly direction?: Direction; readonly answered?: boolean; readonly end?: CallEnd } = {}): void {
  const { answered = false, end = gaveUp, ...call } = changes;
  const began = anyCall({ callId, ...call });
  ask.beginCall(began);
  const at = began.startedAt + 9_000;
  ask.appendCallEvents({ callId, events: [{ sequence: 0, event: { kind: 'rang', at: began.startedAt } }] });
  if (answered) ask.appendCallEvents({ callId, events: [{ sequence: 1, event: { kind: 'answered', at } }] });
  ask.appendCallEvents({ callId, events: [{ sequence: 2, event: { kind: 'ended', at: at + 1_000, end: answered ? { by: 'remote', cause: 'hungUp' } : end } }] });
}

const open = (ask: DirectStore) => ask.listMissed({ filter: 'open', agent: '8001', offset: 0, limit: 100 }).items;
const closed = (ask: DirectStore) => ask.listMissed({ filter: 'closed', agent: '8001', offset: 0, limit: 100 }).items;
const factsOf = (ask: DirectStore, itemId: string) => ask.getMissed({ itemId })?.facts.map(({ kind }) => kind);

function card(ask: DirectStore, id: string, numbers: readonly string[], level = ''): void {
  const draft: CustomerDraft = { name: '王丽', company: '华强', level, tags: [], notes: '', numbers };
  ask.saveCustomer({ id, draft, at: anyTime });
}

describe('what opens an item', () => {
  test.each<[string, CallEnd]>([
    ['a caller who gave up', gaveUp],
    ['a ring that ran out', { by: 'platform', cause: 'noAnswer' }],
    ['do not disturb', { by: 'agent', cause: 'refusedByRule', sipCode: 480 }],
    ['a call that the agent refused', { by: 'agent', cause: 'rejected', sipCode: 603 }],
    ['a failure of ours', { by: 'network', cause: 'failed' }],
  ])('%s', (_why, end) => {
    const { ask } = forTest();
    live(ask, 'c1', { end });
    expect(open(ask)).toMatchObject([{ itemId: 'c1', number: mobile, serviceNumber: '4008201234', queue: '售后服务', misses: 1, tries: 0, firstAt: anyTime, closing: null }]);
    expect(ask.summariseLedger({ agent: '8001', shown: 5 })).toMatchObject({ open: 1, mine: 0, oldestAt: anyTime, next: [{ itemId: 'c1' }] });
  });

  test.each<[string, CallEnd]>([
    ['a call that was sent on', { by: 'agent', cause: 'redirected', sipCode: 302 }],
    ['a call that another seat answered', { by: 'platform', cause: 'answeredElsewhere' }],
  ])('not %s', (_why, end) => {
    const { ask } = forTest();
    live(ask, 'c1', { end });
    expect(open(ask)).toEqual([]);
  });

  test('a call in which the program died while it rang', () => {
    const { ask } = forTest();
    ask.beginCall(anyCall({ callId: 'c1' }));
    for (const _again of [1, 2]) ask.markInterruptedCalls({ at: anyTime + minute });
    expect(open(ask)).toMatchObject([{ itemId: 'c1', misses: 1 }]);
  });
});

test('calls of one number are one item with their count and times', () => {
  const { ask } = forTest();
  live(ask, 'c1');
  live(ask, 'c2', { startedAt: anyTime + minute, serviceNumber: '4001112222' });
  live(ask, 'c3', { startedAt: anyTime + 2 * minute, remoteNumber: other });
  expect(open(ask).map(({ itemId, misses, firstAt, lastAt, serviceNumber }) => ({ itemId, misses, firstAt, lastAt, serviceNumber }))).toEqual([
    { itemId: 'c1', misses: 2, firstAt: anyTime, lastAt: anyTime + minute, serviceNumber: '4001112222' },
    { itemId: 'c3', misses: 1, firstAt: anyTime + 2 * minute, lastAt: anyTime + 2 * minute, serviceNumber: '4008201234' },
  ]);
  expect(factsOf(ask, 'c1')).toEqual(['missed', 'missed']);
});

test('calls of a customer from different numbers are one item', () => {
  const { ask } = forTest();
  card(ask, 'K1', [mobile, other], 'VIP');
  live(ask, 'c1');
  live(ask, 'c2', { startedAt: anyTime + minute, remoteNumber: other });
  expect(open(ask)).toMatchObject([{ itemId: 'c1', misses: 2, number: other, customerName: '王丽', company: '华强', level: 'VIP' }]);
});

test('items of strangers who turn out to be one customer go up in the older one', () => {
  const { ask } = forTest();
  live(ask, 'c1');
  live(ask, 'c2', { startedAt: anyTime + minute, remoteNumber: other });
  ask.assignMissed({ itemId: 'c2', to: '8002', by: '8001', at: anyTime });
  card(ask, 'K1', [mobile, other]);
  for (const _again of [1, 2]) ask.gatherMissed({ at: anyTime + 2 * minute });
  expect(open(ask)).toMatchObject([{ itemId: 'c1', misses: 2, number: other, assignedTo: '8002', customerId: 'K1' }]);
  expect(ask.getMissed({ itemId: 'c2' })?.item.itemId).toBe('c1');
  expect(factsOf(ask, 'c2')).toEqual(['missed', 'missed', 'assigned', 'merged']);
});

test('calls with a withheld number are an item each, which only a reason closes', () => {
  const { ask } = forTest();
  live(ask, 'c1', { remoteNumber: '' });
  live(ask, 'c2', { remoteNumber: '', startedAt: anyTime + minute });
  live(ask, 'c3', { remoteNumber: '', startedAt: anyTime + 2 * minute, answered: true });
  expect(open(ask).map(({ itemId }) => itemId)).toEqual(['c1', 'c2']);
  ask.closeMissed({ itemId: 'c1', reason: 'nuisance', note: '', by: '8001', at: anyTime + 3 * minute });
  expect(open(ask).map(({ itemId }) => itemId)).toEqual(['c2']);
});

describe('what closes an item', () => {
  test('our call that they answered, at its answer', () => {
    const { ask } = forTest();
    live(ask, 'c1');
    live(ask, 'out', { direction: 'outgoing', startedAt: anyTime + 5 * minute, answered: true });
    expect(open(ask)).toEqual([]);
    expect(closed(ask)).toMatchObject([{ closing: { way: 'calledBack', callId: 'out', at: anyTime + 5 * minute + 9_000, by: '8001', reason: null } }]);
  });

  test('their later call that was answered, here or by another seat', () => {
    forTest();
    for (const changes of [{ answered: true }, { end: { by: 'platform', cause: 'answeredElsewhere' } as const }]) {
      const { ask } = again();
      live(ask, 'c1');
      live(ask, 'c2', { startedAt: anyTime + 5 * minute, ...changes });
      expect(closed(ask)).toMatchObject([{ itemId: 'c1', closing: { way: 'answered', callId: 'c2' } }]);
      expect(open(ask)).toEqual([]);
    }
  });

  test('a call to another number of the customer', () => {
    const { ask } = forTest();
    card(ask, 'K1', [mobile, other]);
    live(ask, 'c1');
    live(ask, 'out', { direction: 'outgoing', startedAt: anyTime + 5 * minute, remoteNumber: other, answered: true });
    expect(closed(ask)).toMatchObject([{ itemId: 'c1', closing: { way: 'calledBack' } }]);
  });

  test('a try in vain only counts', () => {
    const { ask } = forTest();
    live(ask, 'c1');
    for (const nth of [1, 2]) live(ask, `out${nth}`, { direction: 'outgoing', startedAt: anyTime + nth * minute, end: { by: 'remote', cause: 'noAnswer', sipCode: 480 } });
    expect(open(ask)).toMatchObject([{ tries: 2, lastTryAt: anyTime + 2 * minute }]);
    expect(factsOf(ask, 'c1')).toEqual(['missed', 'tried', 'tried']);
  });

  test('a conversation closes although the clock jumped back before it', () => {
    const { ask } = forTest();
    live(ask, 'c1');
    live(ask, 'out', { direction: 'outgoing', startedAt: anyTime - 60 * minute, answered: true });
    expect(open(ask)).toEqual([]);
    live(ask, 'c2', { startedAt: anyTime - 120 * minute });
    expect(open(ask)).toMatchObject([{ itemId: 'c2', misses: 1 }]);
  });

  test('the next missed call after a closing is a new item', () => {
    const { ask } = forTest();
    live(ask, 'c1');
    live(ask, 'out', { direction: 'outgoing', startedAt: anyTime + minute, answered: true });
    live(ask, 'c2', { startedAt: anyTime + 2 * minute });
    expect(open(ask)).toMatchObject([{ itemId: 'c2', misses: 1 }]);
    expect(closed(ask)).toMatchObject([{ itemId: 'c1', misses: 1 }]);
  });

  test('events that a crash repeats change nothing, not even an item that opened meanwhile', () => {
    const { ask } = forTest();
    live(ask, 'c1');
    live(ask, 'out', { direction: 'outgoing', startedAt: anyTime + minute, answered: true });
    live(ask, 'c2', { startedAt: anyTime + 2 * minute });
    const before = [open(ask), closed(ask)];
    live(ask, 'c1');
    live(ask, 'out', { direction: 'outgoing', startedAt: anyTime + minute, answered: true });
    live(ask, 'c2', { startedAt: anyTime + 2 * minute });
    expect([open(ask), closed(ask)]).toEqual(before);
  });
});

describe('a person', () => {
  test('closes with a reason, once', () => {
    const { ask } = forTest();
    live(ask, 'c1');
    const word = { itemId: 'c1', reason: 'other', note: '已在微信处理', by: '8001', at: anyTime + minute } as const;
    for (const _again of [1, 2]) ask.closeMissed(word);
    ask.closeMissed({ ...word, reason: 'duplicate', at: anyTime + 2 * minute });
    expect(closed(ask)).toMatchObject([{ closing: { way: 'reason', reason: 'other', note: '已在微信处理', by: '8001', at: anyTime + minute, callId: null } }]);
    expect(factsOf(ask, 'c1')).toEqual(['missed', 'closed']);
  });

  test('takes a closing back within a minute, and both stay in the history', () => {
    const { ask } = forTest();
    live(ask, 'c1');
    const closing = { itemId: 'c1', reason: 'nuisance', note: '', by: '8001', at: anyTime + minute } as const;
    ask.closeMissed(closing);
    for (const _again of [1, 2]) ask.reopenMissed({ itemId: 'c1', by: '8001', at: closing.at + undoMs });
    expect(open(ask)).toMatchObject([{ itemId: 'c1', closing: null }]);
    expect(factsOf(ask, 'c1')).toEqual(['missed', 'closed', 'reopened']);
    ask.closeMissed(closing);
    expect(open(ask)).toHaveLength(1);
    ask.closeMissed({ ...closing, at: closing.at + 2 * undoMs });
    expect(open(ask)).toHaveLength(0);
    expect(() => ask.reopenMissed({ itemId: 'c1', by: '8001', at: closing.at + 4 * undoMs })).toThrow(/no longer/);
  });

  test('takes a closing back after the caller was missed again: one item with both calls', () => {
    const { ask } = forTest();
    live(ask, 'c1');
    ask.closeMissed({ itemId: 'c1', reason: 'nuisance', note: '', by: '8001', at: anyTime + minute });
    live(ask, 'c2', { startedAt: anyTime + minute + 10_000 });
    ask.reopenMissed({ itemId: 'c1', by: '8001', at: anyTime + minute + 20_000 });
    expect(open(ask)).toMatchObject([{ itemId: 'c1', misses: 2, lastCallId: 'c2', firstAt: anyTime }]);
    expect(ask.getMissed({ itemId: 'c2' })?.item.itemId).toBe('c1');
  });

  test('cannot take back that the caller was spoken to', () => {
    const { ask } = forTest();
    live(ask, 'c1');
    live(ask, 'out', { direction: 'outgoing', startedAt: anyTime + 1_000, answered: true });
    expect(() => ask.reopenMissed({ itemId: 'c1', by: '8001', at: anyTime + 12_000 })).toThrow(/no longer/);
  });

  test('takes an item, gives it back, and finds it among his own', () => {
    const { ask } = forTest();
    live(ask, 'c1');
    live(ask, 'c2', { remoteNumber: other });
    ask.assignMissed({ itemId: 'c1', to: '8001', by: '8001', at: anyTime });
    ask.assignMissed({ itemId: 'c2', to: '8002', by: '8001', at: anyTime });
    expect(ask.listMissed({ filter: 'mine', agent: '8001', offset: 0, limit: 9 }).items.map(({ itemId }) => itemId)).toEqual(['c1']);
    ask.assignMissed({ itemId: 'c1', to: '', by: '8001', at: anyTime });
    expect(ask.listMissed({ filter: 'mine', agent: '8001', offset: 0, limit: 9 }).total).toBe(0);
    ask.closeMissed({ itemId: 'c1', reason: 'nuisance', note: '', by: '8001', at: anyTime });
    expect(() => ask.assignMissed({ itemId: 'c1', to: '8001', by: '8001', at: anyTime })).toThrow(/closed/);
    expect(() => ask.assignMissed({ itemId: 'nobody', to: '8001', by: '8001', at: anyTime })).toThrow(/no such/);
  });

  test('is not reminded of what is closed', () => {
    const { ask } = forTest();
    live(ask, 'c1');
    const task = { id: 't1', number: mobile, customerId: null, customerName: '', callId: 'c1', dueAt: anyTime + 60 * minute, note: '', state: 'open', createdAt: anyTime, remindedAt: null, closedAt: null } as const;
    ask.saveTask({ task });
    ask.remindOfMissed({ itemId: 'c1', taskId: 't1' });
    expect(open(ask)).toMatchObject([{ remindAt: anyTime + 60 * minute }]);
    live(ask, 'out', { direction: 'outgoing', startedAt: anyTime + minute, answered: true });
    expect(ask.getTask({ id: 't1' })).toMatchObject({ state: 'done' });
    expect(closed(ask)).toMatchObject([{ remindAt: null }]);
  });
});

describe('calls of other seats, imported', () => {
  const missed = (callId: string, startedAt: number, changes = {}) => anyImportedCall({ callId, startedAt, answeredAt: null, result: 'missed', endCause: 'cancelled', talkSeconds: 0, ...changes });
  const callBack = (callId: string, startedAt: number, changes = {}) => anyImportedCall({ callId, startedAt, direction: 'outgoing', agent: '8002', ...changes });

  test('open items, and close what they called back late', () => {
    const { ask } = forTest();
    live(ask, 'c1');
    ask.importCalls([missed('m1', anyTime + minute, { remoteNumber: other })]);
    expect(open(ask).map(({ itemId }) => itemId)).toEqual(['c1', 'm1']);
    for (const _again of [1, 2]) ask.importCalls([callBack('b1', anyTime + 10 * minute)]);
    expect(open(ask).map(({ itemId }) => itemId)).toEqual(['m1']);
    expect(closed(ask)).toMatchObject([{ itemId: 'c1', closing: { by: '8002', callId: 'b1', way: 'calledBack' } }]);
  });

  test('close nothing that was missed after them', () => {
    const { ask } = forTest();
    live(ask, 'c1');
    live(ask, 'c2', { startedAt: anyTime + 20 * minute });
    ask.importCalls([callBack('b1', anyTime + 10 * minute)]);
    expect(open(ask)).toMatchObject([{ itemId: 'c1', misses: 2 }]);
    expect(factsOf(ask, 'c1')).toEqual(['missed', 'missed', 'reached']);
  });

  test('that were missed before a conversation that is known already are closed by it', () => {
    const { ask } = forTest();
    ask.importCalls([callBack('b1', anyTime + 10 * minute)]);
    ask.importCalls([missed('m1', anyTime)]);
    expect(open(ask)).toEqual([]);
    expect(closed(ask)).toMatchObject([{ itemId: 'm1', closing: { callId: 'b1' } }]);
  });

  test('count their tries, and reach customers by their other numbers', () => {
    const { ask } = forTest();
    card(ask, 'K1', [mobile, other]);
    live(ask, 'c1');
    ask.importCalls([callBack('t1', anyTime + minute, { result: 'failed', answeredAt: null, endCause: 'noAnswer' })]);
    expect(open(ask)).toMatchObject([{ tries: 1 }]);
    ask.importCalls([callBack('b1', anyTime + 2 * minute, { remoteNumber: other })]);
    expect(open(ask)).toEqual([]);
  });

  test('older than thirty days before the newest call open nothing', () => {
    const { ask } = forTest();
    const day = 24 * 60 * minute;
    ask.importCalls([missed('old', anyTime - 31 * day), missed('new', anyTime - 29 * day, { remoteNumber: other }), anyImportedCall({ callId: 'x', startedAt: anyTime, remoteNumber: '' })]);
    expect(open(ask).map(({ itemId }) => itemId)).toEqual(['new']);
  });
});

test('the table itself refuses a second open item of a caller or a customer', () => {
  const { ask, store } = forTest();
  card(ask, 'K1', [mobile]);
  live(ask, 'c1');
  const copy = (change: string) => rawOf(store.db).exec(`CREATE TEMP TABLE twin AS SELECT * FROM missedItem; UPDATE twin SET id = 99, itemId = 'c9', ${change}; INSERT INTO missedItem SELECT * FROM twin;`);
  expect(() => copy('customerId = NULL')).toThrow(/UNIQUE/);
  rawOf(store.db).exec('DROP TABLE twin');
  expect(() => copy(`caller = 'x'`)).toThrow(/UNIQUE/);
});

test('the figures count what is open, and how and when the rest was closed', () => {
  const { ask } = forTest();
  live(ask, 'c1');
  live(ask, 'c2', { remoteNumber: other, serviceNumber: '4001112222' });
  live(ask, 'out', { direction: 'outgoing', startedAt: anyTime + 5 * minute, answered: true });
  expect(ask.countLedger({ from: anyTime - minute, until: anyTime + 60 * minute, now: anyTime + 45 * minute })).toMatchObject({
    open: 1, oldestOpenAt: anyTime, openedInRange: 2, closedInRange: { calledBack: 1, answered: 0, reason: 0 }, medianToCloseMs: 5 * minute + 9_000,
    shares: [{ closed: 1, of: 2 }, { closed: 1, of: 1 }, { closed: 1, of: 1 }],
    byNumber: [{ serviceNumber: '4001112222', opened: 1, open: 1 }, { serviceNumber: '4008201234', opened: 1, open: 0 }],
  });
});
