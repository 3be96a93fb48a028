import { expect, test } from 'vitest';
import { makesLoop, withoutLoops } from '../../../electron/seat/parts/ownNumbers.ts';
import { forwardingSchema } from '../../../shared/settings/seatSettings.ts';

const own = ['8001', '4006008899'];
const nowhere = forwardingSchema.parse({});

test('a forwarding to the own extension or 400 number, however written, is not in force; all others are', () => {
  const set = { ...nowhere, always: '8001', busy: '+864006008899', noAnswer: '13910102020' };
  expect(withoutLoops(set, own)).toEqual({ ...nowhere, noAnswer: '13910102020' });
});

test('only a target that is new can make a loop: one from before the seat was another may stay until it is changed', () => {
  const before = { ...nowhere, always: '8001' };
  expect(makesLoop(before, { ...before, busy: '8002' }, own)).toBe(false);
  expect(makesLoop(before, { ...before, busy: '4006008899' }, own)).toBe(true);
  expect(makesLoop(before, nowhere, own)).toBe(false);
});
