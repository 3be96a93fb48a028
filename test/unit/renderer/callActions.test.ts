import { expect, test } from 'vitest';
import { heldByAgent } from '../../../shared/calls/call.ts';
import type { CallState } from '../../../shared/calls/call.ts';
import { allowedActions, callOnLine, callToAnswer, conferenceStep } from '../../../renderer/calls/callActions.ts';
import { anyCall, anyCallView, anyConsoleState } from '../../fakes/fakeBridge.ts';

const live = (state: CallState, direction: 'incoming' | 'outgoing' = 'incoming') =>
  Object.entries(allowedActions(anyCall({ state, direction }))).filter(([, allowed]) => allowed).map(([name]) => name);

test('without a call nothing is live', () => {
  expect(Object.values(allowedActions(undefined))).not.toContain(true);
});

test('a ringing call can be answered, rejected or sent on, an outgoing one hung up', () => {
  expect(live({ kind: 'ringing', since: 0 })).toEqual(['answer', 'reject', 'redirect']);
  expect(live({ kind: 'ringing', since: 0 }, 'outgoing')).toEqual(['hangUp']);
});

test('digits can be sent while talking only', () => {
  expect(live({ kind: 'talking', since: 0, answeredAt: 0 })).toEqual(['hangUp', 'hold', 'mute', 'keypad', 'transfer', 'park']);
  expect(live({ kind: 'held', since: 0, answeredAt: 0, by: 'agent' })).toEqual(['hangUp', 'hold', 'mute', 'transfer', 'park']);
});

test('a call that only the other side holds cannot be resumed from here', () => {
  expect(live({ kind: 'held', since: 0, answeredAt: 0, by: 'remote' })).toEqual(['hangUp', 'mute', 'transfer', 'park']);
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

const talking = { kind: 'talking', since: 0, answeredAt: 0 } as const;
const talker = (id: string, line: number) => anyCallView({ id, line, state: talking });

test('a call that is being transferred can only be muted or hung up', () => {
  const call = anyCall({ state: { kind: 'held', since: 0, answeredAt: 0, by: 'agent' }, transfer: { how: 'blind', to: '8020', since: 0, sipCode: null } });
  expect(Object.entries(allowedActions(call)).filter(([, allowed]) => allowed).map(([name]) => name)).toEqual(['hangUp', 'mute']);
});

test('a call in a conference is neither held, parked nor transferred by itself', () => {
  expect(allowedActions(anyCall({ state: talking, inConference: true }))).toMatchObject({ hold: false, transfer: false, park: false, mute: true, hangUp: true });
});

test('a conference takes every connected call, the focused one first, at most five', () => {
  const two = anyConsoleState({ calls: [talker('a', 1), anyCallView({ id: 'rings' }), talker('b', 2)], focusedCallId: 'b' });
  expect(conferenceStep(two)).toEqual({ kind: 'start', callIds: ['b', 'a'] });
  const six = anyConsoleState({ calls: ['a', 'b', 'c', 'd', 'e', 'f'].map((id, position) => talker(id, position + 1)), focusedCallId: 'f' });
  expect(conferenceStep(six)).toEqual({ kind: 'start', callIds: ['f', 'a', 'b', 'c', 'd'] });
});

test('a later call joins the conference, one call alone makes none, a full one takes nobody', () => {
  const conference = { callIds: ['a', 'b'], mixedBy: 'local', since: 0, room: null } as const;
  const calls = [talker('a', 1), talker('b', 2), talker('c', 3)];
  expect(conferenceStep(anyConsoleState({ calls, conference, focusedCallId: 'a' }))).toEqual({ kind: 'add', callId: 'c' });
  expect(conferenceStep(anyConsoleState({ calls: calls.slice(0, 2), conference }))).toEqual({ kind: 'none', why: 'complete' });
  expect(conferenceStep(anyConsoleState({ calls: calls.slice(0, 1) }))).toEqual({ kind: 'none', why: 'needTwo' });
  const five = { ...conference, callIds: ['a', 'b', 'x', 'y', 'z'] };
  expect(conferenceStep(anyConsoleState({ calls, conference: five }))).toEqual({ kind: 'none', why: 'full' });
});

test('a line means its live call, though an ended one that had the line before still waits for its write-up', () => {
  const ended = anyCallView({ id: 'ended', line: 1, state: { kind: 'ended', since: 0, end: { by: 'remote', cause: 'hungUp' } } });
  expect(callOnLine([ended, talker('live', 1), talker('other', 2)], 1)?.id).toBe('live');
  expect(callOnLine([ended], 1)?.id).toBe('ended');
  expect(callOnLine([ended], 3)).toBeUndefined();
});
