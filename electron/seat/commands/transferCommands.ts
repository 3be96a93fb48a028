import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

/** Calls that are handed on to somebody else. */
export function transferCommands({ desk, outgoing, board, phone, options }: SeatParts): Pick<SeatCommands, 'call:transfer' | 'call:consult' | 'call:redirect' | 'call:park'> {
  return {
    'call:transfer': ({ callId, to }) => {
      // Before the answer it becomes a blind transfer, and nobody sends the extension any more.
      if (to.kind === 'call' && outgoing.awaitsExtension(to.callId)) throw new IpcRefusal('extensionNotSent', 'Nobody would send the extension');
      return desk.transfer(callId, to.kind === 'number' ? { kind: 'number', number: outgoing.target(to.number) } : to);
    },
    'call:consult': async ({ callId, number }) => ({ callId: await outgoing.dial(number, { consultsFor: callId }) }),
    'call:redirect': ({ callId, number }) => done(desk.redirect(callId, outgoing.target(number))),
    'call:park': async ({ callId }) => {
      const call = desk.find(callId);
      const number = call === undefined ? '' : board.personOf(call).number;
      const outcome = await desk.park(callId);
      if (outcome.kind === 'failed') throw new IpcRefusal('parkFailed', `The call was not parked: ${outcome.problem}`);
      // No platform in the profiles tells the slot within the transfer: what is known is how its callers are fetched.
      const fetch = phone?.codes.fetchParked ?? null;
      if (fetch === null) options.notices.add('info', 'parkedSomewhere', { number });
      else if (fetch.to === undefined) options.notices.add('info', 'parkedAtCode', { number, code: fetch.from });
      else options.notices.add('info', 'parkedInSlot', { number, from: fetch.from, to: fetch.to });
      return null;
    },
  };
}
