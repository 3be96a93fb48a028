import { z } from 'zod';

/** Tables of number segments. */
export const areasCommands = {
  'area:import': z.strictObject({ path: z.string().min(1).max(4096).nullable() }),
  'area:cancelImport': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export interface AreasCommandResults {
  'area:import': { readonly imported: boolean; readonly segments: number };
}
