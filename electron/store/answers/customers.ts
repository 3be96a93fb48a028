import { z } from 'zod';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { CustomersRequests } from '../requests/customers.ts';
import { findCustomerByNumber, getCustomer, importCustomers, saveCustomer, searchCustomers } from '../tables/customers.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, number, text, time } from './fields.ts';

const draft = z.object({ name: text, company: text, level: text, tags: z.array(text).max(200), notes: z.string().max(20_000), numbers: z.array(number.min(1)).max(200) });
export const customersArguments = {
  saveCustomer: z.object({ id, draft, at: time }),
  importCustomers: z.array(draft.extend({ id, createdAt: time, updatedAt: time })).max(20_000),
  getCustomer: z.object({ id }),
  findCustomerByNumber: z.object({ number }),
  searchCustomers: z.object({ text, limit: count }),
} satisfies ArgumentsOf<CustomersRequests>;

/** The entries of this topic on an open store. */
export function customersAnswers({ db }: OpenStore): AnswersOf<CustomersRequests> {
  return {
    saveCustomer: (argument) => saveCustomer(db, argument),
    importCustomers: (argument) => importCustomers(db, argument),
    getCustomer: (argument) => getCustomer(db, argument),
    findCustomerByNumber: (argument) => findCustomerByNumber(db, argument),
    searchCustomers: (argument) => searchCustomers(db, argument),
  };
}
