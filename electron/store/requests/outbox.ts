import type { OutboxMessage, OutboxState } from '../../../shared/crm/outbox.ts';
import type { KindsOf } from './requestKind.ts';

/** What waits to be told to other systems. */
export interface OutboxRequests {
  /** Puts a message at the end; a known id changes nothing. */
  putIntoOutbox(message: { readonly id: string; readonly callId: string; readonly step: string; readonly at: number }): void;
  /** The first messages that wait, in their order, whether due or not; at most 100. */
  listOutbox(argument: { readonly limit: number }): readonly OutboxMessage[];
  /** The receiver has it. */
  outboxDelivered(argument: { readonly id: string }): void;
  /** Attempt number `attempt`, from 1, did not arrive: it is due again at `dueAt`, or never again when that is null. A second time with the same number changes nothing. */
  outboxFailed(argument: { readonly id: string; readonly attempt: number; readonly problem: string; readonly at: number; readonly dueAt: number | null }): void;
  /** Makes everything that waits or was given up due at once. */
  retryOutbox(argument: { readonly at: number }): void;
  outboxState(argument: null): OutboxState;
}

export const outboxKinds = {
  putIntoOutbox: 'command',
  listOutbox: 'query',
  outboxDelivered: 'command',
  outboxFailed: 'command',
  retryOutbox: 'command',
  outboxState: 'query',
} as const satisfies KindsOf<OutboxRequests>;
