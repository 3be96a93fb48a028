import type { CallerArea } from '../areas/callerArea.ts';
import type { LookUpOutcome } from '../kernel/lookUpOutcome.ts';
import type { RoutingStatus } from '../routing/routingStatus.ts';
import type { CustomerCard } from './customerCard.ts';
import type { LastCall } from './lastCall.ts';

/** Everything looked up about a caller, each with its own outcome. */
export interface CallerLookUps {
  readonly area: LookUpOutcome<CallerArea>;
  readonly customer: LookUpOutcome<CustomerCard>;
  readonly routing: LookUpOutcome<RoutingStatus>;
  readonly lastCalls: LookUpOutcome<readonly LastCall[]>;
  /** Found = the caller is on the block list of this seat's numbers, with the reason. */
  readonly blocked: LookUpOutcome<{ readonly reason: string }>;
}

const pending = { kind: 'pending' } as const;

export const pendingLookUps: CallerLookUps = { area: pending, customer: pending, routing: pending, lastCalls: pending, blocked: pending };
