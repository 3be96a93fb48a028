import { describe, expect, test } from 'vitest';
import { tendCallText } from '../../electron/store/tables/callTextUpkeep.ts';
import type { CallResult } from '../../shared/calls/callLogEntry.ts';
import { mostTags } from '../../shared/customers/customer.ts';
import { anyImportedCall, anyTime, foundCalls, openForTest } from './temporaryStore.ts';
import type { DirectStore, OpenedForTest } from './temporaryStore.ts';

const hour = 3_600_000;
const signed = { by: '8001', at: anyTime + 100 * hour };

/** Calls an hour apart, each of a caller of its own unless said otherwise. */
function logOf(...calls: Parameters<typeof anyImportedCall>[0][]): OpenedForTest {
  const opened = openForTest();
  opened.ask.importCalls(calls.map((call, index) => anyImportedCall({ startedAt: anyTime + index * hour, remoteNumber: `1380000000${index}`, ...call })));
  return opened;
}

function card(ask: DirectStore, id: string, number: string, tags: readonly string[] = []): void {
  ask.saveCustomer({ id, draft: { name: id, company: '', level: '', tags: [...tags], notes: '', numbers: [number] }, at: 1 });
}

test('the rows of named calls come newest first, each once, without those that are gone', () => {
  const { ask } = logOf({ callId: 'a' }, { callId: 'b' }, { callId: 'c' });
  expect(ask.callsById({ callIds: ['a', 'c', 'nowhere', 'a'] }).map(({ callId }) => callId)).toEqual(['c', 'a']);
});

describe('tags', () => {
  test('are given to the customers of calls and taken from them, once each, and found when a pause has gone by', () => {
    const { ask, store } = openForTest();
    card(ask, 'w', '13800000000', ['旧', '留']);
    card(ask, 'z', '13800000002');
    ask.importCalls([
      anyImportedCall({ callId: 'a', customerId: 'w', remoteNumber: '13800000000' }),
      anyImportedCall({ callId: 'b', customerId: 'w', startedAt: anyTime + hour, remoteNumber: '13800000000' }),
      // Kept before the card was made: its number is the customer's by now.
      anyImportedCall({ callId: 'c', startedAt: anyTime + 2 * hour, remoteNumber: '13800000002' }),
      anyImportedCall({ callId: 'd', startedAt: anyTime + 3 * hour, remoteNumber: '13800000009' }),
    ]);
    const wish = { callIds: ['a', 'b', 'c', 'd', 'nowhere'], give: ['投诉', '留'], take: ['旧'], at: 5 };
    const outcome = { customerIds: ['w', 'z'], left: { noCustomer: 1, gone: 1 } };
    expect(ask.tagChosen(wish)).toEqual(outcome);
    expect(ask.getCustomer({ id: 'w' })).toMatchObject({ tags: ['留', '投诉'], updatedAt: 5, numbers: ['13800000000'] });
    expect(ask.getCustomer({ id: 'z' })).toMatchObject({ tags: ['投诉', '留'] });
    expect(ask.logValues(null).tag).toContain('投诉');
    expect(ask.tagChosen({ ...wish, at: 6 })).toEqual(outcome);
    expect(ask.getCustomer({ id: 'w' })).toMatchObject({ updatedAt: 5 });
    while (tendCallText(store.db));
    expect(foundCalls(ask, { tags: ['投诉'] })).toEqual(['b', 'a']);
  });

  test('beyond what a card can have are refused whole, and taking some away still works then', () => {
    const { ask } = logOf({ callId: 'a' });
    const full = Array.from({ length: mostTags }, (_, index) => `t${index}`);
    card(ask, 'w', '13800000000', full);
    expect(ask.tagChosen({ callIds: ['a'], give: ['more'], take: [], at: 5 })).toEqual({ customerIds: [], left: { tooManyTags: 1 } });
    expect(ask.getCustomer({ id: 'w' })?.tags).toEqual(full);
    expect(ask.tagChosen({ callIds: ['a'], give: ['more'], take: ['t0'], at: 5 })).toEqual({ customerIds: ['w'], left: {} });
  });
});

test('recordings are held call by call, each hold a link of the chain; an earlier hold stays as it is', () => {
  const { ask } = logOf({ callId: 'a' }, { callId: 'b' }, { callId: 'silent' });
  for (const callId of ['a', 'b']) ask.beginRecording({ id: `r-${callId}`, callId, startedAt: anyTime, mimeType: 'audio/webm;codecs=opus' });
  ask.holdRecordings({ callId: 'b', hold: { reason: '旧案', by: 'owner', at: 1 } });
  const wish = { callIds: ['a', 'b', 'silent', 'nowhere'], hold: { reason: '诉讼', by: 'owner', at: 2 } };
  for (let time = 0; time < 2; time += 1) expect(ask.holdChosen(wish)).toEqual({ done: 1, left: { heldAlready: 1, noRecording: 1, gone: 1 } });
  expect([ask.getHold({ callId: 'a' }), ask.getHold({ callId: 'b' }), ask.getHold({ callId: 'silent' })]).toEqual([wish.hold, { reason: '旧案', by: 'owner', at: 1 }, null]);
  expect(['a', 'b', 'silent'].map((callId) => ask.callEvidence({ callId }).filter(({ kind }) => kind === 'holdPlaced').length)).toEqual([1, 1, 0]);
});

test('missed calls close their items, several of one caller at once, and a closed one stays as it was closed', () => {
  const missed = { result: 'missed' as CallResult, answeredAt: null, talkSeconds: 0 };
  const { ask } = logOf({ callId: 'spoken' }, { callId: 'a', ...missed }, { callId: 'again', ...missed, remoteNumber: '13800000001' }, { callId: 'b', ...missed }, { callId: 'other', ...missed });
  expect(ask.listMissed({ filter: 'open', agent: '8001', offset: 0, limit: 9 }).items).toHaveLength(3);
  ask.closeMissed({ itemId: 'b', reason: 'duplicate', note: '', by: '8002', at: anyTime + 50 * hour });
  const wish = { callIds: ['a', 'again', 'b', 'spoken', 'nowhere'], reason: 'handledElsewhere' as const, note: '门店已回', ...signed };
  for (let time = 0; time < 2; time += 1) expect(ask.closeMissedOf(wish)).toEqual({ done: 2, left: { notMissed: 2, closedAlready: 1 } });
  expect(ask.listMissed({ filter: 'open', agent: '8001', offset: 0, limit: 9 }).items.map(({ itemId }) => itemId)).toEqual(['other']);
  expect(ask.getMissed({ itemId: 'a' })?.item.closing).toMatchObject({ way: 'reason', reason: 'handledElsewhere', note: '门店已回', by: '8001' });
  expect(ask.getMissed({ itemId: 'b' })?.item.closing).toMatchObject({ by: '8002' });
});
