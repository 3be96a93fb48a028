import { z } from 'zod';

/** What is remembered of the computer's clock between two looks at it, also over restarts. Epoch milliseconds. */
export const clockMemorySchema = z.strictObject({
  /** The latest time that was seen. */
  seenAt: z.int(),
  /** The clock was put forward by much at `at`; `before` is the latest time before that. Null = it goes on as usual. */
  doubt: z.strictObject({ at: z.int(), before: z.int() }).nullable(),
});
export type ClockMemory = z.infer<typeof clockMemorySchema>;

const hourMs = 3_600_000;
/** A console that was off for a weekend is no reason to doubt. */
const longestGapMs = 3 * 24 * hourMs;
/** A wrong clock is noticed, by a person or a time server, within a day of work. */
const doubtMs = 24 * hourMs;

/** Until when the time before a jump counts, epoch milliseconds; null = the clock is believed, or nothing is known before it. Pure. */
export function doubtedUntil(memory: ClockMemory | null, now: number): number | null {
  if (memory === null) return null;
  const { doubt } = trustedTime(memory, now).memory;
  return doubt === null || doubt.before === 0 ? null : doubt.at + doubtMs;
}

/**
 * How late it is for what is deleted when its time is over. A clock that was put forward by years would delete everything, for
 * good: after a gap of more than three days the time before the gap counts until a day has gone by, or until the clock is
 * put back. At first nothing is known, which is a gap as well. A clock that went back deletes less by itself. Pure.
 * @param now epoch milliseconds
 */
export function trustedTime(memory: ClockMemory | null, now: number): { readonly time: number; readonly memory: ClockMemory } {
  let { seenAt, doubt } = memory ?? { seenAt: 0, doubt: null };
  if (doubt !== null && now < doubt.at) {
    seenAt = doubt.before;
    doubt = null;
  }
  if (now - seenAt > longestGapMs) return { time: seenAt, memory: { seenAt: now, doubt: { at: now, before: seenAt } } };
  if (doubt !== null && now - doubt.at >= doubtMs) doubt = null;
  return { time: Math.min(now, doubt?.before ?? now), memory: { seenAt: Math.max(seenAt, now), doubt } };
}
