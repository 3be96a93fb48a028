import type { SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';

/** What the log is asked. */
export function logQueries({ options: { store } }: SeatParts): Pick<SeatQueries, 'callLog:search' | 'callLog:entry' | 'callLog:quality'> {
  return {
    'callLog:search': (query) => store.searchCallLog(query),
    'callLog:entry': async ({ callId }) => {
      const detail = await store.getCall({ callId });
      return detail && { entry: detail.entry, events: detail.events.map(({ event }) => event) };
    },
    'callLog:quality': ({ callId }) => store.getCallQuality({ callId }),
  };
}
