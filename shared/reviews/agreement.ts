import { criteriaOf, mostPoints, type Marks, type ScoreCard } from './scoreCard.ts';
import { scoreOf } from './scoreOf.ts';

/** How two reviewers of the same call differ in one criterion; null = at least one of them found that it does not apply. */
export interface CriterionDifference {
  readonly id: string;
  /** Share of the scale by which the points differ, 0–1. */
  readonly difference: number | null;
}

export interface Agreement {
  readonly criteria: readonly CriterionDifference[];
  /** Points between the totals, 0–100; null when one has none. */
  readonly totals: number | null;
}

export function compareMarks(card: ScoreCard, a: Marks, b: Marks): Agreement {
  const criteria = criteriaOf(card).map(({ id, scale }) => {
    const [first, second] = [a[id]?.points ?? null, b[id]?.points ?? null];
    return { id, difference: first === null || second === null ? null : Math.abs(first - second) / mostPoints(scale) };
  });
  const [first, second] = [scoreOf(card, a).total, scoreOf(card, b).total];
  return { criteria, totals: first === null || second === null ? null : Math.round(Math.abs(first - second) * 10) / 10 };
}

/**
 * Cohen's kappa with linear weights over pairs of judgements on a scale of 0…`most`: 1 = always the same, 0 = as often as by
 * chance, below = worse. Null without pairs, or when chance alone explains everything (both always gave the same points).
 */
export function weightedKappa(pairs: readonly (readonly [number, number])[], most: number): number | null {
  if (pairs.length === 0 || most < 1) return null;
  const share = (side: 0 | 1, points: number) => pairs.filter((pair) => pair[side] === points).length / pairs.length;
  const scale = Array.from({ length: most + 1 }, (_, points) => points);
  const weight = (a: number, b: number) => Math.abs(a - b) / most;
  const seen = pairs.reduce((sum, [a, b]) => sum + weight(a, b), 0) / pairs.length;
  const byChance = scale.reduce((sum, a) => sum + scale.reduce((inner, b) => inner + share(0, a) * share(1, b) * weight(a, b), 0), 0);
  return byChance === 0 ? null : 1 - seen / byChance;
}
