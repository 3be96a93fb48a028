import { expect, test } from 'vitest';
import { nextStep, readinessChecks } from '../../../renderer/calls/readinessChecks.ts';
import { anyConsoleState } from '../../fakes/fakeBridge.ts';

const failed = { kind: 'failed', since: 0, problem: 'wrongPassword', detail: '' } as const;
const noMicrophone = { kind: 'missing', reason: 'notFound' } as const;

test('a registered seat with a microphone and a ring passes all checks and waits', () => {
  const state = anyConsoleState();
  expect(readinessChecks(state).every(({ passed }) => passed)).toBe(true);
  expect(nextStep(state)).toBe('wait');
});

test('a failed registration and a missing microphone are both shown, the registration comes first', () => {
  const state = anyConsoleState({ registration: failed, microphone: noMicrophone });
  expect(readinessChecks(state).filter(({ passed }) => !passed).map(({ name }) => name)).toEqual(['registration', 'microphone']);
  expect(nextStep(state)).toBe('register');
});

test('an unconfigured seat is told to configure, whatever else is wrong', () => {
  const state = anyConsoleState({ registration: failed });
  expect(nextStep({ ...state, seat: { ...state.seat, configured: false } })).toBe('configure');
});

test('a silent ring is said before going idle', () => {
  const state = anyConsoleState({ agent: { kind: 'busy', since: 0 } });
  expect(nextStep({ ...state, preferences: { ...state.preferences, ringVolume: 0 } })).toBe('ring');
  expect(nextStep(state)).toBe('goIdle');
});
