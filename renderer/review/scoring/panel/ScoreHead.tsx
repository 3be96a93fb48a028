import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { criteriaOf, type ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import type { Score } from '../../../../shared/reviews/scoreOf.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { totalText } from '../scoreWords.ts';

interface ScoreHeadProps {
  readonly card: ScoreCard;
  readonly score: Score;
  readonly state: 'draft' | 'changing' | 'handedIn';
  readonly choice?: ReactNode;
  readonly extra?: ReactNode;
}

/** The total as it stands, whether it passes, and how much is judged. */
export function ScoreHead({ card, score, state, choice, extra }: ScoreHeadProps) {
  const { t } = useTranslation();
  const all = criteriaOf(card).length;
  const judged = all - score.open.length;
  return (
    <header className="score-head">
      <div className="score-title">
        {choice || <b title={card.name}>{card.name}</b>}
        <span className="soft-text figure">{t('review.version', { version: card.version })}</span>
        <span className="score-extra">{extra}</span>
      </div>
      <div className="score-line">
        <output className={`score-total figure${score.fatal.length > 0 ? ' score-fatal' : ''}`} aria-label={t('review.total')} data-testid="score-total">{totalText(score.total)}</output>
        <span className="score-verdict" aria-live="polite">
          {score.fatal.length > 0
            ? <StatusMark tone="danger">{t('review.fatalFailed', { count: score.fatal.length })}</StatusMark>
            : score.total === null ? <StatusMark tone="quiet">{t('review.nothingYet')}</StatusMark> : <StatusMark tone={score.passed ? 'ok' : 'warn'}>{t(score.passed ? 'review.passed' : 'review.failed')}</StatusMark>}
          <span className="soft-text figure">{t('review.passMarkOf', { mark: card.passMark })}</span>
        </span>
        {state !== 'handedIn' && (
          <span className="score-progress" role="progressbar" aria-valuenow={judged} aria-valuemin={0} aria-valuemax={all} aria-label={t('review.progress', { judged, all })}>
            <span className="figure">{judged}/{all}</span>
            <i><b style={{ width: `${all === 0 ? 0 : (judged / all) * 100}%` }} /></i>
          </span>
        )}
      </div>
    </header>
  );
}
