import { expect, test } from 'vitest';
import { consultation } from '../../../renderer/calls/consultation.ts';
import { transferStep } from '../../../renderer/calls/transferSteps.ts';
import { anyCallView } from '../../fakes/fakeBridge.ts';

const talking = { kind: 'talking', since: 0, answeredAt: 0 } as const;
const ended = { kind: 'ended', since: 0, end: { by: 'remote', cause: 'hungUp' } } as const;
const caller = anyCallView({ id: 'caller', state: { kind: 'held', since: 0, answeredAt: 0, by: 'agent' } });
const asked = (changes: Parameters<typeof anyCallView>[0] = {}) => anyCallView({ id: 'asked', direction: 'outgoing', consultsFor: 'caller', state: talking, ...changes });

test('a consultation is the caller who waits and the one who is asked', () => {
  expect(consultation({ calls: [caller, asked()] })).toMatchObject({ caller: { call: { id: 'caller' } }, asked: { call: { id: 'asked' } }, connected: true });
  expect(consultation({ calls: [caller, asked({ state: { kind: 'ringing', since: 0 } })] })?.connected).toBe(false);
});

test('it is over when either side has gone, and when all talk together', () => {
  expect(consultation({ calls: [caller, asked({ state: ended })] })).toBeUndefined();
  expect(consultation({ calls: [anyCallView({ id: 'caller', state: ended }), asked()] })).toBeUndefined();
  expect(consultation({ calls: [asked()] })).toBeUndefined();
  expect(consultation({ calls: [anyCallView({ id: 'caller', state: talking, inConference: true }), asked({ inConference: true })] })).toBeUndefined();
  expect(consultation({ calls: [caller] })).toBeUndefined();
});

test.each([[null, 'asked'], [100, 'trying'], [180, 'ringing'], [183, 'ringing'], [200, 'answered']] as const)('a status of %s means %s', (sipCode, step) => {
  expect(transferStep({ sipCode })).toBe(step);
});
