import { z } from 'zod';
import type { CustomerCard } from '../../callers/customerCard.ts';
import type { LastCall } from '../../callers/lastCall.ts';
import type { Company } from '../../customers/company.ts';
import type { CustomerNote, CustomerPage, CustomerRecord, NoteVersion } from '../../customers/customer.ts';
import type { CustomField } from '../../customers/customField.ts';
import type { ImportRecord } from '../../customers/customerImport.ts';
import type { DuplicatePair, MergeRecord } from '../../customers/duplicate.ts';
import type { TagStyle } from '../../customers/tagStyle.ts';
import type { Ticket, TicketDetail } from '../../customers/ticket.ts';
import type { Task } from '../../tasks/task.ts';
import { customerFilter } from '../commands/customersCommands.ts';

const customerId = z.string().max(100);
const limit = z.int().min(1).max(500);

/** Customers, their companies, tickets and notes. */
export const customersQueries = {
  'customer:get': z.strictObject({ id: customerId }),
  'customer:search': z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(200) }),
  'customer:list': z.strictObject({ text: z.string().max(100), filter: customerFilter, limit, cursor: z.int().nullable() }),
  'customer:record': z.strictObject({ id: customerId }),
  'customer:calls': z.strictObject({ customerId, limit, cursor: z.int().nullable() }),
  'customer:tasks': z.strictObject({ customerId }),
  'customer:notes': z.strictObject({ customerId }),
  'customer:noteVersions': z.strictObject({ noteId: z.uuid() }),
  'customer:duplicates': z.strictObject({}),
  'customer:merges': z.strictObject({}),
  'customer:fields': z.strictObject({}),
  'customer:tagStyles': z.strictObject({}),
  'company:list': z.strictObject({ text: z.string().max(100), limit }),
  'company:get': z.strictObject({ id: customerId }),
  'ticket:list': z.strictObject({ customerId: customerId.nullable(), onlyOpen: z.boolean(), text: z.string().max(100), limit, cursor: z.int().nullable() }),
  'ticket:get': z.strictObject({ id: z.uuid() }),
  'customerImport:list': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export interface CustomersQueryResults {
  'customer:get': CustomerCard | null;
  'customer:search': readonly CustomerCard[];
  'customer:list': CustomerPage;
  'customer:record': CustomerRecord | null;
  'customer:calls': { readonly calls: readonly LastCall[]; readonly cursor: number | null };
  'customer:tasks': readonly Task[];
  'customer:notes': readonly CustomerNote[];
  'customer:noteVersions': readonly NoteVersion[];
  'customer:duplicates': readonly DuplicatePair[];
  'customer:merges': readonly MergeRecord[];
  'customer:fields': readonly CustomField[];
  'customer:tagStyles': readonly TagStyle[];
  'company:list': readonly Company[];
  'company:get': Company | null;
  'ticket:list': readonly Ticket[];
  'ticket:get': TicketDetail | null;
  'customerImport:list': readonly ImportRecord[];
}
