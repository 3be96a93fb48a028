import type { Ticket } from '../../shared/customers/ticket.ts';
import type { Tone } from '../ui/StatusMark.tsx';

/** The look of a ticket's state. */
export const ticketTones: Readonly<Record<Ticket['state'], Tone>> = { new: 'info', open: 'warn', waiting: 'quiet', solved: 'ok', closed: 'ok' };
