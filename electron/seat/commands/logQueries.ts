import type { SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';

/** What the log is asked. */
export function logQueries({ options: { store } }: SeatParts): Pick<SeatQueries, 'callLog:search' | 'callLog:measure' | 'callLog:rows' | 'callLog:values' | 'callLog:views' | 'callLog:entry' | 'callLog:quality'> {
  return {
    'callLog:search': (query) => store.searchCallLog(query),
    'callLog:measure': (measure) => store.measureCallLog(measure),
    'callLog:rows': (argument) => store.callLogRows(argument),
    'callLog:values': () => store.logValues(null),
    'callLog:views': () => store.logViews(null),
    'callLog:entry': async ({ callId }) => {
      const detail = await store.getCall({ callId });
      return detail && { entry: detail.entry, events: detail.events.map(({ event }) => event), packaged: detail.packaged === true };
    },
    'callLog:quality': ({ callId }) => store.getCallQuality({ callId }),
  };
}
