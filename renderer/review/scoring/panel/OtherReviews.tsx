import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../../../shared/reviews/review.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { totalText } from '../scoreWords.ts';
import { AppealMark } from './AppealWords.tsx';
import { HandedIn } from './HandedIn.tsx';

/** What other reviewers gave the same call, one opened at a time. */
export function OtherReviews({ reviews, openedId }: { readonly reviews: readonly Review[]; readonly openedId: string | null }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(openedId);
  return (
    <section className="panel other-reviews" data-testid="other-reviews">
      <header className="panel-head"><h2>{t('review.others')}</h2></header>
      {reviews.map((review) => (
        <div key={review.id}>
          <button type="button" className="other-review" aria-expanded={shown === review.id} disabled={review.revisions.length === 0} onClick={() => setShown(shown === review.id ? null : review.id)}>
            <span>{review.reviewer}</span>
            {review.appeal !== null && <AppealMark state={review.appeal.state} />}
            {review.revisions.length === 0 ? <StatusMark tone="quiet">{t('review.inWork')}</StatusMark> : <b className="figure">{totalText(review.total)}</b>}
          </button>
          {shown === review.id && <HandedIn review={review} onChange={null} />}
        </div>
      ))}
    </section>
  );
}
