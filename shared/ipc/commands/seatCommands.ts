import { z } from 'zod';
import { seatChangeSchema } from '../../settings/seatConnection.ts';
import { preferencesSchema, type Preferences } from '../../settings/seatSettings.ts';
import { shortText } from '../fields.ts';

/** A change names only what changes: with their defaults, zod would set all other fields back. */
function changeOf(shape: z.ZodRawShape): z.ZodType {
  const fields = Object.entries(shape).map(([name, field]) => [name, z.exactOptional(field instanceof z.ZodDefault ? field.unwrap() : field)]);
  return z.strictObject(Object.fromEntries(fields) as z.ZodRawShape);
}

/** The seat, its settings, and practice. */
export const seatCommands = {
  /** Moves the extension to this computer; the other one is told. */
  'seat:takeOver': z.strictObject({}),
  'preferences:change': changeOf(preferencesSchema.shape) as z.ZodType<Partial<Preferences>>,
  /** Replaces the seat and registers; the rules for write-ups and breaks alone are taken over as they are. Secrets that are left out are kept. */
  'seat:configure': seatChangeSchema,
  'seat:provisionFromFile': z.strictObject({}),
  'seat:register': z.strictObject({}),
  'practice:switch': z.strictObject({ on: z.boolean() }),
  'practice:ring': z.strictObject({ scenario: shortText(64).nullable() }),
} as const satisfies Record<string, z.ZodType>;

export interface SeatCommandResults {
  'seat:provisionFromFile': { readonly provisioned: boolean };
}
