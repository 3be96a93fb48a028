import type { ConsoleState } from '../../shared/ipc/consoleState.ts';
import { readinessFault } from '../../shared/queues/readiness.ts';
import type { Readiness } from '../../shared/queues/readiness.ts';
import type { Tone } from '../ui/StatusMark.tsx';

export type CheckName = keyof Readiness;

/** In the order in which they are made. */
export const checkNames = ['registration', 'ring', 'microphone'] as const satisfies readonly CheckName[];

/** What the seat should do next, most urgent first. */
export type NextStep = 'configure' | 'takeOver' | 'register' | 'soundCheck' | 'microphone' | 'ringOutput' | 'ring' | 'doNotDisturb' | 'forwarding' | 'goIdle' | 'wait';

type Checked = Pick<ConsoleState, 'registration' | 'microphone' | 'preferences' | 'readiness'>;

/** Whether something is plainly wrong with what a check is about, before it was made. */
function plainlyWrong(state: Checked, name: CheckName): boolean {
  switch (name) {
    case 'registration':
      return state.registration.kind !== 'registered';
    case 'ring':
      return state.preferences.ringVolume === 0;
    case 'microphone':
      return state.microphone.kind === 'missing';
  }
}

/** The tone of a check: what the loopback proved, and what is known without it where it proves nothing yet. */
export function checkTone(state: Checked, name: CheckName): Tone {
  const { kind } = state.readiness[name];
  if (kind === 'failed') return 'danger';
  if (kind === 'checking') return 'info';
  if (name === 'registration' && (state.registration.kind === 'connecting' || state.registration.kind === 'registering')) return 'info';
  if (plainlyWrong(state, name)) return name === 'ring' ? 'warn' : 'danger';
  return kind === 'passed' ? 'ok' : 'quiet';
}

/** One lamp for all three. */
export type ReadinessLamp = 'ready' | 'fault' | 'checking' | 'unknown';
export const lampTones: Readonly<Record<ReadinessLamp, Tone>> = { ready: 'ok', fault: 'danger', checking: 'info', unknown: 'quiet' };

/** The worst of the three checks; refusing or sending on every call is as bad as the worst of them. Pure. */
export function readinessLamp(state: Checked): ReadinessLamp {
  const { doNotDisturb, forwarding } = state.preferences;
  if (doNotDisturb || forwarding.always !== null) return 'fault';
  const tones = checkNames.map((name) => checkTone(state, name));
  if (tones.some((tone) => tone === 'danger' || tone === 'warn')) return 'fault';
  if (tones.includes('info')) return 'checking';
  return tones.includes('quiet') ? 'unknown' : 'ready';
}

function stepAfter({ check, problem }: NonNullable<ReturnType<typeof readinessFault>>): NextStep {
  if (problem === 'soundNotChecked') return 'soundCheck';
  const steps = { registration: 'register', ring: 'ringOutput', microphone: 'microphone' } as const;
  return steps[check];
}

/** The first thing that keeps the seat from taking calls. Pure. */
export function nextStep(state: Checked & Pick<ConsoleState, 'seat' | 'agent' | 'takenOver' | 'alsoAt'>): NextStep {
  if (!state.seat.configured) return 'configure';
  if (state.takenOver !== null || (state.alsoAt !== null && state.registration.kind !== 'registered')) return 'takeOver';
  // Who chose to be offline is not registered; choosing to be idle registers again.
  if (state.registration.kind === 'unregistered' && state.agent.kind === 'offline') return 'goIdle';
  if (state.registration.kind !== 'registered') return 'register';
  const fault = readinessFault(state.readiness);
  if (fault !== undefined) return stepAfter(fault);
  if (state.microphone.kind === 'missing') return 'microphone';
  if (state.preferences.ringVolume === 0) return 'ring';
  if (state.preferences.doNotDisturb) return 'doNotDisturb';
  if (state.preferences.forwarding.always !== null) return 'forwarding';
  return state.agent.kind === 'idle' ? 'wait' : 'goIdle';
}
