import { z } from 'zod';
import type { BlockedNumber, BlockedPage } from '../../callers/blockedNumber.ts';
import { shortText } from '../fields.ts';

/** Numbers that may not be called from here. */
export const blockListQueries = {
  /** Of each number its entry, in the order asked; null = it is not blocked. */
  'blockList:of': z.strictObject({ numbers: z.array(shortText(128)).max(60) }),
  'blockList:page': z.strictObject({
    text: shortText(100), after: z.strictObject({ since: z.int(), number: shortText(128) }).nullable(), limit: z.int().min(1).max(500),
  }),
} as const satisfies Record<string, z.ZodType>;

export interface BlockListQueryResults {
  'blockList:of': readonly (BlockedNumber | null)[];
  'blockList:page': BlockedPage;
}
