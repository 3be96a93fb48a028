import type { CustomerCard, CustomerDraft } from '../../../shared/callers/customerCard.ts';
import type { Company, CompanyDraft } from '../../../shared/customers/company.ts';
import type { CustomerFilter, CustomerNote, CustomerPage, CustomerRecord, NoteVersion } from '../../../shared/customers/customer.ts';
import type { CustomField } from '../../../shared/customers/customField.ts';
import type { DuplicatePair, MergeRecord } from '../../../shared/customers/duplicate.ts';
import type { TagStyle } from '../../../shared/customers/tagStyle.ts';
import type { Task } from '../../../shared/tasks/task.ts';
import type { CustomerCallsPage } from '../tables/customerCalls.ts';
import type { KindsOf } from './requestKind.ts';

/** Customer cards, their companies, notes and fields, and what makes one of two. */
export interface CustomersRequests {
  /** Inserts or replaces the card with this id. Fails with `numberTaken` when another customer has one of the numbers. */
  saveCustomer(argument: { readonly id: string; readonly draft: CustomerDraft; readonly at: number }): CustomerCard;
  /** Changes what is named of a customer. Fails with `unknownCustomer` or `numberTaken`. */
  changeCustomer(argument: { readonly id: string; readonly change: Partial<CustomerDraft>; readonly at: number }): CustomerCard;
  /** Bulk insert in one transaction; ids and numbers already there are skipped. At most 20,000 a time. */
  importCustomers(customers: readonly CustomerCard[]): { readonly imported: number; readonly skipped: number };
  getCustomer(argument: { readonly id: string }): CustomerCard | null;
  getCustomerRecord(argument: { readonly id: string }): CustomerRecord | null;
  findCustomerByNumber(argument: { readonly number: string }): CustomerCard | null;
  /** Newest first. Empty text gives the newest customers. */
  searchCustomers(argument: { readonly text: string; readonly limit: number }): readonly CustomerCard[];
  /** A page, newest first; at most 500. */
  listCustomers(argument: { readonly text: string; readonly filter: CustomerFilter; readonly limit: number; readonly cursor: number | null }): CustomerPage;
  /** The same page with all that is kept of each. */
  listCustomerRecords(argument: { readonly text: string; readonly filter: CustomerFilter; readonly limit: number; readonly cursor: number | null }): {
    readonly records: readonly CustomerRecord[]; readonly cursor: number | null; readonly total: number | null;
  };
  listCustomerCalls(argument: { readonly customerId: string; readonly limit: number; readonly cursor: number | null }): CustomerCallsPage;
  listCustomerTasks(argument: { readonly customerId: string; readonly limit: number }): readonly Task[];
  /** The note with this id, or its next wording; null when it was empty and is. */
  writeNote(argument: { readonly id: string; readonly customerId: string; readonly callId: string | null; readonly text: string; readonly author: string; readonly at: number }): CustomerNote | null;
  listNotes(argument: { readonly customerId: string; readonly limit: number }): readonly CustomerNote[];
  listNoteVersions(argument: { readonly noteId: string }): readonly NoteVersion[];
  /** Fails with `companyExists` or `numberTaken`. */
  saveCompany(argument: { readonly id: string; readonly draft: CompanyDraft; readonly at: number }): Company;
  getCompany(argument: { readonly id: string }): Company | null;
  listCompanies(argument: { readonly text: string; readonly limit: number }): readonly Company[];
  listCustomFields(argument: null): readonly CustomField[];
  putCustomFields(argument: { readonly fields: readonly CustomField[] }): readonly CustomField[];
  listTagStyles(argument: null): readonly TagStyle[];
  putTagStyles(argument: { readonly styles: readonly TagStyle[] }): readonly TagStyle[];
  listDuplicates(argument: { readonly limit: number }): readonly DuplicatePair[];
  keepApart(argument: { readonly first: string; readonly second: string }): void;
  /** Fails with `unknownCustomer` or `numberTaken`. */
  mergeCustomers(argument: { readonly id: string; readonly keptId: string; readonly lostId: string; readonly draft: CustomerDraft; readonly at: number; readonly who: string }): void;
  undoMerge(argument: { readonly id: string; readonly at: number; readonly who: string }): void;
  listMerges(argument: { readonly limit: number }): readonly MergeRecord[];
}

export const customersKinds = {
  saveCustomer: 'command',
  changeCustomer: 'command',
  importCustomers: 'command',
  getCustomer: 'query',
  getCustomerRecord: 'query',
  findCustomerByNumber: 'query',
  searchCustomers: 'query',
  listCustomers: 'query',
  listCustomerRecords: 'query',
  listCustomerCalls: 'query',
  listCustomerTasks: 'query',
  writeNote: 'command',
  listNotes: 'query',
  listNoteVersions: 'query',
  saveCompany: 'command',
  getCompany: 'query',
  listCompanies: 'query',
  listCustomFields: 'query',
  putCustomFields: 'command',
  listTagStyles: 'query',
  putTagStyles: 'command',
  listDuplicates: 'query',
  keepApart: 'command',
  mergeCustomers: 'command',
  undoMerge: 'command',
  listMerges: 'query',
} as const satisfies KindsOf<CustomersRequests>;
