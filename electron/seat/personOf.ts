import type { StatePublisher } from '../ipc/statePublisher.ts';

/** Who works at the seat, in the words in which deeds are kept: the name shown to callers, else the extension's or the account's. */
export function personOf({ current: { seat } }: StatePublisher): string {
  return seat.displayName || seat.user;
}
