import { expect, test } from 'vitest';
import type { CallState } from '../../../shared/calls/call.ts';
import { allowedActions, callToAnswer, heldByAgent } from '../../../renderer/calls/callActions.ts';
import { anyCall, anyCallView, anyConsoleState } from '../../fakes/fakeBridge.ts';

const live = (state: CallState, direction: 'incoming' | 'outgoing' = 'incoming') =>
  Object.entries(allowedActions(anyCall({ state, direction }))).filter(([, allowed]) => allowed).map(([name]) => name);

test('without a call nothing is live', () => {
  expect(Object.values(allowedActions(undefined))).not.toContain(true);
});

test('a ringing call can be answered or rejected, an outgoing one hung up', () => {
  expect(live({ kind: 'ringing', since: 0 })).toEqual(['answer', 'reject']);
  expect(live({ kind: 'ringing', since: 0 }, 'outgoing')).toEqual(['hangUp']);
});

test('digits can be sent while talking only', () => {
  expect(live({ kind: 'talking', since: 0, answeredAt: 0 })).toEqual(['hangUp', 'hold', 'mute', 'keypad']);
  expect(live({ kind: 'held', since: 0, answeredAt: 0, by: 'agent' })).toEqual(['hangUp', 'hold', 'mute']);
});

test('a call that only the other side holds cannot be resumed from here', () => {
  expect(live({ kind: 'held', since: 0, answeredAt: 0, by: 'remote' })).toEqual(['hangUp', 'mute']);
  expect(heldByAgent(anyCall({ state: { kind: 'held', since: 0, answeredAt: 0, by: 'both' } }))).toBe(true);
});

test('an ended call can only be wrapped up', () => {
  expect(live({ kind: 'ended', since: 0, end: { by: 'remote', cause: 'hungUp' } })).toEqual([]);
});

test('the answer key takes the focused ringing call, else the one that has rung longest', () => {
  const first = anyCallView({ id: 'first' });
  const second = anyCallView({ id: 'second' });
  const talking = anyCallView({ id: 'talking', state: { kind: 'talking', since: 0, answeredAt: 0 } });
  expect(callToAnswer(anyConsoleState({ calls: [first, second], focusedCallId: 'second' }))?.id).toBe('second');
  expect(callToAnswer(anyConsoleState({ calls: [talking, first, second], focusedCallId: 'talking' }))?.id).toBe('first');
  expect(callToAnswer(anyConsoleState({ calls: [talking], focusedCallId: 'talking' }))).toBeUndefined();
});
