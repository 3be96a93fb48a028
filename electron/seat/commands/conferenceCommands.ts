import type { SeatCommands } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { notYet } from './notYet.ts';

/** Calls that hear each other. */
export function conferenceCommands(_parts: SeatParts): Pick<SeatCommands, 'conference:start' | 'conference:add' | 'conference:remove' | 'conference:end'> {
  return { 'conference:start': notYet, 'conference:add': notYet, 'conference:remove': notYet, 'conference:end': notYet };
}
