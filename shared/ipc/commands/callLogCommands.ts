import { z } from 'zod';
import { chosenCallsSchema } from '../../calls/chosenCalls.ts';
import { logColumns, logViewSettingsSchema } from '../../calls/logView.ts';
import { longestTag } from '../../customers/customer.ts';
import { closingReasons } from '../../ledger/missedItem.ts';
import { shortText } from '../fields.ts';

const tags = z.array(shortText(longestTag).trim().min(1)).max(20);

/** The call log: views under a name, and its way out of the program. */
export const callLogCommands = {
  /** Replaces the view of the same id. */
  'callLog:saveView': z.strictObject({ id: z.string().min(1).max(60), name: z.string().max(60), settings: logViewSettingsSchema }),
  'callLog:removeView': z.strictObject({ id: z.string().min(1).max(60) }),
  /** Asks where to and starts a job; false when the user changed their mind. */
  'callLog:export': z.strictObject({
    calls: chosenCallsSchema,
    columns: z.array(z.enum(logColumns)).min(1).max(logColumns.length),
    format: z.enum(['csv', 'xlsx']),
  }),
  /** Chosen calls wait for a review; by one reviewer ('' = whoever comes first), with one card (null = any). Another's name only with the right to lead. */
  'callLog:queue': z.strictObject({ calls: chosenCallsSchema, reviewer: shortText(100).trim(), cardId: z.string().min(1).max(64).nullable() }),
  /** The customers of chosen calls get tags and lose tags. */
  'callLog:tag': z.strictObject({ calls: chosenCallsSchema, give: tags, take: tags }),
  /** Keeps the recordings of chosen calls until each hold is lifted. */
  'callLog:hold': z.strictObject({ calls: chosenCallsSchema, reason: shortText(200).trim().min(1) }),
  /** Closes the open items of chosen missed calls without a conversation. `note` must say something when the reason is `other`. */
  'callLog:closeMissed': z.strictObject({ calls: chosenCallsSchema, reason: z.enum(closingReasons), note: shortText(500).default('') }),
} as const satisfies Record<string, z.ZodType>;

type Started = { readonly jobId: string };

export interface CallLogCommandResults {
  'callLog:export': boolean;
  'callLog:queue': Started;
  'callLog:tag': Started;
  'callLog:hold': Started;
  'callLog:closeMissed': Started;
}
