import type { SeatCommands } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

type Names = 'call:answer' | 'call:reject' | 'call:hangUp' | 'call:hold' | 'call:resume' | 'call:mute' | 'call:sendDtmf' | 'call:focus' | 'call:dismiss';

/** What is done to one call on a line. */
export function callCommands({ desk, board, agent, options }: SeatParts): Pick<SeatCommands, Names> {
  return {
    'call:answer': async ({ callId }) => done(await desk.answer(callId)),
    'call:reject': ({ callId, with: how }) => done(desk.reject(callId, how)),
    'call:hangUp': ({ callId }) => done(desk.hangUp(callId)),
    'call:hold': async ({ callId }) => done(await desk.hold(callId)),
    'call:resume': async ({ callId }) => done(await desk.resume(callId)),
    'call:mute': ({ callId, muted }) => done(desk.setMuted(callId, muted)),
    'call:sendDtmf': ({ callId, digits }) => done(desk.sendDtmf(callId, digits, options.preferences().dtmfTransport)),
    'call:focus': ({ callId }) => done(board.focus(callId)),
    'call:dismiss': ({ callId }) => {
      agent.layAside(callId);
      board.dismiss(callId);
      return null;
    },
  };
}
