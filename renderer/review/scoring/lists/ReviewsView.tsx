import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { reviewFilters, type ReviewFilter } from '../../../../shared/reviews/reviewLists.ts';
import { errorText } from '../../../app/errorText.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { useNow } from '../../../stores/now.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useLocale } from '../../../ui/useLocale.ts';
import { spans, boundsOf } from '../span.ts';
import { useReviewCounts } from '../useReviewCounts.ts';
import { useRight } from '../useRight.ts';
import { ReviewRows } from './ReviewRows.tsx';
import { useReviewsListing } from './reviewsListing.ts';
import { useReviewPages } from './useReviewPages.ts';
import '../scoring.css';

/** Reviews as a list: this reviewer's, of this agent's calls, appealed, or all that may be seen. */
export function ReviewsView() {
  const { t } = useTranslation();
  const locale = useLocale();
  const reviewer = useRight('review');
  const { filter: chosen, span } = useReviewsListing();
  const today = new Date(useNow()).toDateString();
  const revision = useConsole((state) => state.reviewsRevision);
  const { openAppeals, unseenOfMe } = useReviewCounts();
  const filters: readonly ReviewFilter[] = reviewer ? reviewFilters : ['ofMe'];
  const filter = chosen !== null && filters.includes(chosen) ? chosen : reviewer ? 'mine' : 'ofMe';
  const { rows, total, waiting, error, loadMore } = useReviewPages({ filter, ...boundsOf(span, today) }, revision);
  const counts: Partial<Record<ReviewFilter, number>> = { appealed: openAppeals, ofMe: unseenOfMe };
  return (
    <Panel
      className="reviews-list" testId="reviews-view"
      title={<>{t(reviewer ? 'review.part.reviews' : 'review.part.mine')} <b className="figure" data-testid="reviews-total">{waiting ? '' : new Intl.NumberFormat(locale).format(total)}</b></>}
      extra={
        <span className="score-buttons">
          {filters.length > 1 && <Segmented size="small" aria-label={t('review.list.filter')} value={filter} options={filters.map((value) => ({ value, label: `${t(`review.list.filterName.${value}`)}${(counts[value] ?? 0) > 0 ? ` ${counts[value]}` : ''}` }))} onChange={(value) => useReviewsListing.setState({ filter: value })} />}
          <Segmented size="small" aria-label={t('review.span.title')} value={span} options={spans.map((value) => ({ value, label: t(`review.span.${value}`) }))} onChange={(value) => useReviewsListing.setState({ span: value })} />
        </span>
      }
    >
      {error !== null && <p className="empty-words" role="alert">{errorText(t, error)}</p>}
      {!waiting && error === null && rows.length === 0 && <p className="empty-words" data-testid="reviews-none">{t(`review.list.none.${filter}`)}</p>}
      {rows.length > 0 && <ReviewRows rows={rows} loadMore={loadMore} />}
    </Panel>
  );
}
