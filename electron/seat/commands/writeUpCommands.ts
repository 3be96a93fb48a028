import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { notYet } from './notYet.ts';

/** What the agent writes up about a call. */
export function writeUpCommands(_parts: SeatParts): Pick<SeatCommands, 'call:dispose'> {
  return { 'call:dispose': notYet };
}

export function writeUpQueries(_parts: SeatParts): Pick<SeatQueries, 'callLog:disposition'> {
  return { 'callLog:disposition': notYet };
}
