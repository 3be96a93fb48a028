import { useTranslation } from 'react-i18next';
import { TabBar } from '../customers/TabBar.tsx';
import { useConsole } from '../stores/consoleStore.ts';
import { showReviewPart, useView, type ReviewPart } from '../stores/viewStore.ts';
import { partsFor } from './partsFor.ts';
import { reviewSlots } from './reviewSlots.ts';
import { useReviewCounts } from './scoring/useReviewCounts.ts';

/** The tabs of the review page, with what is left to do in them. */
export function ReviewTabs() {
  const { t } = useTranslation();
  const part = useView((view) => view.reviewPart);
  const rights = useConsole((state) => state.seat.rights);
  const { waiting, openAppeals, unseenOfMe } = useReviewCounts();
  const counts: Partial<Record<ReviewPart, number>> = { listen: waiting, reviews: openAppeals + unseenOfMe };
  const tabs = partsFor(rights, reviewSlots.Packages !== null).map((name) => ({ name, text: t(name === 'reviews' && !rights.includes('review') ? 'review.part.mine' : `review.part.${name}`), count: counts[name] ?? 0 }));
  return <div className="review-tabs"><TabBar label={t('app.nav.review')} tabs={tabs} current={part} onChange={showReviewPart} /></div>;
}
