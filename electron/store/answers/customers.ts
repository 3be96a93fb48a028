import { z } from 'zod';
import { longestNote, numberLabels } from '../../../shared/customers/customer.ts';
import { fieldKinds } from '../../../shared/customers/customField.ts';
import { tagColours, tagShapes } from '../../../shared/customers/tagStyle.ts';
import type { Counting } from '../countingThread.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { CustomersRequests } from '../requests/customers.ts';
import { getCompany, listCompanies, saveCompany } from '../tables/companies.ts';
import { listCustomerCalls, listCustomerTasks } from '../tables/customerCalls.ts';
import { keepApart } from '../tables/customerDuplicates.ts';
import { listCustomFields, listTagStyles, putCustomFields, putTagStyles } from '../tables/customerFields.ts';
import { listCustomerRecords, listCustomers, searchCustomers } from '../tables/customerList.ts';
import { listMerges, mergeCustomers, undoMerge } from '../tables/customerMerges.ts';
import { listNotes, listNoteVersions, writeNote } from '../tables/customerNotes.ts';
import { changeCustomer, findCustomerByNumber, getCustomer, getCustomerRecord, importCustomers, saveCustomer } from '../tables/customers.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, nothing, number, text, time } from './fields.ts';

const values = z.record(z.string().max(200), text);
const draft = z.object({
  name: text, company: text, level: text, tags: z.array(text).max(200), notes: z.string().max(20_000), numbers: z.array(number.min(1)).max(200),
  labels: z.record(z.string().max(200), z.enum(['', ...numberLabels])).optional(), fields: values.optional(),
});
const card = draft.omit({ labels: true, fields: true }).extend({ id, createdAt: time, updatedAt: time });
const filter = z.object({ tag: text.nullable(), level: text.nullable(), companyId: id.nullable(), field: z.object({ id, value: text }).nullable(), openTicket: z.boolean() });
const company = z.object({
  name: text, address: text, notes: text, numbers: z.array(z.object({ prefix: number.min(1), extensionDigits: z.int().min(0).max(8) })).max(50),
});
const field = z.object({ id, name: text, kind: z.enum(fieldKinds), choices: z.array(text).max(200), hidden: z.boolean() });
export const customersArguments = {
  saveCustomer: z.object({ id, draft, at: time }),
  changeCustomer: z.object({ id, change: draft.partial(), at: time }),
  importCustomers: z.array(card).max(20_000),
  getCustomer: z.object({ id }),
  getCustomerRecord: z.object({ id }),
  findCustomerByNumber: z.object({ number }),
  searchCustomers: z.object({ text, limit: count }),
  listCustomers: z.object({ text, filter, limit: count, cursor: z.int().nullable() }),
  listCustomerRecords: z.object({ text, filter, limit: count, cursor: z.int().nullable() }),
  listCustomerCalls: z.object({ customerId: id, limit: count, cursor: z.int().nullable() }),
  listCustomerTasks: z.object({ customerId: id, limit: count }),
  writeNote: z.object({ id, customerId: id, callId: id.nullable(), text: z.string().max(longestNote), author: text, at: time }),
  listNotes: z.object({ customerId: id, limit: count }),
  listNoteVersions: z.object({ noteId: id }),
  saveCompany: z.object({ id, draft: company, at: time }),
  getCompany: z.object({ id }),
  listCompanies: z.object({ text, limit: count }),
  listCustomFields: nothing,
  putCustomFields: z.object({ fields: z.array(field).max(100) }),
  listTagStyles: nothing,
  putTagStyles: z.object({ styles: z.array(z.object({ tag: text, colour: z.enum(tagColours), shape: z.enum(tagShapes) })).max(1_000) }),
  listDuplicates: z.object({ limit: count }),
  keepApart: z.object({ first: id, second: id }),
  mergeCustomers: z.object({ id, keptId: id, lostId: id, draft, at: time, who: text }),
  undoMerge: z.object({ id, at: time, who: text }),
  listMerges: z.object({ limit: count }),
} satisfies ArgumentsOf<CustomersRequests>;

/** The entries of this topic on an open store. */
export function customersAnswers({ db }: OpenStore, counting: Counting): AnswersOf<CustomersRequests> {
  return {
    saveCustomer: ({ id: customerId, draft: drawn, at }) => saveCustomer(db, { id: customerId, draft: drawn, at }),
    changeCustomer: (argument) => changeCustomer(db, argument),
    importCustomers: (argument) => importCustomers(db, argument),
    getCustomer: (argument) => getCustomer(db, argument),
    getCustomerRecord: (argument) => getCustomerRecord(db, argument),
    findCustomerByNumber: (argument) => findCustomerByNumber(db, argument),
    searchCustomers: (argument) => searchCustomers(db, argument),
    listCustomers: (argument) => listCustomers(db, argument),
    listCustomerRecords: (argument) => listCustomerRecords(db, argument),
    listCustomerCalls: (argument) => listCustomerCalls(db, argument),
    listCustomerTasks: (argument) => listCustomerTasks(db, argument),
    writeNote: (argument) => writeNote(db, argument),
    listNotes: (argument) => listNotes(db, argument),
    listNoteVersions: (argument) => listNoteVersions(db, argument),
    saveCompany: (argument) => saveCompany(db, argument),
    getCompany: (argument) => getCompany(db, argument),
    listCompanies: (argument) => listCompanies(db, argument),
    listCustomFields: () => listCustomFields(db),
    putCustomFields: (argument) => putCustomFields(db, argument),
    listTagStyles: () => listTagStyles(db),
    putTagStyles: (argument) => putTagStyles(db, argument),
    listDuplicates: (argument) => counting.ask('listDuplicates', argument),
    keepApart: (argument) => keepApart(db, argument),
    mergeCustomers: (argument) => mergeCustomers(db, argument),
    undoMerge: (argument) => undoMerge(db, argument),
    listMerges: (argument) => listMerges(db, argument),
  };
}
