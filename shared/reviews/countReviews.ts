import { periodAround } from './samplingPeriods.ts';
import { criteriaOf, mostPoints, type Marks, type ScoreCard } from './scoreCard.ts';
import type { AppealState } from './review.ts';
import type { ReviewFigures } from './reviewFigures.ts';

/** What is counted of a review that was handed in: its last revision. */
export interface CountedReview {
  readonly agent: string;
  readonly reviewer: string;
  readonly handedInAt: number;
  readonly total: number | null;
  readonly passed: boolean;
  readonly fatal: boolean;
  readonly appeal: AppealState | null;
  readonly marks: Marks;
  readonly card: ScoreCard | null;
}

class Sum {
  count = 0;
  passed = 0;
  private points = 0;
  private scored = 0;
  lowest: number | null = null;

  add({ total, passed }: Pick<CountedReview, 'total' | 'passed'>): void {
    this.count += 1;
    if (passed) this.passed += 1;
    if (total === null) return;
    this.points += total;
    this.scored += 1;
    this.lowest = Math.min(this.lowest ?? total, total);
  }

  get average(): number | null {
    return this.scored === 0 ? null : Math.round((this.points / this.scored) * 10) / 10;
  }

  get passedShare(): number | null {
    return this.count === 0 ? null : this.passed / this.count;
  }
}

function sumOf<K>(sums: Map<K, Sum>, key: K): Sum {
  const sum = sums.get(key) ?? new Sum();
  sums.set(key, sum);
  return sum;
}

interface CriterionSum { name: string; version: number; reached: number; judged: number }

/** Counts ordinary reviews one by one, so that years of them need no memory. */
export class ReviewCounter {
  private readonly all = new Sum();
  private readonly agents = new Map<string, Sum>();
  private readonly reviewers = new Map<string, Sum>();
  private readonly overturned = new Map<string, number>();
  private readonly weeks = new Map<number, Sum>();
  private readonly criteria = new Map<string, CriterionSum>();
  private readonly appeals = { made: 0, changed: 0, open: 0 };
  private fatal = 0;

  add(review: CountedReview): void {
    const { agent, reviewer, handedInAt, appeal } = review;
    for (const sum of [this.all, sumOf(this.agents, agent), sumOf(this.reviewers, reviewer), sumOf(this.weeks, periodAround('week', handedInAt).from)]) sum.add(review);
    if (review.fatal) this.fatal += 1;
    if (appeal !== null) this.appeals.made += 1;
    if (appeal === 'open') this.appeals.open += 1;
    if (appeal === 'changed') {
      this.appeals.changed += 1;
      this.overturned.set(reviewer, (this.overturned.get(reviewer) ?? 0) + 1);
    }
    this.addCriteria(review);
  }

  figures(from: number, until: number): ReviewFigures {
    const { average, passedShare } = this.all;
    const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
    return {
      from, until, reviewed: this.all.count, average, passedShare, fatal: this.fatal, appeals: { ...this.appeals },
      agents: [...this.agents].sort(byName).map(([agent, sum]) => ({ agent, reviewed: sum.count, average: sum.average, lowest: sum.lowest, passedShare: sum.passedShare })),
      reviewers: [...this.reviewers].sort(byName).map(([reviewer, sum]) => ({
        reviewer, reviewed: sum.count, average: sum.average, appealsChanged: this.overturned.get(reviewer) ?? 0,
        drift: sum.average === null || average === null ? null : Math.round((sum.average - average) * 10) / 10,
      })),
      criteria: [...this.criteria].map(([criterionId, { name, reached, judged }]) => ({ criterionId, name, reached: reached / judged, judged })).sort((a, b) => a.reached - b.reached || b.judged - a.judged),
      weeks: [...this.weeks].sort(([a], [b]) => a - b).map(([startsAt, sum]) => ({ startsAt, reviewed: sum.count, average: sum.average })),
    };
  }

  /** A criterion goes under the name that the newest version has for it. */
  private addCriteria({ card, marks }: CountedReview): void {
    if (card === null) return;
    for (const { id, name, scale } of criteriaOf(card)) {
      const points = marks[id]?.points ?? null;
      if (points === null) continue;
      const key = `${card.id}/${id}`;
      const sum = this.criteria.get(key) ?? { name, version: card.version, reached: 0, judged: 0 };
      if (card.version >= sum.version) Object.assign(sum, { name, version: card.version });
      sum.reached += Math.min(points, mostPoints(scale)) / mostPoints(scale);
      sum.judged += 1;
      this.criteria.set(key, sum);
    }
  }
}
