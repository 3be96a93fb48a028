import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { eventually } from '../lab/eventually.ts';
import type { SeatUnderTest } from './seatUnderTest.ts';

/** The row of a call as it stands once the call has ended, found by the Call-ID that trunk and seat share. */
export function loggedCall(seat: SeatUnderTest, sipCallId: string): Promise<CallLogEntry> {
  return eventually('the end of the call is in the log', async () => {
    const { entries } = await seat.query('callLog:search', { text: '', from: null, until: null, limit: 100, cursor: null });
    const entry = entries.find((one) => one.sipCallId === sipCallId);
    return entry !== undefined && entry.endedAt !== null && entry;
  });
}
