import type { Leg } from '../calls/phone.ts';
import { StateNotTaken } from './stateNotTaken.ts';

/**
 * Dials a feature code in a call of its own and hangs up when the platform has confirmed it. Resolves when it was
 * answered; rejects with a StateNotTaken when it was refused.
 * @param listenMs how long the platform's announcement may take
 */
export function dialCode(leg: Leg, listenMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    leg.listen((event) => {
      if (event.kind === 'answered') {
        resolve();
        setTimeout(() => leg.hangUp(), listenMs).unref();
      } else if (event.kind === 'ended') {
        // After the answer this changes nothing.
        reject(new StateNotTaken(`The feature code was refused (${event.end.cause})`, event.end.sipCode));
      }
    });
  });
}
