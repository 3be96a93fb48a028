import { isOpenTicket, mayMove } from '../../../shared/customers/ticket.ts';
import type { Ticket, TicketDetail, TicketEntry, TicketEvent, TicketFields } from '../../../shared/customers/ticket.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { StoreError } from '../storeErrors.ts';
import { reindexCustomer } from './customerSearch.ts';

const firstNumber = 1001;

const columns = `ticket.number, ticket.id, ticket.customerId, coalesce((SELECT CASE name WHEN '' THEN company ELSE name END FROM customer WHERE customer.id = ticket.customerId), '') AS customerName,
  ticket.subject, ticket.state, ticket.priority, ticket.dueAt, ticket.assignee, ticket.createdBy, ticket.createdAt, ticket.updatedAt, ticket.closedAt`;

/** Who did something to a ticket, and the id under which the history keeps it: a command that comes twice is one entry. */
export interface TicketDeed {
  readonly entryId: string;
  readonly at: number;
  readonly who: string;
}

function ticketOf(db: ReadableDb, id: string): Ticket {
  const ticket = getRow<Ticket>(db, `SELECT ${columns} FROM ticket WHERE id = ?`, id);
  if (ticket === undefined) throw new StoreError('unknownTicket', 'There is no such ticket.');
  return ticket;
}

function isDone(db: ReadableDb, entryId: string): boolean {
  return getRow(db, 'SELECT 1 FROM ticketEntry WHERE id = ? OR id = ?', entryId, `${entryId}/0`) !== undefined;
}

/** Adds to the history of a ticket. */
export function addTicketEntry(db: WritableDb, ticket: number, { entryId, at, who }: TicketDeed, event: TicketEvent): void {
  runSql(
    db,
    `INSERT INTO ticketEntry (id, ticket, sequence, at, who, event) VALUES (?, ?, (SELECT coalesce(max(sequence), 0) + 1 FROM ticketEntry WHERE ticket = ?), ?, ?, ?)`,
    entryId, ticket, ticket, at, who, JSON.stringify(event),
  );
}

export interface TicketCreation extends TicketDeed {
  readonly id: string;
  readonly customerId: string | null;
  readonly fields: TicketFields;
  readonly comment: string;
  readonly callId: string | null;
}

