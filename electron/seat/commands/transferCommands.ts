import type { SeatCommands } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { notYet } from './notYet.ts';

/** Calls that are handed on to somebody else. */
export function transferCommands(_parts: SeatParts): Pick<SeatCommands, 'call:transfer' | 'call:consult' | 'call:redirect' | 'call:park'> {
  return { 'call:transfer': notYet, 'call:consult': notYet, 'call:redirect': notYet, 'call:park': notYet };
}
