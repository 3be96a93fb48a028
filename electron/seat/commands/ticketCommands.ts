import { randomUUID } from 'node:crypto';
import { longestNote } from '../../../shared/customers/customer.ts';
import { isOpenTicket } from '../../../shared/customers/ticket.ts';
import type { Ticket } from '../../../shared/customers/ticket.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';

/** Longest note of a task. */
const longestReminder = 500;

/** Tickets: each deed under the name of this seat. An open ticket of this seat's with a date reminds of itself as a task. */
export function ticketCommands({ tasks, options: { store, publisher, now } }: SeatParts): Pick<SeatCommands, 'ticket:create' | 'ticket:change' | 'ticket:comment' | 'ticket:linkCall'> {
  const deed = () => ({ entryId: randomUUID(), at: now(), who: publisher.current.seat.user });
  const checked = (text: string): string => {
    if (text.length > longestNote) throw new IpcRefusal('noteTooLong', 'The comment is too long');
    return text.trim();
  };
  /** The task has the ticket's id, so that it stays one however often the ticket changes. */
  async function reminding(ticket: Ticket): Promise<Ticket> {
    const { id, number, customerId, customerName, subject, state, dueAt, assignee } = ticket;
    const mine = assignee === '' || assignee === publisher.current.seat.user;
    const callee = dueAt !== null && mine && isOpenTicket(state) ? await numberOf(ticket) : '';
    await tasks.keep(id, dueAt === null || callee === '' ? null : { number: callee, customerId, customerName: customerName.slice(0, 100), callId: null, dueAt, note: `T${number} ${subject}`.slice(0, longestReminder) });
    return ticket;
  }

  /** Whom to call about a ticket: its customer, else who called about it last; '' when there is nobody. */
  async function numberOf({ id, customerId }: Ticket): Promise<string> {
    const customer = customerId === null ? null : await store.getCustomer({ id: customerId });
    if (customer?.numbers[0] !== undefined) return customer.numbers[0];
    const calls = (await store.getTicket({ id }))?.calls ?? [];
    const last = calls.at(-1);
    return last === undefined ? '' : ((await store.getCall({ callId: last.callId }))?.entry.remoteNumber ?? '');
  }

  return {
    'ticket:create': async ({ comment, ...argument }) => reminding(await store.createTicket({ ...deed(), ...argument, id: randomUUID(), comment: checked(comment) })),
    'ticket:change': async (argument) => reminding(await store.changeTicket({ ...deed(), ...argument })),
    'ticket:comment': ({ id, text }) => {
      if (checked(text) === '') throw new IpcRefusal('invalidArgument', 'A comment needs words');
      return store.commentTicket({ ...deed(), id, text: checked(text) });
    },
    'ticket:linkCall': (argument) => store.linkTicketCall({ ...deed(), ...argument }),
  };
}

export function ticketQueries({ options: { store } }: SeatParts): Pick<SeatQueries, 'ticket:list' | 'ticket:get'> {
  return {
    'ticket:list': (argument) => store.listTickets(argument),
    'ticket:get': (argument) => store.getTicket(argument),
  };
}
