import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewRow } from '../../../../shared/reviews/reviewLists.ts';
import { reviewCall } from '../../../stores/viewStore.ts';
import { isMoving, listKeyOf, placeAfter } from '../../../ui/listKeys.ts';
import { VirtualRows } from '../../../ui/VirtualRows.tsx';
import { ReviewLine } from './ReviewLine.tsx';
import { useReviewsListing } from './reviewsListing.ts';

/** Pixels. */
const rowHeight = 40;
/** Rows that Page Up and Page Down go. */
const rowsOfPage = 12;
const columns = ['call', 'number', 'agent', 'reviewer', 'card', 'total', 'state', 'handedIn'] as const;

interface ReviewRowsProps {
  readonly rows: readonly ReviewRow[];
  readonly loadMore: () => void;
}

/** The fetched reviews under the names of their columns. Arrows, Home, End and Page keys move the mark, Enter opens. */
export function ReviewRows({ rows, loadMore }: ReviewRowsProps) {
  const { t } = useTranslation();
  const markedId = useReviewsListing((listing) => listing.markedId);
  const keyOf = useCallback((index: number) => rows[index]?.id ?? '', [rows]);
  const at = rows.findIndex(({ id }) => id === markedId);
  const open = ({ id, callId, calibrationId }: ReviewRow): void => {
    useReviewsListing.setState({ markedId: id });
    reviewCall(callId, id, calibrationId);
  };

  function pressed(event: React.KeyboardEvent): void {
    const key = listKeyOf(event);
    if (key === null) return;
    const marked = rows[at];
    if (key === 'open' && marked !== undefined) {
      event.preventDefault();
      return open(marked);
    }
    if (!isMoving(key)) return;
    event.preventDefault();
    const next = rows[placeAfter(key, at, rows.length, rowsOfPage)];
    if (next !== undefined) useReviewsListing.setState({ markedId: next.id });
  }

  return (
    <div className="review-lines">
      <div className="review-line review-lines-head" aria-hidden="true">
        {columns.map((name) => <span key={name} className={name === 'total' ? 'number' : undefined}>{name === 'total' ? t('review.total') : t(`review.list.${name}`)}</span>)}
      </div>
      <VirtualRows
        className="review-lines-scroll" label={t('review.part.reviews')} testId="review-lines" count={rows.length} rowHeight={rowHeight} current={at} loadMore={loadMore} onKeyDown={pressed} keyOf={keyOf}
        row={(index) => {
          const row = rows[index];
          return row && <ReviewLine row={row} marked={row.id === markedId} onOpen={() => open(row)} />;
        }}
      />
    </div>
  );
}
