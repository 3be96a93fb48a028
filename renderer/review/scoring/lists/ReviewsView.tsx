import { useRef } from 'react';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { reviewFilters, type ReviewFilter, type ReviewRow } from '../../../../shared/reviews/reviewLists.ts';
import { errorText } from '../../../app/errorText.ts';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { useNow } from '../../../stores/now.ts';
import { reviewCall } from '../../../stores/viewStore.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { spans, boundsOf } from '../span.ts';
import { useReviewCounts } from '../useReviewCounts.ts';
import { useRight } from '../useRight.ts';
import { ReviewLine } from './ReviewLine.tsx';
import { mostRows, pageSize, useReviewsListing } from './reviewsListing.ts';
import '../scoring.css';

/** Reviews as a list: this reviewer's, of this agent's calls, appealed, or all that may be seen. */
export function ReviewsView() {
  const { t } = useTranslation();
  const reviewer = useRight('review');
  const { filter: chosen, span, limit } = useReviewsListing();
  const today = new Date(useNow()).toDateString();
  const revision = useConsole((state) => state.reviewsRevision);
  const { openAppeals, unseenOfMe } = useReviewCounts();
  const filters: readonly ReviewFilter[] = reviewer ? reviewFilters : ['ofMe'];
  const filter = chosen !== null && filters.includes(chosen) ? chosen : reviewer ? 'mine' : 'ofMe';
  const answer = useAnswer('review:list', { filter, ...boundsOf(span, today), offset: 0, limit }, revision);
  const counts: Partial<Record<ReviewFilter, number>> = { appealed: openAppeals, ofMe: unseenOfMe };
  const total = answer.kind === 'answered' ? answer.value.total : 0;
  const rows = answer.kind === 'answered' ? answer.value.rows : [];
  return (
    <Panel
      className="reviews-list" testId="reviews-view"
      title={<>{t(reviewer ? 'review.part.reviews' : 'review.part.mine')} <b className="figure">{total}</b></>}
      extra={
        <span className="score-buttons">
          {filters.length > 1 && <Segmented size="small" aria-label={t('review.list.filter')} value={filter} options={filters.map((value) => ({ value, label: `${t(`review.list.filterName.${value}`)}${(counts[value] ?? 0) > 0 ? ` ${counts[value]}` : ''}` }))} onChange={(value) => useReviewsListing.setState({ filter: value, limit: pageSize })} />}
          <Segmented size="small" aria-label={t('review.span.title')} value={span} options={spans.map((value) => ({ value, label: t(`review.span.${value}`) }))} onChange={(value) => useReviewsListing.setState({ span: value, limit: pageSize })} />
        </span>
      }
    >
      {answer.kind === 'failed' && <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>}
      {answer.kind === 'answered' && rows.length === 0 && <p className="empty-words" data-testid="reviews-none">{t(`review.list.none.${filter}`)}</p>}
      {rows.length > 0 && <Rows rows={rows} />}
      {rows.length < total && limit < mostRows && <Button className="reviews-more" type="link" onClick={() => useReviewsListing.setState({ limit: Math.min(mostRows, limit + pageSize) })}>{t('review.list.more', { count: total - rows.length })}</Button>}
    </Panel>
  );
}

function Rows({ rows }: { readonly rows: readonly ReviewRow[] }) {
  const { t } = useTranslation();
  const list = useRef<HTMLTableSectionElement>(null);
  function move(event: React.KeyboardEvent, by: 1 | -1): void {
    event.preventDefault();
    const all = [...(list.current?.querySelectorAll<HTMLElement>('tr') ?? [])];
    all[Math.min(all.length - 1, Math.max(0, all.findIndex((row) => row === document.activeElement) + by))]?.focus();
  }
  return (
    <div className="reviews-scroll">
      <table className="figure-table">
        <thead><tr>{(['call', 'number', 'agent', 'reviewer', 'card'] as const).map((name) => <th key={name} scope="col">{t(`review.list.${name}`)}</th>)}<th scope="col" className="number">{t('review.total')}</th>{(['state', 'handedIn'] as const).map((name) => <th key={name} scope="col">{t(`review.list.${name}`)}</th>)}</tr></thead>
        <tbody
          ref={list}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') move(event, 1);
            if (event.key === 'ArrowUp') move(event, -1);
          }}
        >
          {rows.map((row) => <ReviewLine key={row.id} row={row} onOpen={() => reviewCall(row.callId, row.id, row.calibrationId)} />)}
        </tbody>
      </table>
    </div>
  );
}
