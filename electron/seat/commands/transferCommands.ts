import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

/** Calls that are handed on to somebody else. */
export function transferCommands({ desk, outgoing }: SeatParts): Pick<SeatCommands, 'call:transfer' | 'call:consult' | 'call:redirect' | 'call:park'> {
  return {
    'call:transfer': ({ callId, to }) => desk.transfer(callId, to.kind === 'number' ? { kind: 'number', number: outgoing.target(to.number) } : to),
    'call:consult': async ({ callId, number }) => ({ callId: await outgoing.dial(number, { consultsFor: callId }) }),
    'call:redirect': ({ callId, number }) => done(desk.redirect(callId, outgoing.target(number))),
    'call:park': async ({ callId }) => {
      const outcome = await desk.park(callId);
      if (outcome.kind === 'failed') throw new IpcRefusal('parkFailed', `The call was not parked: ${outcome.problem}`);
      // No platform in the profiles tells the slot within the transfer; it is announced, or fixed by the code.
      return null;
    },
  };
}
