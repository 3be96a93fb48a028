import { z } from 'zod';
import type { CustomerCard } from '../../callers/customerCard.ts';

/** Customer cards. */
export const customersQueries = {
  'customer:get': z.strictObject({ id: z.string().max(64) }),
  'customer:search': z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(200) }),
} as const satisfies Record<string, z.ZodType>;

export interface CustomersQueryResults {
  'customer:get': CustomerCard | null;
  'customer:search': readonly CustomerCard[];
}
