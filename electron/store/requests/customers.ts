import type { CustomerCard, CustomerDraft } from '../../../shared/callers/customerCard.ts';
import type { KindsOf } from './requestKind.ts';

/** Customer cards. */
export interface CustomersRequests {
  /** Inserts or replaces the card with this id. Fails with `numberTaken` when another customer has one of the numbers. */
  saveCustomer(argument: { readonly id: string; readonly draft: CustomerDraft; readonly at: number }): CustomerCard;
  /** Bulk insert in one transaction; ids and numbers already there are skipped. At most 20,000 a time. */
  importCustomers(customers: readonly CustomerCard[]): { readonly imported: number; readonly skipped: number };
  getCustomer(argument: { readonly id: string }): CustomerCard | null;
  findCustomerByNumber(argument: { readonly number: string }): CustomerCard | null;
  /** Newest first. Empty text gives the newest customers. */
  searchCustomers(argument: { readonly text: string; readonly limit: number }): readonly CustomerCard[];
}

export const customersKinds = {
  saveCustomer: 'command',
  importCustomers: 'command',
  getCustomer: 'query',
  findCustomerByNumber: 'query',
  searchCustomers: 'query',
} as const satisfies KindsOf<CustomersRequests>;
