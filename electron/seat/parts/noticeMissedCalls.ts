import type { CallChangeListener } from '../../calls/callDesk.ts';
import type { SeatParts } from '../seatParts.ts';

/** Tells the agent of a caller who gave up, and of one who stopped ringing here because the connection broke: the platform may still let him ring, at nobody's desk. */
export function noticeMissedCalls({ options: { notices } }: SeatParts): CallChangeListener {
  return ({ call, event }) => {
    if (event.kind !== 'ended' || call.direction !== 'incoming') return;
    const gaveUp = event.end.by === 'remote' && event.end.cause === 'cancelled';
    const cutOff = event.end.by === 'network' && call.state.kind === 'ended' && call.state.answeredAt === undefined;
    if (gaveUp || cutOff) notices.add('warning', 'missedCall', { number: call.remoteNumber });
  };
}
