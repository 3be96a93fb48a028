import { useTranslation } from 'react-i18next';
import type { ReviewRevision } from '../../../../shared/reviews/review.ts';
import type { ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import { fullMomentText } from '../../../ui/duration.ts';
import { useLocale } from '../../../ui/useLocale.ts';
import { markText, totalText } from '../scoreWords.ts';
import { revisionChanges } from './revisionChanges.ts';

/** Every reading of a review, newest first: who changed it, why, and what became different. */
export function RevisionHistory({ card, revisions }: { readonly card: ScoreCard; readonly revisions: readonly ReviewRevision[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <details className="score-details" data-testid="review-history">
      <summary>{t('review.history', { count: revisions.length })}</summary>
      <ol className="revision-list">
        {revisions.map((revision, index) => ({ revision, before: revisions[index - 1] })).reverse().map(({ revision, before }) => (
          <li key={revision.revision}>
            <div className="revision-head">
              <b className="figure">{before === undefined ? totalText(revision.total) : `${totalText(before.total)} → ${totalText(revision.total)}`}</b>
              <span>{revision.by}</span>
              <span className="soft-text figure">{fullMomentText(revision.at, locale)}</span>
            </div>
            <p className="soft-text" dir="auto">{before === undefined ? t('review.firstHandIn') : revision.reason}</p>
            {before !== undefined && <Changes card={card} before={before} after={revision} />}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Changes({ card, before, after }: { readonly card: ScoreCard; readonly before: ReviewRevision; readonly after: ReviewRevision }) {
  const { t } = useTranslation();
  const { points, notes, summary } = revisionChanges(card, before, after);
  return (
    <ul className="revision-changes">
      {points.map((one) => <li key={one.criterion.id}>{one.criterion.name}: <span className="figure">{markText(t, one.criterion.scale, one.before)} → {markText(t, one.criterion.scale, one.after)}</span></li>)}
      {notes.map(({ id, name }) => <li key={id}>{t('review.noteChanged', { name })}</li>)}
      {summary && <li>{t('review.summaryChanged')}</li>}
    </ul>
  );
}
