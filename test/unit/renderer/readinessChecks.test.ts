import { expect, test } from 'vitest';
import type { Readiness, ReadinessProblem } from '../../../shared/queues/readiness.ts';
import { checkNames, checkTone, nextStep, readinessLamp } from '../../../renderer/calls/readinessChecks.ts';
import { anyConsoleState } from '../../fakes/fakeBridge.ts';
import { agentIn } from './screens/scenes.ts';

const failed = { kind: 'failed', since: 0, problem: 'wrongPassword', detail: '' } as const;
const noMicrophone = { kind: 'missing', reason: 'notFound' } as const;
const passed = { kind: 'passed', at: 0, tookMs: 5, detail: '' } as const;
const proved: Readiness = { registration: passed, ring: passed, microphone: passed };
const fault = (problem: ReadinessProblem) => ({ kind: 'failed', at: 0, problem, detail: '' }) as const;

test('three passed checks light the lamp, and the seat waits for calls', () => {
  const state = anyConsoleState({ readiness: proved });
  expect(readinessLamp(state)).toBe('ready');
  expect(nextStep(state)).toBe('wait');
});

test('what nobody has proved yet is not called ready', () => {
  expect(readinessLamp(anyConsoleState())).toBe('unknown');
  expect(readinessLamp(anyConsoleState({ readiness: { ...proved, ring: { kind: 'checking' } } }))).toBe('checking');
});

test.each([['registration', 'noRoundTrip', 'register'], ['ring', 'outputSilent', 'ringOutput'], ['ring', 'soundNotChecked', 'soundCheck'], ['microphone', 'deviceUnplugged', 'microphone']] as const)('a failed check of %s (%s) is a fault with its own next step', (check, problem, step) => {
  const state = anyConsoleState({ readiness: { ...proved, [check]: fault(problem) } });
  expect(readinessLamp(state)).toBe('fault');
  expect(checkTone(state, check)).toBe('danger');
  expect(nextStep(state)).toBe(step);
});

test('a failed registration and a missing microphone are seen without a check, the registration comes first', () => {
  const state = anyConsoleState({ registration: failed, microphone: noMicrophone });
  expect(checkNames.filter((name) => checkTone(state, name) === 'danger')).toEqual(['registration', 'microphone']);
  expect(nextStep(state)).toBe('register');
});

test('a seat that refuses or sends on every call is not called ready, and is told why', () => {
  const state = anyConsoleState({ readiness: proved });
  const refusing = { ...state, preferences: { ...state.preferences, doNotDisturb: true } };
  const forwarding = { ...state, preferences: { ...state.preferences, forwarding: { ...state.preferences.forwarding, always: '8010' } } };
  expect([readinessLamp(refusing), nextStep(refusing)]).toEqual(['fault', 'doNotDisturb']);
  expect([readinessLamp(forwarding), nextStep(forwarding)]).toEqual(['fault', 'forwarding']);
});

test('what broke after a check had passed is a fault all the same', () => {
  expect(readinessLamp(anyConsoleState({ readiness: proved, microphone: noMicrophone }))).toBe('fault');
});

test('an unconfigured seat is told to configure, whatever else is wrong', () => {
  const state = anyConsoleState({ registration: failed });
  expect(nextStep({ ...state, seat: { ...state.seat, configured: false } })).toBe('configure');
});

test('a silent ring is said before going idle', () => {
  const state = anyConsoleState({ agent: agentIn('busy', 0) });
  expect(nextStep({ ...state, preferences: { ...state.preferences, ringVolume: 0 } })).toBe('ring');
  expect(nextStep(state)).toBe('goIdle');
});

test('a seat that another computer took over is told to take it back, one that chose to be offline to go idle', () => {
  const offline = anyConsoleState({ registration: { kind: 'unregistered' }, agent: agentIn('offline', 0) });
  expect(nextStep({ ...offline, takenOver: { at: 0, by: 'PC-2' } })).toBe('takeOver');
  expect(nextStep(offline)).toBe('goIdle');
  expect(nextStep({ ...offline, alsoAt: { since: 0, name: 'PC-2' } })).toBe('takeOver');
  expect(nextStep({ ...offline, agent: agentIn('idle', 0) })).toBe('register');
});
