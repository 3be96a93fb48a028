import { z } from 'zod';
import { ticketPriorities, ticketStates } from '../../../shared/customers/ticket.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { TicketsRequests } from '../requests/tickets.ts';
import { changeTicket, commentTicket, createTicket, getTicket, linkTicketCall, listTickets } from '../tables/tickets.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, text, time } from './fields.ts';

const fields = z.object({ subject: text, state: z.enum(ticketStates), priority: z.enum(ticketPriorities), dueAt: time.nullable(), assignee: text });
const deed = { id, entryId: id, at: time, who: text };
const comment = z.string().max(20_000);
export const ticketsArguments = {
  createTicket: z.object({ ...deed, customerId: id.nullable(), fields, comment, callId: id.nullable() }),
  changeTicket: z.object({ ...deed, change: fields.partial() }),
  commentTicket: z.object({ ...deed, text: comment }),
  linkTicketCall: z.object({ ...deed, callId: id }),
  getTicket: z.object({ id }),
  listTickets: z.object({ customerId: id.nullable(), onlyOpen: z.boolean(), text, limit: count, cursor: z.int().nullable() }),
} satisfies ArgumentsOf<TicketsRequests>;

/** The entries of this topic on an open store. */
export function ticketsAnswers({ db }: OpenStore): AnswersOf<TicketsRequests> {
  return {
    createTicket: (argument) => createTicket(db, argument),
    changeTicket: (argument) => changeTicket(db, argument),
    commentTicket: (argument) => commentTicket(db, argument),
    linkTicketCall: (argument) => linkTicketCall(db, argument),
    getTicket: (argument) => getTicket(db, argument),
    listTickets: (argument) => listTickets(db, argument),
  };
}
