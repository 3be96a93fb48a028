import type { Call } from './call.ts';
import type { Registration } from './registration.ts';

/** The connection to the server broke while this call rings, or while it is being answered: nothing can be sent now. */
export function isCutOffRing({ direction, state }: Pick<Call, 'direction' | 'state'>, registration: Registration): boolean {
  return direction === 'incoming' && (state.kind === 'ringing' || state.kind === 'answering')
    && registration.kind === 'failed' && (registration.problem === 'connectionLost' || registration.problem === 'serverUnreachable');
}
