import type { ConsoleState } from '../../shared/ipc/consoleState.ts';
import type { Tone } from '../ui/StatusMark.tsx';

export type CheckName = 'registration' | 'microphone' | 'ring';

/** One thing that must be right before a call can be taken. */
export interface ReadinessCheck {
  readonly name: CheckName;
  readonly tone: Tone;
  readonly passed: boolean;
}

/** What the seat should do next, most urgent first. */
export type NextStep = 'configure' | 'register' | 'microphone' | 'ring' | 'goIdle' | 'wait';

/** The three checks of a seat that is about to take calls. Pure. */
export function readinessChecks(state: Pick<ConsoleState, 'registration' | 'microphone' | 'preferences'>): readonly ReadinessCheck[] {
  const { registration, microphone, preferences } = state;
  const registered = registration.kind === 'registered';
  const underWay = registration.kind === 'connecting' || registration.kind === 'registering';
  const rings = preferences.ringVolume > 0;
  return [
    { name: 'registration', passed: registered, tone: registered ? 'ok' : underWay ? 'info' : 'danger' },
    { name: 'microphone', passed: microphone.kind === 'ready', tone: microphone.kind === 'ready' ? 'ok' : microphone.kind === 'missing' ? 'danger' : 'quiet' },
    { name: 'ring', passed: rings, tone: rings ? 'ok' : 'warn' },
  ];
}

/** The first thing that keeps the seat from taking calls. Pure. */
export function nextStep(state: Pick<ConsoleState, 'registration' | 'microphone' | 'preferences' | 'seat' | 'agent'>): NextStep {
  if (!state.seat.configured) return 'configure';
  if (state.registration.kind !== 'registered') return 'register';
  if (state.microphone.kind === 'missing') return 'microphone';
  if (state.preferences.ringVolume === 0) return 'ring';
  return state.agent.kind === 'idle' ? 'wait' : 'goIdle';
}
