import type { BlockedNumber, BlockedPage, BlockedQuestion } from '../../../shared/callers/blockedNumber.ts';
import type { RoutingStatus, ServiceNumber } from '../../../shared/routing/routingStatus.ts';
import type { KindsOf } from './requestKind.ts';

/** Service numbers, their routing, and blocked numbers. */
export interface NumbersRequests {
  /** Replaces the list. */
  putServiceNumbers(numbers: readonly ServiceNumber[]): void;
  listServiceNumbers(argument: null): readonly ServiceNumber[];
  putRoutingSnapshot(status: RoutingStatus): void;
  latestRoutingSnapshot(argument: { readonly serviceNumber: string }): RoutingStatus | null;
  putBlocked(blocked: BlockedNumber): void;
  removeBlocked(argument: { readonly number: string }): void;
  findBlocked(argument: { readonly number: string }): BlockedNumber | null;
  listBlocked(question: BlockedQuestion): BlockedPage;
}

export const numbersKinds = {
  putServiceNumbers: 'command',
  listServiceNumbers: 'query',
  putRoutingSnapshot: 'command',
  latestRoutingSnapshot: 'query',
  putBlocked: 'command',
  removeBlocked: 'command',
  findBlocked: 'query',
  listBlocked: 'query',
} as const satisfies KindsOf<NumbersRequests>;
