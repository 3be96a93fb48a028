import type { SeatCommands } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

/** Calls that hear each other. */
export function conferenceCommands({ desk }: SeatParts): Pick<SeatCommands, 'conference:start' | 'conference:add' | 'conference:remove' | 'conference:end'> {
  return {
    'conference:start': async ({ callIds }) => done(await desk.startConference(callIds)),
    'conference:add': async ({ callId }) => done(await desk.addToConference(callId)),
    'conference:remove': async ({ callId }) => done(await desk.removeFromConference(callId)),
    'conference:end': () => done(desk.endConference()),
  };
}
