import type { CommandArgument } from '../../shared/ipc/commands.ts';
import type { CustomerCard } from '../../shared/callers/customerCard.ts';
import { numberKey } from './numberKey.ts';

/** What the form edits: lists as the agent types them. */
export interface CustomerFields {
  readonly name: string;
  readonly company: string;
  readonly level: string;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly numbers: readonly string[];
}

/** The form's start: the customer's own values, or an empty card with the caller's number. */
export function fieldsOf(customer: CustomerCard | null, numbers: readonly string[]): CustomerFields {
  if (customer === null) return { name: '', company: '', level: '', tags: [], notes: '', numbers };
  const { name, company, level, tags, notes } = customer;
  return { name, company, level, tags, notes, numbers: customer.numbers };
}

/** True for text that names a line a customer can be called at. */
export function isCustomerNumber(text: string): boolean {
  return numberKey(text) !== '';
}

/** What is sent to main: trimmed, without empty or repeated entries, numbers as canonical keys. */
export function draftOf(fields: CustomerFields): CommandArgument<'customer:save'>['draft'] {
  const distinct = (values: readonly string[]) => [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
  return {
    name: fields.name.trim(),
    company: fields.company.trim(),
    level: fields.level.trim(),
    tags: distinct(fields.tags),
    notes: fields.notes.trim(),
    numbers: distinct(fields.numbers.map(numberKey)),
  };
}
