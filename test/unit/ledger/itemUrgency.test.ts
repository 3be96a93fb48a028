import { describe, expect, test } from 'vitest';
import { ageOf, ageStep, byUrgency, callBackDueAt, isImportant } from '../../../shared/ledger/itemUrgency.ts';
import type { MissedItem } from '../../../shared/ledger/missedItem.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 20, 9);

function anyItem(changes: Partial<MissedItem> = {}): MissedItem {
  return {
    itemId: 'a', number: '13812345678', customerId: null, customerName: '', company: '', level: '', areaText: '', lastCallId: 'a', serviceNumber: '4008201234', queue: '', ivrPath: '',
    firstAt: now, lastAt: now, misses: 1, tries: 0, lastTryAt: null, assignedTo: '', taskId: null, remindAt: null, closing: null, ...changes,
  };
}

test.each([[0, 'fresh'], [29, 'fresh'], [30, 'waiting'], [119, 'waiting'], [120, 'late'], [24 * 60 - 1, 'late'], [24 * 60, 'overdue']] as const)('after %i minutes an item is %s', (minutes, step) => {
  expect(ageStep(anyItem(), now + minutes * minute)).toBe(step);
});

test('an item from the future, after the clock jumped back, is fresh', () => {
  expect(ageOf(anyItem(), now - 60 * minute)).toBe(0);
  expect(ageStep(anyItem(), now - 60 * minute)).toBe('fresh');
});

test.each([['VIP', true], ['svip客户', true], ['重要', true], ['普通', false], ['', false], ['Gold', true]])('the level "%s" is important: %s', (level, important) => {
  expect(isImportant(level)).toBe(important);
});

describe('who is called first', () => {
  const order = (...items: MissedItem[]) => [...items].sort(byUrgency).map(({ itemId }) => itemId);

  test('the one who waits longest, among equals', () => {
    expect(order(anyItem({ itemId: 'young' }), anyItem({ itemId: 'old', firstAt: now - minute }))).toEqual(['old', 'young']);
  });

  test('an important customer before one who waits a little longer', () => {
    expect(order(anyItem({ itemId: 'usual', firstAt: now - 10 * minute }), anyItem({ itemId: 'vip', level: 'VIP' }))).toEqual(['vip', 'usual']);
  });

  test('one who called again before one who called once', () => {
    expect(order(anyItem({ itemId: 'once', firstAt: now - minute }), anyItem({ itemId: 'twice', misses: 2 }))).toEqual(['twice', 'once']);
  });

  test('one who was not reached waits, longer after each try', () => {
    const tried = (tries: number) => callBackDueAt(anyItem({ tries, lastTryAt: now }));
    expect(tried(1)).toBeLessThan(tried(2));
    expect(tried(2)).toBeLessThan(tried(3));
    expect(tried(3)).toBe(tried(9));
    expect(callBackDueAt(anyItem({ tries: 1, lastTryAt: now, level: 'VIP' }))).toBeLessThan(tried(1));
  });
});
