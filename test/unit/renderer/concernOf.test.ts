import { expect, test } from 'vitest';
import type { Conference } from '../../../shared/calls/conference.ts';
import { concernOf } from '../../../renderer/calls/concernOf.ts';
import { anyCallView } from '../../fakes/fakeBridge.ts';

const talking = { kind: 'talking', since: 0, answeredAt: 0 } as const;
const handedOn = { kind: 'ended', since: 0, answeredAt: 0, end: { by: 'agent', cause: 'transferred' } } as const;
const person = (callId: string) => ({ callId, number: '', name: '' });

function inRoom(...people: readonly string[]): Conference {
  return { callIds: ['room'], mixedBy: 'platform', since: 0, room: { callId: 'room', address: 'conf-8001', people: people.map(person) } };
}

test('a call is its own concern, and while a colleague is asked the caller is', () => {
  const caller = anyCallView({ id: 'caller', state: { kind: 'held', since: 0, answeredAt: 0, by: 'agent' } });
  const colleague = anyCallView({ id: 'colleague', direction: 'outgoing', consultsFor: 'caller', state: talking });
  expect(concernOf({ calls: [caller, colleague], conference: null }, caller)).toBe(caller);
  expect(concernOf({ calls: [caller, colleague], conference: null }, colleague)).toBe(caller);
  expect(concernOf({ calls: [anyCallView({ id: 'caller', state: handedOn }), colleague], conference: null }, colleague)).toBe(colleague);
});

test('in the platform\'s room the customer is whom the agent is concerned with, not the room and not the colleague', () => {
  const room = anyCallView({ id: 'room', direction: 'outgoing', state: talking, inConference: true });
  const customer = anyCallView({ id: 'customer', state: handedOn });
  const colleague = anyCallView({ id: 'colleague', direction: 'outgoing', consultsFor: 'customer', state: handedOn });
  const calls = [customer, colleague, room];
  expect(concernOf({ calls, conference: inRoom('colleague', 'customer') }, room)).toBe(customer);
  expect(concernOf({ calls, conference: inRoom('colleague', 'customer') }, customer)).toBe(customer);
  // Written up and gone: what is left is the room.
  expect(concernOf({ calls: [room], conference: inRoom('colleague', 'customer') }, room)).toBe(room);
});
