import type { CallChangeListener } from '../../calls/callDesk.ts';
import type { SeatParts } from '../seatParts.ts';

/** Tells the agent of a caller who gave up. */
export function noticeMissedCalls({ options: { notices } }: SeatParts): CallChangeListener {
  return ({ call, event }) => {
    if (event.kind !== 'ended' || call.direction !== 'incoming') return;
    if (event.end.by === 'remote' && event.end.cause === 'cancelled') notices.add('warning', 'missedCall', { number: call.remoteNumber });
  };
}
