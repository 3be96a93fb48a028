import type { MissedItem } from './missedItem.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How old an open item is, in steps that have a colour, a shape and a word each. */
export type AgeStep = 'fresh' | 'waiting' | 'late' | 'overdue';

/** An item is in a step until it is this old; milliseconds. The same times as the supervisor's shares. */
export const ageSteps = { fresh: 30 * minute, waiting: 2 * hour, late: 24 * hour } as const;

/** Milliseconds since the caller first reached nobody; never negative, whatever the clock did. */
export function ageOf(item: Pick<MissedItem, 'firstAt'>, now: number): number {
  return Math.max(0, now - item.firstAt);
}

export function ageStep(item: Pick<MissedItem, 'firstAt'>, now: number): AgeStep {
  const age = ageOf(item, now);
  if (age < ageSteps.fresh) return 'fresh';
  if (age < ageSteps.waiting) return 'waiting';
  return age < ageSteps.late ? 'late' : 'overdue';
}

/** Levels are the company's own words; these mark a customer who is not kept waiting. */
const importantLevel = /s?vip|重要|钻石|铂金|白金|黄金|金牌|金卡|战略|大客户|key|gold|platinum|diamond/i;

export function isImportant(level: string): boolean {
  return importantLevel.test(level);
}

/** Until when a caller should have been called back, and after how long a try in vain is repeated; milliseconds. */
const patience = { usual: 30 * minute, important: 10 * minute } as const;
const tryAgainAfter = [10 * minute, hour, 4 * hour] as const;
const perRepeat = 5 * minute;

/**
 * When somebody should call next, epoch milliseconds. Every further missed call of the same caller shortens the patience by
 * five minutes; after a try in vain it waits, longer each time, and for an important customer half as long.
 */
export function callBackDueAt(item: Pick<MissedItem, 'firstAt' | 'misses' | 'tries' | 'lastTryAt' | 'level'>): number {
  const important = isImportant(item.level);
  if (item.tries === 0 || item.lastTryAt === null) {
    return item.firstAt + Math.max(0, patience[important ? 'important' : 'usual'] - (item.misses - 1) * perRepeat);
  }
  const wait = tryAgainAfter[Math.min(item.tries, tryAgainAfter.length) - 1] ?? 4 * hour;
  return item.lastTryAt + (important ? wait / 2 : wait);
}

/** Orders open items by when they are due, the oldest first among equals. */
export function byUrgency(a: MissedItem, b: MissedItem): number {
  return callBackDueAt(a) - callBackDueAt(b) || a.firstAt - b.firstAt || (a.itemId < b.itemId ? -1 : 1);
}
