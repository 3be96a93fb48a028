import { randomUUID } from 'node:crypto';
import type { CustomerCard, CustomerDraft } from '../../../shared/callers/customerCard.ts';
import { longestNote } from '../../../shared/customers/customer.ts';
import { customerNumberKey } from '../../../shared/customers/numberVariants.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

type Commands = 'customer:save' | 'customer:change' | 'customer:note' | 'customer:merge' | 'customer:unmerge' | 'customer:keepApart' | 'customer:putFields' | 'customer:putTagStyles' | 'company:save';

type Queries =
  | 'customer:get' | 'customer:search' | 'customer:list' | 'customer:record' | 'customer:calls' | 'customer:tasks' | 'customer:notes' | 'customer:noteVersions'
  | 'customer:duplicates' | 'customer:merges' | 'customer:fields' | 'customer:tagStyles' | 'company:list' | 'company:get';

/** Milliseconds: looking through all customers takes longer than a question may. */
const duplicatesDeadlineMs = 30_000;
const duplicatesShown = 200;

/** Customer cards, notes, companies and merges. */
export function customerCommands(parts: SeatParts): Pick<SeatCommands, Commands> {
  const { store, publisher, now } = parts.options;
  const who = (): string => publisher.current.seat.user;
  return {
    'customer:save': async ({ id, draft, callId }) => {
      if (draft.name.trim() === '' && draft.company.trim() === '') throw new IpcRefusal('nameMissing', 'A card needs a name or a company');
      const card = await store.saveCustomer({ id: id ?? randomUUID(), draft: readable(parts, draft), at: now() });
      await showWithCall(parts, card, callId);
      return { customerId: card.id };
    },
    'customer:change': async ({ id, change, callId }) => {
      const card = await store.changeCustomer({ id, change: readable(parts, change), at: now() });
      await showWithCall(parts, card, callId);
      return null;
    },
    'customer:note': ({ noteId, customerId, callId, text }) => {
      if (text.length > longestNote) throw new IpcRefusal('noteTooLong', 'The note is too long');
      return store.writeNote({ id: noteId, customerId, callId, text, author: who(), at: now() });
    },
    'customer:merge': async ({ keptId, lostId, draft }) => {
      const mergeId = randomUUID();
      await store.mergeCustomers({ id: mergeId, keptId, lostId, draft: readable(parts, draft), at: now(), who: who() });
      parts.figures.logChanged();
      return { mergeId };
    },
    'customer:unmerge': async ({ mergeId }) => {
      await store.undoMerge({ id: mergeId, at: now(), who: who() });
      parts.figures.logChanged();
      return null;
    },
    'customer:keepApart': async (argument) => done(await store.keepApart(argument)),
    'customer:putFields': async (argument) => {
      await store.putCustomFields(argument);
      return null;
    },
    'customer:putTagStyles': async (argument) => {
      await store.putTagStyles(argument);
      return null;
    },
    'company:save': async ({ id, draft }) => {
      const numbers = draft.numbers.map(({ prefix, extensionDigits }) => ({ prefix: prefixOf(parts, prefix), extensionDigits }));
      if (numbers.some(({ prefix }) => prefix === '')) throw new IpcRefusal('prefixUnreadable', 'A number of the company is none');
      const company = await store.saveCompany({ id: id ?? randomUUID(), draft: { ...draft, numbers }, at: now() });
      return { companyId: company.id };
    },
  };
}

export function customerQueries({ options: { store } }: SeatParts): Pick<SeatQueries, Queries> {
  return {
    'customer:get': ({ id }) => store.getCustomer({ id }),
    'customer:search': (argument) => store.searchCustomers(argument),
    'customer:list': (argument) => store.listCustomers(argument),
    'customer:record': (argument) => store.getCustomerRecord(argument),
    'customer:calls': (argument) => store.listCustomerCalls(argument),
    'customer:tasks': ({ customerId }) => store.listCustomerTasks({ customerId, limit: 200 }),
    'customer:notes': ({ customerId }) => store.listNotes({ customerId, limit: 200 }),
    'customer:noteVersions': (argument) => store.listNoteVersions(argument),
    'customer:duplicates': () => store.listDuplicates({ limit: duplicatesShown }, { deadlineMs: duplicatesDeadlineMs }),
    'customer:merges': () => store.listMerges({ limit: 50 }),
    'customer:fields': () => store.listCustomFields(null),
    'customer:tagStyles': () => store.listTagStyles(null),
    'company:list': (argument) => store.listCompanies(argument),
    'company:get': (argument) => store.getCompany(argument),
  };
}

/** Numbers as they are matched; what is no number is left out, its labels with it. */
function readable<Draft extends Partial<CustomerDraft>>({ options: { platform } }: SeatParts, draft: Draft): Draft {
  if (draft.numbers === undefined) return draft;
  const homeAreaCode = platform.seat?.homeAreaCode;
  const keyOf = (text: string): string => customerNumberKey(text, homeAreaCode);
  const numbers = [...new Set(draft.numbers.map(keyOf).filter((key) => key !== ''))];
  const labels = draft.labels && Object.fromEntries(Object.entries(draft.labels).map(([text, label]) => [keyOf(text), label]));
  return { ...draft, numbers, ...(labels === undefined ? {} : { labels }) };
}

/** The digits that extensions follow: a whole number's key, or the beginning of one. */
function prefixOf({ options: { platform } }: SeatParts, text: string): string {
  const key = parsePhoneNumber(text, { homeAreaCode: platform.seat?.homeAreaCode }).key;
  const digits = text.replace(/[\s\-()]/g, '').replace(/^(?:\+|00)86/, '0');
  return /^\d{8,12}$/.test(key) ? key : /^\d{6,20}$/.test(digits) ? digits : '';
}

async function showWithCall({ board, figures, options: { store } }: SeatParts, card: CustomerCard, callId: string | null): Promise<void> {
  if (callId === null) return;
  await store.fillCall({ callId, customerId: card.id, customerName: card.name, company: card.company });
  board.found(callId, { customer: { kind: 'found', value: card, source: 'local store', tookMs: 0 } });
  figures.logChanged();
}
