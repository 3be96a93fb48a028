import type { SeatCommands } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { notYet } from './notYet.ts';

/** What the agent plans. */
export function taskCommands(_parts: SeatParts): Pick<SeatCommands, 'task:save' | 'task:close'> {
  return { 'task:save': notYet, 'task:close': notYet };
}
