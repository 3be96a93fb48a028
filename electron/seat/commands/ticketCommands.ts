import { randomUUID } from 'node:crypto';
import { longestNote } from '../../../shared/customers/customer.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';

/** Tickets: each deed under the name of this seat. */
export function ticketCommands({ options: { store, publisher, now } }: SeatParts): Pick<SeatCommands, 'ticket:create' | 'ticket:change' | 'ticket:comment' | 'ticket:linkCall'> {
  const deed = () => ({ entryId: randomUUID(), at: now(), who: publisher.current.seat.user });
  const checked = (text: string): string => {
    if (text.length > longestNote) throw new IpcRefusal('noteTooLong', 'The comment is too long');
    return text.trim();
  };
  return {
    'ticket:create': ({ comment, ...argument }) => store.createTicket({ ...deed(), ...argument, id: randomUUID(), comment: checked(comment) }),
    'ticket:change': (argument) => store.changeTicket({ ...deed(), ...argument }),
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
