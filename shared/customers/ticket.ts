export const ticketStates = ['new', 'open', 'waiting', 'solved', 'closed'] as const;
export type TicketState = (typeof ticketStates)[number];

export const ticketPriorities = ['low', 'normal', 'high', 'urgent'] as const;
export type TicketPriority = (typeof ticketPriorities)[number];

/** Where a ticket may go from each state. A closed one stays closed: a later complaint is a new ticket. */
export const ticketMoves: Readonly<Record<TicketState, readonly TicketState[]>> = {
  new: ['open', 'waiting', 'solved', 'closed'],
  open: ['waiting', 'solved', 'closed'],
  waiting: ['open', 'solved', 'closed'],
  solved: ['open', 'closed'],
  closed: [],
};

/** What may be changed of a ticket, besides comments and calls. */
export interface TicketFields {
  readonly subject: string;
  readonly state: TicketState;
  readonly priority: TicketPriority;
  /** Epoch milliseconds; null = no date. */
  readonly dueAt: number | null;
  /** Empty = nobody yet. */
  readonly assignee: string;
}

export interface Ticket extends TicketFields {
  readonly id: string;
  /** Counted up from 1001 in this store. */
  readonly number: number;
  readonly customerId: string | null;
  readonly customerName: string;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When it was solved or closed. */
  readonly closedAt: number | null;
}

/** What happened to a ticket. */
export type TicketEvent =
  | { readonly kind: 'created' }
  | { readonly kind: 'changed'; readonly field: keyof TicketFields; readonly from: string | number | null; readonly to: string | number | null }
  | { readonly kind: 'commented'; readonly text: string }
  | { readonly kind: 'callLinked'; readonly callId: string }
  | { readonly kind: 'customerMerged'; readonly from: string | null; readonly to: string | null };

export interface TicketEntry {
  readonly sequence: number;
  readonly at: number;
  readonly who: string;
  readonly event: TicketEvent;
}

export interface TicketDetail {
  readonly ticket: Ticket;
  readonly entries: readonly TicketEntry[];
  readonly calls: readonly { readonly callId: string; readonly startedAt: number | null }[];
}

export function mayMove(from: TicketState, to: TicketState): boolean {
  return from === to || ticketMoves[from].includes(to);
}

export function isOpenTicket(state: TicketState): boolean {
  return state !== 'solved' && state !== 'closed';
}
