import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trustedTime, type ClockMemory } from '../../../electron/recordings/clockTrust.ts';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 20, 2);

/** What each look at the clock is taken for. */
function looks(times: readonly number[], from: ClockMemory | null = { seenAt: start, doubt: null }): readonly number[] {
  let memory = from;
  return times.map((now) => {
    const look = trustedTime(memory, now);
    memory = look.memory;
    return look.time;
  });
}

test('a clock that goes on as usual is believed, also after a weekend', () => {
  const times = [start + 6 * hour, start + 12 * hour, start + 12 * hour + 2.6 * day];
  expect(looks(times)).toEqual(times);
});

test('a clock that was put forward by years is not, and is again as soon as it was put back', () => {
  expect(looks([start + 3_650 * day, start + 3_650 * day + 6 * hour, start + 12 * hour])).toEqual([start, start, start + 12 * hour]);
});

test('a long time off is believed after a day', () => {
  const back = start + 30 * day;
  expect(looks([back, back + 6 * hour, back + 25 * hour])).toEqual([start, start, back + 25 * hour]);
});

test('a console that is used once a week is believed up to the week before', () => {
  expect(looks([7, 14, 21].map((days) => start + days * day))).toEqual([start, start + 7 * day, start + 14 * day]);
});

test('a clock that went back is believed: nothing is over earlier by that', () => {
  expect(looks([start - 2_000 * day, start + hour])).toEqual([start - 2_000 * day, start + hour]);
});

test('nothing is known at first: nothing is over for a day', () => {
  expect(looks([start, start + 6 * hour, start + 25 * hour], null)).toEqual([0, 0, start + 25 * hour]);
});

test('the time that counts is never later than the clock, and never leads it by what was not lived', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -4_000, max: 4_000 }), { maxLength: 20 }), (hours) => {
    let now = start;
    let memory: ClockMemory = { seenAt: start, doubt: null };
    let latest = start;
    for (const gap of hours) {
      now += gap * hour;
      const look = trustedTime(memory, now);
      expect(look.time).toBeLessThanOrEqual(now);
      // In one look nobody comes further than three days beyond all that was seen before.
      expect(look.time).toBeLessThanOrEqual(latest + 3 * day);
      ({ memory } = look);
      latest = Math.max(latest, now);
    }
  }));
});
