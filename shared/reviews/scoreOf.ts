import { criteriaOf, isJudged, mostPoints, type Marks, type ScoreCard } from './scoreCard.ts';

export interface Score {
  /** 0–100 with one decimal; null while nothing that counts is judged. */
  readonly total: number | null;
  /** Fatal criteria that were not met at all. */
  readonly fatal: readonly string[];
  /** Criteria that are still to be judged, also where something is noted already. */
  readonly open: readonly string[];
  /** By section, 0–100; null where nothing in it counts. */
  readonly sections: Readonly<Record<string, number | null>>;
  readonly passed: boolean;
}

interface Share { readonly weight: number; readonly reached: number }

function percentOf(shares: readonly Share[]): number | null {
  const weight = shares.reduce((sum, share) => sum + share.weight, 0);
  if (weight === 0) return null;
  return Math.round((shares.reduce((sum, share) => sum + share.weight * share.reached, 0) / weight) * 1000) / 10;
}

/**
 * The total of a review. A criterion counts with its weight and the share of its points that was given; what does not
 * apply leaves its weight to the others; a fatal criterion without points makes the total zero. Pure.
 */
export function scoreOf(card: ScoreCard, marks: Marks): Score {
  const criteria = criteriaOf(card);
  const shareOf = (id: string): Share[] => {
    const criterion = criteria.find((one) => one.id === id);
    const points = marks[id]?.points;
    if (criterion === undefined || points === undefined || points === null) return [];
    const most = mostPoints(criterion.scale);
    return [{ weight: criterion.weight, reached: Math.min(points, most) / most }];
  };
  const fatal = criteria.filter(({ id, fatal: isFatal }) => isFatal && marks[id]?.points === 0).map(({ id }) => id);
  const percent = percentOf(criteria.flatMap(({ id }) => shareOf(id)));
  const total = percent !== null && fatal.length > 0 ? 0 : percent;
  const open = criteria.filter(({ id }) => !isJudged(marks[id])).map(({ id }) => id);
  return {
    total, fatal, open,
    sections: Object.fromEntries(card.sections.map((section) => [section.id, percentOf(section.criteria.flatMap(({ id }) => shareOf(id)))])),
    passed: total !== null && total >= card.passMark,
  };
}
