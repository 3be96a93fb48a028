import { useTranslation } from 'react-i18next';
import type { Right } from '../../shared/rights/rights.ts';
import { TabBar } from '../customers/TabBar.tsx';
import { useConsole } from '../stores/consoleStore.ts';
import { reviewParts, showReviewPart, useView, type ReviewPart } from '../stores/viewStore.ts';
import { reviewSlots } from './reviewSlots.ts';
import { useReviewCounts } from './scoring/useReviewCounts.ts';

/** The right that a tab needs; null = everybody, because it shows what is one's own. */
const needed: Readonly<Record<ReviewPart, Right | null>> = {
  listen: null, reviews: null, figures: 'review', cards: 'lead', sampling: 'lead', calibration: 'review', packages: 'review',
};

/** The tabs this person has. Pure. */
export function partsFor(rights: readonly Right[]): readonly ReviewPart[] {
  return reviewParts.filter((part) => (needed[part] === null || rights.includes(needed[part])) && (part !== 'packages' || reviewSlots.Packages !== null));
}

/** The tabs of the review page, with what is left to do in them. */
export function ReviewTabs() {
  const { t } = useTranslation();
  const part = useView((view) => view.reviewPart);
  const rights = useConsole((state) => state.seat.rights);
  const { waiting, openAppeals, unseenOfMe } = useReviewCounts();
  const counts: Partial<Record<ReviewPart, number>> = { listen: waiting, reviews: openAppeals + unseenOfMe };
  const tabs = partsFor(rights).map((name) => ({ name, text: t(name === 'reviews' && !rights.includes('review') ? 'review.part.mine' : `review.part.${name}`), count: counts[name] ?? 0 }));
  return <div className="review-tabs"><TabBar label={t('app.nav.review')} tabs={tabs} current={part} onChange={showReviewPart} /></div>;
}
