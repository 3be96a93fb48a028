import type { LookUpOutcome } from '../../shared/kernel/lookUpOutcome.ts';
import type { RoutingStatus } from '../../shared/routing/routingStatus.ts';

/**
 * What a number does right now, for a call that was looked up a while ago: a newer snapshot of the same number takes
 * the place of the one that came with the call, and fills in where the look-up failed. Pure.
 * @param serviceNumber ten digits; empty when the call named none
 */
export function freshestRouting(outcome: LookUpOutcome<RoutingStatus>, known: readonly RoutingStatus[], serviceNumber: string): LookUpOutcome<RoutingStatus> {
  const newest = known.find((status) => status.serviceNumber === serviceNumber);
  if (newest === undefined || outcome.kind === 'pending') return outcome;
  if (outcome.kind === 'found' && outcome.value.takenAt >= newest.takenAt) return outcome;
  return { kind: 'found', value: newest, source: newest.source, tookMs: outcome.kind === 'found' ? outcome.tookMs : 0 };
}
