import type { Ticket, TicketDetail, TicketFields } from '../../../shared/customers/ticket.ts';
import type { TicketCreation, TicketDeed, TicketQuestion } from '../tables/tickets.ts';
import type { KindsOf } from './requestKind.ts';

/** Tickets of customers with their history. `entryId` makes a repeated command one entry. */
export interface TicketsRequests {
  createTicket(argument: TicketCreation): Ticket;
  /** Fails with `unknownTicket` or `moveNotAllowed`. */
  changeTicket(argument: TicketDeed & { readonly id: string; readonly change: Partial<TicketFields> }): Ticket;
  commentTicket(argument: TicketDeed & { readonly id: string; readonly text: string }): Ticket;
  linkTicketCall(argument: TicketDeed & { readonly id: string; readonly callId: string }): Ticket;
  getTicket(argument: { readonly id: string }): TicketDetail | null;
  listTickets(argument: TicketQuestion): readonly Ticket[];
}

export const ticketsKinds = {
  createTicket: 'command',
  changeTicket: 'command',
  commentTicket: 'command',
  linkTicketCall: 'command',
  getTicket: 'query',
  listTickets: 'query',
} as const satisfies KindsOf<TicketsRequests>;
