import { seatUser } from '../../shared/settings/seatUser.ts';
import type { SeatPlatform } from './seatPlatform.ts';

/** The extension that stands for the agent in what is kept; empty while no seat is configured. */
export function agentOf({ seat }: Pick<SeatPlatform, 'seat'>): string {
  return seat ? seatUser(seat.sipUri) : '';
}
