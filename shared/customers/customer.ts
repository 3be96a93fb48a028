import type { CustomerCard } from '../callers/customerCard.ts';

/** What a number is for. */
export const numberLabels = ['mobile', 'office', 'home', 'fax', 'extension', 'other'] as const;
export type NumberLabel = (typeof numberLabels)[number];

/** Tags of a customer, and characters of one. */
export const mostTags = 50;
export const longestTag = 40;

/** Longest note in characters; a longer one is refused and stays where it was written. */
export const longestNote = 20_000;

/** One number of a customer. An extension of a company's number has the key `075586660000;801`. */
export interface CustomerNumber {
  readonly number: string;
  /** Null when nobody said. */
  readonly label: NumberLabel | null;
}

/** Values of custom fields by the field's id: text as typed, numbers with a dot, dates as `2026-11-22`. */
export type FieldValues = Readonly<Record<string, string>>;

/** All that is kept of a customer itself; calls, tickets, tasks and notes are asked for apart. */
export interface CustomerRecord extends CustomerCard {
  readonly companyId: string | null;
  readonly labelled: readonly CustomerNumber[];
  readonly fields: FieldValues;
  readonly openTickets: number;
}

/** One note on a customer; the note of a call is written while it lasts. */
export interface CustomerNote {
  readonly id: string;
  readonly customerId: string;
  readonly callId: string | null;
  readonly text: string;
  readonly author: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Earlier wordings that are kept. */
  readonly versions: number;
}

export interface NoteVersion {
  readonly sequence: number;
  readonly at: number;
  readonly author: string;
  readonly text: string;
}

/** Which customers a list shows; null = all. */
export interface CustomerFilter {
  readonly tag: string | null;
  readonly level: string | null;
  readonly companyId: string | null;
  /** A choice of a custom field. */
  readonly field: { readonly id: string; readonly value: string } | null;
  readonly openTicket: boolean;
}

export const noCustomerFilter: CustomerFilter = { tag: null, level: null, companyId: null, field: null, openTicket: false };

export interface CustomerPage {
  readonly customers: readonly CustomerCard[];
  /** Where the next page starts; null at the end. */
  readonly cursor: number | null;
  /** All that match, counted up to 10,000; null on later pages. */
  readonly total: number | null;
}
