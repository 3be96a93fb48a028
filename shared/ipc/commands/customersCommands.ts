import { z } from 'zod';
import { longestExtension, shortestPrefix } from '../../customers/company.ts';
import type { CustomerNote } from '../../customers/customer.ts';
import { numberLabels } from '../../customers/customer.ts';
import { fieldKinds, longestFieldValue, mostFields } from '../../customers/customField.ts';
import { delimiters, encodings, existingPolicies } from '../../customers/customerImport.ts';
import type { ColumnMeaning, ImportCheck, ImportPreview } from '../../customers/customerImport.ts';
import { tagColours, tagShapes } from '../../customers/tagStyle.ts';
import { ticketPriorities, ticketStates } from '../../customers/ticket.ts';
import type { Ticket } from '../../customers/ticket.ts';
import { callId, shortText } from '../fields.ts';

const customerId = shortText(64);

const customerDraft = z.strictObject({
  name: shortText(100),
  company: shortText(200),
  level: shortText(40),
  tags: z.array(shortText(40)).max(50),
  notes: shortText(20_000),
  numbers: z.array(shortText(60)).max(50),
  labels: z.record(shortText(60), z.enum(['', ...numberLabels])).optional(),
  fields: z.record(shortText(64), shortText(longestFieldValue)).optional(),
});

export const customerFilter = z.strictObject({
  tag: shortText(40).nullable(), level: shortText(40).nullable(), companyId: customerId.nullable(),
  field: z.strictObject({ id: shortText(64), value: shortText(longestFieldValue) }).nullable(), openTicket: z.boolean(),
});

const companyDraft = z.strictObject({
  name: shortText(200).min(1),
  address: shortText(500),
  notes: shortText(5_000),
  numbers: z.array(z.strictObject({ prefix: shortText(20).min(shortestPrefix), extensionDigits: z.int().min(0).max(longestExtension) })).max(50),
});

const field = z.strictObject({ id: shortText(64).min(1), name: shortText(40).min(1), kind: z.enum(fieldKinds), choices: z.array(shortText(100).min(1)).max(100), hidden: z.boolean() });

const ticketFields = z.strictObject({
  subject: shortText(200).min(1), state: z.enum(ticketStates), priority: z.enum(ticketPriorities), dueAt: z.int().min(0).nullable(), assignee: shortText(64),
});

/** A note may be longer than what is kept: then it is refused with words that say so, and stays in its field. */
const anyLength = shortText(2 ** 24);

const reading = z.strictObject({ encoding: z.enum(encodings), delimiter: z.enum(delimiters), headings: z.boolean(), columns: z.array(z.custom<ColumnMeaning>((value) => typeof value === 'string' && value.length <= 80)).max(500) });

/** Customers, their companies, tickets and notes. */
export const customersCommands = {
  'customer:save': z.strictObject({ id: customerId.nullable(), draft: customerDraft, callId: callId.nullable() }),
  /** Changes what is named and nothing else. */
  'customer:change': z.strictObject({ id: customerId, change: customerDraft.partial(), callId: callId.nullable() }),
  'customer:note': z.strictObject({ noteId: z.uuid(), customerId, callId: callId.nullable(), text: anyLength }),
  'customer:merge': z.strictObject({ keptId: customerId, lostId: customerId, draft: customerDraft }),
  'customer:unmerge': z.strictObject({ mergeId: z.uuid() }),
  'customer:keepApart': z.strictObject({ first: customerId, second: customerId }),
  'customer:export': z.strictObject({ format: z.enum(['csv', 'xlsx', 'vcf']), text: shortText(100), filter: customerFilter }),
  'customer:putFields': z.strictObject({ fields: z.array(field).max(mostFields) }),
  'customer:putTagStyles': z.strictObject({ styles: z.array(z.strictObject({ tag: shortText(40).min(1), colour: z.enum(tagColours), shape: z.enum(tagShapes) })).max(500) }),
  'company:save': z.strictObject({ id: customerId.nullable(), draft: companyDraft }),
  'ticket:create': z.strictObject({ customerId: customerId.nullable(), callId: callId.nullable(), fields: ticketFields, comment: anyLength }),
  'ticket:change': z.strictObject({ id: z.uuid(), change: ticketFields.partial() }),
  'ticket:comment': z.strictObject({ id: z.uuid(), text: anyLength }),
  'ticket:linkCall': z.strictObject({ id: z.uuid(), callId }),
  /** Lets the user choose a file; null when they changed their mind. */
  'customerImport:open': z.strictObject({}),
  /** Looks into the chosen file again, with another encoding or delimiter. */
  'customerImport:reread': z.strictObject({ fileId: z.uuid(), encoding: z.enum(encodings), delimiter: z.enum(delimiters) }),
  /** Reads all of the file and keeps nothing. */
  'customerImport:check': z.strictObject({ fileId: z.uuid(), reading }),
  'customerImport:start': z.strictObject({ fileId: z.uuid(), reading, existing: z.enum(existingPolicies), total: z.int().min(0).nullable() }),
  'customerImport:undo': z.strictObject({ importId: shortText(64) }),
} as const satisfies Record<string, z.ZodType>;

export interface CustomersCommandResults {
  'customer:save': { readonly customerId: string };
  'customer:note': CustomerNote | null;
  'customer:merge': { readonly mergeId: string };
  'customer:export': { readonly jobId: string } | null;
  'company:save': { readonly companyId: string };
  'ticket:create': Ticket;
  'ticket:change': Ticket;
  'ticket:comment': Ticket;
  'ticket:linkCall': Ticket;
  'customerImport:open': ImportPreview | null;
  'customerImport:reread': ImportPreview;
  'customerImport:check': ImportCheck;
  'customerImport:start': { readonly jobId: string };
  'customerImport:undo': { readonly jobId: string };
}
