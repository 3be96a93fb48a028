import { z } from 'zod';
import { longestBlockReason } from '../../callers/blockedNumber.ts';
import { dialled, shortText } from '../fields.ts';

/** Numbers that may not be called from here, and are marked when they call. */
export const blockListCommands = {
  'blockList:add': z.strictObject({ number: dialled, reason: shortText(longestBlockReason) }),
  'blockList:remove': z.strictObject({ number: dialled }),
} as const satisfies Record<string, z.ZodType>;

/** The canonical key that was read from what was given. */
interface Listed { readonly number: string }

export interface BlockListCommandResults {
  'blockList:add': Listed;
  'blockList:remove': Listed;
}
