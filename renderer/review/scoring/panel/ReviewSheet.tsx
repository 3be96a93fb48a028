import { useRef, useState, type ReactNode } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Calibration } from '../../../../shared/reviews/calibration.ts';
import type { Review, ReviewDraft } from '../../../../shared/reviews/review.ts';
import { criteriaOf, type Marks, type ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import { scoreOf } from '../../../../shared/reviews/scoreOf.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { draftKey, writeReview } from '../reviewDrafts.ts';
import { columnTotalText } from '../scoreWords.ts';
import { AppealWords } from './AppealWords.tsx';
import { CriterionRow } from './CriterionRow.tsx';
import { DraftState } from './DraftState.tsx';
import { HandInFoot } from './HandInFoot.tsx';
import { ScoreHead } from './ScoreHead.tsx';
import { useCard } from './useCard.ts';

export interface ReviewSheetProps {
  readonly callId: string;
  readonly calibration: Calibration | null;
  /** As main has it; null = not begun. */
  readonly own: Review | null;
  /** What is written so far. */
  readonly begun: ReviewDraft;
  readonly onDone: (how: 'handedIn' | 'left') => void;
  /** Stands in the place of the card's name while the card can still be another. */
  readonly choice?: ReactNode;
}

/** The card while it is filled in. Everything is kept as it is written. */
export function ReviewSheet(props: ReviewSheetProps) {
  const { t } = useTranslation();
  const { begun } = props;
  const card = useCard(begun.cardId, begun.cardVersion);
  if (card.kind === 'waiting') return <section className="panel score-panel" aria-busy="true" />;
  if (card.kind === 'failed' || card.value === null) return <section className="panel score-panel"><p className="empty-words" role="alert">{t('review.cardGone')}</p></section>;
  return <Sheet {...props} card={card.value} />;
}

function Sheet({ calibration, own, begun, onDone, choice, card }: ReviewSheetProps & { readonly card: ScoreCard }) {
  const { t } = useTranslation();
  const criteria = criteriaOf(card);
  const [current, setCurrent] = useState(criteria[0]?.id ?? '');
  const [tried, setTried] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const score = scoreOf(card, begun.marks);
  const key = draftKey(begun);
  const { callId, calibrationId, cardId, cardVersion } = begun;
  const write = (change: Partial<Pick<ReviewDraft, 'marks' | 'summary'>>): void => writeReview({ callId, calibrationId, cardId, cardVersion, marks: begun.marks, summary: begun.summary, ...change });
  const changing = own !== null && own.state !== 'draft';

  function goTo(id: string): void {
    setCurrent(id);
    const row = list.current?.querySelector<HTMLElement>(`[data-criterion="${CSS.escape(id)}"]`);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }
  function move(by: 1 | -1): void {
    const next = criteria[criteria.findIndex(({ id }) => id === current) + by];
    if (next !== undefined) goTo(next.id);
  }
  function handIn(): void {
    setTried(true);
    requestAnimationFrame(() => document.getElementById('review-hand-in')?.click());
  }

  return (
    <section className="panel score-panel" aria-label={t('review.sheetOf', { name: card.name })} data-testid="score-sheet">
      <ScoreHead card={card} score={score} choice={choice} state={changing ? 'changing' : 'draft'} extra={<DraftState writingKey={key} begun={own !== null} />} />
      {calibration !== null && <p className="score-note"><StatusMark tone="info">{t('review.calibration.name')}</StatusMark> {t('review.calibration.blindWords', { name: calibration.name })}</p>}
      {own?.appeal?.state === 'open' && <><AppealWords appeal={own.appeal} /><p className="score-note soft-text">{t('review.appeal.changeFirst')}</p></>}
      <div ref={list} className="criteria" data-tried={tried}>
        {card.sections.map((section) => (
          <section key={section.id} className="criteria-section" aria-label={section.name}>
            <h3><span>{section.name}</span><b className="figure">{columnTotalText(score.sections[section.id] ?? null)}</b></h3>
            {section.criteria.map((criterion) => (
              <CriterionRow
                key={criterion.id} criterion={criterion} mark={begun.marks[criterion.id]} current={criterion.id === current} missing={tried && score.open.includes(criterion.id)}
                onFocus={() => setCurrent(criterion.id)} onMove={move} onHandIn={handIn}
                onChange={(change: (marks: Marks) => Marks) => write({ marks: change(begun.marks) })}
              />
            ))}
          </section>
        ))}
        <label className="score-summary">
          <span>{t('review.summary')}</span>
          <Input.TextArea
            value={begun.summary} maxLength={5_000} autoSize={{ minRows: 2, maxRows: 8 }} placeholder={t('review.summaryWords')} data-testid="review-summary"
            onChange={(event) => write({ summary: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) handIn();
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
          />
        </label>
      </div>
      <HandInFoot card={card} own={own} begun={begun} open={score.open} tried={tried} onTried={() => setTried(true)} onGoTo={goTo} onDone={onDone} />
    </section>
  );
}
