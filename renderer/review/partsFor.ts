import type { Right } from '../../shared/rights/rights.ts';
import { reviewParts, type ReviewPart } from '../stores/viewStore.ts';

/** The right that a tab needs; null = everybody, because it shows what is one's own. */
const needed: Readonly<Record<ReviewPart, Right | null>> = {
  listen: null, reviews: null, figures: 'review', cards: 'lead', sampling: 'lead', calibration: 'review', packages: 'review',
};

/** The tabs of the review page that somebody has. Pure. @param packages there is a tab of packages */
export function partsFor(rights: readonly Right[], packages: boolean): readonly ReviewPart[] {
  return reviewParts.filter((part) => (needed[part] === null || rights.includes(needed[part])) && (part !== 'packages' || packages));
}
