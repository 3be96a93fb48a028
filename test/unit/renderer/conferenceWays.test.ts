import { expect, test } from 'vitest';
import type { Conference } from '../../../shared/calls/conference.ts';
import { noServices } from '../../../shared/calls/platformServices.ts';
import { leftToThemselves } from '../../../renderer/calls/conferenceWays.ts';
import { anyCallView } from '../../fakes/fakeBridge.ts';

const talking = { kind: 'talking', since: 0, answeredAt: 0 } as const;
const side = (id: string, changes: Parameters<typeof anyCallView>[0] = {}) => anyCallView({ id, state: talking, inConference: true, ...changes });
const customer = side('customer');
const colleague = side('colleague', { direction: 'outgoing', consultsFor: 'customer' });
const services = { ...noServices, consultTransfer: true };

function conferenceOf(callIds: readonly string[], changes: Partial<Conference> = {}): Conference {
  return { callIds, mixedBy: 'local', since: 0, room: null, ...changes };
}

test('two sides can be left talking, the customer being handed to the colleague in whatever order they came in', () => {
  for (const callIds of [['customer', 'colleague'], ['colleague', 'customer']]) {
    expect(leftToThemselves({ calls: [customer, colleague], conference: conferenceOf(callIds), services })).toEqual({ caller: customer, other: colleague, underWay: false });
  }
});

test('of two calls that are not about each other the one that came in is handed on', () => {
  const dialled = side('dialled', { direction: 'outgoing' });
  expect(leftToThemselves({ calls: [customer, dialled], conference: conferenceOf(['dialled', 'customer']), services })?.caller).toBe(customer);
});

test('a customer whom the agent called himself is handed to the colleague who was asked about him', () => {
  const called = side('called', { direction: 'outgoing' });
  const asked = side('asked', { direction: 'outgoing', consultsFor: 'called' });
  expect(leftToThemselves({ calls: [called, asked], conference: conferenceOf(['called', 'asked']), services })?.caller).toBe(called);
});

test('while they are being connected it is under way', () => {
  const leaving = side('customer', { transfer: { how: 'consult', to: '8020', since: 0, sipCode: null } });
  expect(leftToThemselves({ calls: [leaving, colleague], conference: conferenceOf(['customer', 'colleague']), services })?.underWay).toBe(true);
});

test('nobody is left to themselves without a conference, by a platform that cannot connect them, with three others, or in the platform\'s room', () => {
  const calls = [customer, colleague, side('third')];
  const room = { callId: 'colleague', address: 'conf-8001', people: [] };
  expect(leftToThemselves({ calls, conference: null, services })).toBeUndefined();
  expect(leftToThemselves({ calls, conference: conferenceOf(['customer', 'colleague']), services: noServices })).toBeUndefined();
  expect(leftToThemselves({ calls, conference: conferenceOf(['customer', 'colleague', 'third']), services })).toBeUndefined();
  expect(leftToThemselves({ calls, conference: conferenceOf(['customer', 'colleague'], { room }), services })).toBeUndefined();
  expect(leftToThemselves({ calls, conference: conferenceOf(['colleague'], { mixedBy: 'platform', room }), services })).toBeUndefined();
});
