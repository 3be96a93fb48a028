import { describe, expect, test } from 'vitest';
import type { CallDirection } from '../../../shared/calls/call.ts';
import type { CallResult } from '../../../shared/calls/callLogEntry.ts';
import { callerOf, closesItem, joinItems, mayReopen, meaningOf, placeMiss, undoMs, type LedgerMeaning } from '../../../shared/ledger/ledgerRules.ts';

const older = { itemId: 'a', firstAt: 10, lastAt: 30 };
const newer = { itemId: 'b', firstAt: 20, lastAt: 25 };

test.each<[CallDirection, CallResult, number | null, LedgerMeaning]>([
  ['incoming', 'missed', null, 'missed'], ['incoming', 'rejected', null, 'missed'], ['incoming', 'failed', null, 'missed'],
  ['incoming', 'answered', 5, 'reached'], ['incoming', 'answered', null, 'reached'], ['incoming', 'forwarded', null, 'nothing'], ['incoming', 'open', null, 'nothing'],
  ['outgoing', 'open', 5, 'reached'], ['outgoing', 'answered', 5, 'reached'], ['outgoing', 'failed', null, 'tried'], ['outgoing', 'rejected', null, 'tried'], ['outgoing', 'open', null, 'nothing'],
])('an %s call that is %s (answered at %s) means %s', (direction, result, answeredAt, meaning) => {
  expect(meaningOf({ direction, result, answeredAt })).toBe(meaning);
});

test('a call whose number was withheld is a caller of its own', () => {
  expect(callerOf('', 'c1')).not.toBe(callerOf('', 'c2'));
  expect(callerOf('13812345678', 'c1')).toBe(callerOf('13812345678', 'c2'));
});

describe('a missed call', () => {
  test('opens an item, or joins the oldest open one while the others go up in it', () => {
    expect(placeMiss({ at: 40, live: true }, [], null)).toEqual({ kind: 'open' });
    expect(placeMiss({ at: 40, live: true }, [newer, older], null)).toEqual({ kind: 'join', into: older, others: [newer] });
    expect(joinItems([])).toBeNull();
  });

  test('of an import is served when a conversation after it is known', () => {
    expect(placeMiss({ at: 40, live: false }, [], 40)).toEqual({ kind: 'served' });
    expect(placeMiss({ at: 41, live: false }, [], 40)).toEqual({ kind: 'open' });
  });

  test('that happens now is never served by what was before, whatever the clock says', () => {
    expect(placeMiss({ at: 10, live: true }, [], 40)).toEqual({ kind: 'open' });
  });
});

test('a conversation closes what was missed before it; one that happens now closes in any case', () => {
  expect(closesItem({ at: 30, live: false }, older)).toBe(true);
  expect(closesItem({ at: 29, live: false }, older)).toBe(false);
  expect(closesItem({ at: 1, live: true }, older)).toBe(true);
});

test('only a person’s word is taken back, for a minute, also when the clock jumped back meanwhile', () => {
  expect(mayReopen({ at: 1000, way: 'reason' }, 1000 + undoMs)).toBe(true);
  expect(mayReopen({ at: 1000, way: 'reason' }, 1001 + undoMs)).toBe(false);
  expect(mayReopen({ at: 1000, way: 'reason' }, -50_000)).toBe(true);
  expect(mayReopen({ at: 1000, way: 'calledBack' }, 1001)).toBe(false);
});
