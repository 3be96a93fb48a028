import type { RingRule } from '../../../shared/settings/seatSettings.ts';

/** A rule whose condition stands above it already never applies. Pure. */
export function isCovered(rules: readonly RingRule[], at: number): boolean {
  const rule = rules[at];
  return rule !== undefined && rules.slice(0, at).some(({ match }) => match.kind === rule.match.kind && match.value.trim() === rule.match.value.trim());
}

/** What can be added: a condition of the kind that no rule has yet; null when none is known. Pure. */
export function nextMatch(rules: readonly RingRule[], kind: RingRule['match']['kind'], known: readonly string[]): RingRule['match'] | null {
  const value = known.find((one) => !rules.some(({ match }) => match.kind === kind && match.value === one));
  return value === undefined ? null : { kind, value };
}
