import type { Call } from '../../shared/calls/call.ts';

/** Somebody ended the call, or it was taken elsewhere; nothing broke. */
export function endedByPerson({ state }: Call): boolean {
  return state.kind === 'ended' && (state.end.by === 'agent' || state.end.cause === 'cancelled' || state.end.cause === 'answeredElsewhere' || state.end.cause === 'hungUp');
}
