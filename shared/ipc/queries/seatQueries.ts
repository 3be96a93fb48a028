import { z } from 'zod';
import type { SeatConnection } from '../../settings/seatConnection.ts';
import type { StateSnapshot } from '../consoleState.ts';

/** The state as a whole, and the seat. */
export const seatQueries = {
  'state:snapshot': z.strictObject({}),
  /** The seat for changes, without its secrets. */
  'seat:connection': z.strictObject({}),
  'practice:scenarios': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export interface SeatQueryResults {
  'state:snapshot': StateSnapshot;
  'seat:connection': SeatConnection;
  /** Names of the scripted calls; their texts are in the locales under `practice.scenario`. */
  'practice:scenarios': readonly string[];
}