export function createTicket(db: WritableDb, { id, customerId, fields, comment, callId, ...deed }: TicketCreation): Ticket {
  return transact(db, () => {
    if (isDone(db, deed.entryId)) return ticketOf(db, id);
    const { subject, state, priority, dueAt, assignee } = fields;
    runSql(
      db,
      `INSERT INTO ticket (number, id, customerId, subject, state, priority, dueAt, assignee, createdBy, createdAt, updatedAt, closedAt)
       VALUES ((SELECT coalesce(max(number) + 1, ${firstNumber}) FROM ticket), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id, customerId, subject, state, priority, dueAt, assignee, deed.who, deed.at, deed.at, isOpenTicket(state) ? null : deed.at,
    );
    const { number } = ticketOf(db, id);
    addTicketEntry(db, number, deed, { kind: 'created' });
    if (comment !== '') addTicketEntry(db, number, { ...deed, entryId: `${deed.entryId}/comment` }, { kind: 'commented', text: comment });
    if (callId !== null) linkRow(db, number, { ...deed, entryId: `${deed.entryId}/call` }, callId);
    if (customerId !== null) reindexCustomer(db, customerId);
    return ticketOf(db, id);
  });
}

function linkRow(db: WritableDb, ticket: number, deed: TicketDeed, callId: string): void {
  const added = runSql(db, 'INSERT INTO ticketCall (ticket, callId) VALUES (?, ?) ON CONFLICT DO NOTHING', ticket, callId);
  if (added > 0) addTicketEntry(db, ticket, deed, { kind: 'callLinked', callId });
}

/** Changes fields of a ticket, each with its entry in the history. Fails with `moveNotAllowed`; then nothing is changed. */
export function changeTicket(db: WritableDb, { id, change, ...deed }: TicketDeed & { readonly id: string; readonly change: Partial<TicketFields> }): Ticket {
  return transact(db, () => {
    const before = ticketOf(db, id);
    if (isDone(db, deed.entryId)) return before;
    const after = { ...before, ...change };
    if (!mayMove(before.state, after.state)) throw new StoreError('moveNotAllowed', `A ticket does not go from ${before.state} to ${after.state}.`);
    const fields = (['subject', 'state', 'priority', 'dueAt', 'assignee'] as const).filter((field) => before[field] !== after[field]);
    if (fields.length === 0) return before;
    const closedAt = isOpenTicket(after.state) ? null : (before.closedAt ?? deed.at);
    runSql(
      db,
      'UPDATE ticket SET subject = ?, state = ?, priority = ?, dueAt = ?, assignee = ?, updatedAt = ?, closedAt = ? WHERE number = ?',
      after.subject, after.state, after.priority, after.dueAt, after.assignee, deed.at, closedAt, before.number,
    );
    for (const [index, field] of fields.entries()) {
      addTicketEntry(db, before.number, { ...deed, entryId: `${deed.entryId}/${index}` }, { kind: 'changed', field, from: before[field], to: after[field] });
    }
    if (before.customerId !== null && fields.includes('subject')) reindexCustomer(db, before.customerId);
    return ticketOf(db, id);
  });
}

export function commentTicket(db: WritableDb, { id, text, ...deed }: TicketDeed & { readonly id: string; readonly text: string }): Ticket {
  return transact(db, () => {
    const { number } = ticketOf(db, id);
    if (!isDone(db, deed.entryId)) {
      addTicketEntry(db, number, deed, { kind: 'commented', text });
      runSql(db, 'UPDATE ticket SET updatedAt = ? WHERE number = ?', deed.at, number);
    }
    return ticketOf(db, id);
  });
}

export function linkTicketCall(db: WritableDb, { id, callId, ...deed }: TicketDeed & { readonly id: string; readonly callId: string }): Ticket {
  return transact(db, () => {
    linkRow(db, ticketOf(db, id).number, deed, callId);
    return ticketOf(db, id);
  });
}

export function getTicket(db: ReadableDb, { id }: { readonly id: string }): TicketDetail | null {
  const ticket = getRow<Ticket>(db, `SELECT ${columns} FROM ticket WHERE id = ?`, id);
  if (ticket === undefined) return null;
  const entries = allRows<{ sequence: number; at: number; who: string; event: string }>(db, 'SELECT sequence, at, who, event FROM ticketEntry WHERE ticket = ? ORDER BY sequence', ticket.number);
  return {
    ticket,
    entries: entries.map(({ event, ...entry }): TicketEntry => ({ ...entry, event: JSON.parse(event) as TicketEvent })),
    calls: allRows<{ callId: string; startedAt: number | null }>(
      db, 'SELECT ticketCall.callId, call.startedAt FROM ticketCall LEFT JOIN call ON call.callId = ticketCall.callId WHERE ticket = ? ORDER BY call.startedAt', ticket.number,
    ),
  };
}

export interface TicketQuestion {
  /** Null = of all customers. */
  readonly customerId: string | null;
  readonly onlyOpen: boolean;
  /** Part of the subject, or a number. */
  readonly text: string;
  readonly limit: number;
  readonly cursor: number | null;
}

/** Newest first; the cursor is the number of the last one. */
export function listTickets(db: ReadableDb, { customerId, onlyOpen, text, limit, cursor }: TicketQuestion): readonly Ticket[] {
  const wanted = text.trim().toLowerCase();
  const number = /^\s*T?(\d{1,12})\s*$/i.exec(text)?.[1];
  return allRows<Ticket>(
    db,
    `SELECT ${columns} FROM ticket WHERE ${[
      ...(customerId === null ? [] : ['customerId = ?']), ...(onlyOpen ? [`state NOT IN ('solved', 'closed')`] : []), 'number < ?', `(? OR instr(lower(subject), ?) > 0 OR number = ?)`,
    ].join(' AND ')} ORDER BY number DESC LIMIT ?`,
    ...(customerId === null ? [] : [customerId]), cursor ?? Number.MAX_SAFE_INTEGER, wanted === '' ? 1 : 0, wanted, number === undefined ? -1 : Number(number), Math.max(1, Math.min(500, limit)),
  );
}
