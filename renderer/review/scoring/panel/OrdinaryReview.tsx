import { useState } from 'react';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReviewDraft } from '../../../../shared/reviews/review.ts';
import { errorText } from '../../../app/errorText.ts';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { showReviewPart } from '../../../stores/viewStore.ts';
import { useRight } from '../useRight.ts';
import { ReviewSheet, type ReviewSheetProps } from './ReviewSheet.tsx';

const storageKey = 'lastScoreCard';

interface OrdinaryReviewProps extends Pick<ReviewSheetProps, 'callId' | 'own' | 'onDone'> {
  /** What is written so far; null = nothing, and the card can still be another. */
  readonly begun: ReviewDraft | null;
}

/**
 * A call judged on its own: with the card that it waits for, or the one used last, until another is chosen. The sheet stays the same one when its first
 * mark begins the review: the keyboard is in it.
 */
export function OrdinaryReview({ callId, own, begun, onDone }: OrdinaryReviewProps) {
  const { t } = useTranslation();
  const revision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('scoreCard:list', {}, revision);
  const waiting = useAnswer('review:waiting', {}, revision);
  const [chosen, setChosen] = useState<string | null>(null);
  const lead = useRight('lead');
  if (begun !== null) return <ReviewSheet key={begun.cardId} callId={callId} calibration={null} own={own} begun={begun} onDone={onDone} />;
  if (answer.kind === 'waiting' || waiting.kind === 'waiting') return <section className="panel score-panel" aria-busy="true" />;
  if (answer.kind === 'failed') return <section className="panel score-panel"><p className="empty-words" role="alert">{errorText(t, answer.error)}</p></section>;
  const cards = answer.value.flatMap(({ released, retired }) => (released === null || retired ? [] : [released]));
  const wished = waiting.kind === 'answered' ? (waiting.value.find((call) => call.callId === callId && call.calibrationId === null)?.cardId ?? null) : null;
  const card = [chosen, wished, localStorage.getItem(storageKey)].map((wish) => cards.find(({ id }) => id === wish)).find((one) => one !== undefined) ?? cards[0];
  if (card === undefined) {
    return (
      <section className="panel score-panel" data-testid="no-card">
        <p className="empty-words">
          {t('review.noCard')} {t(lead ? 'review.noCardLead' : 'review.noCardReviewer')}
          {lead && <><br /><Button type="link" onClick={() => showReviewPart('cards')}>{t('review.toCards')}</Button></>}
        </p>
      </section>
    );
  }
  const choose = (id: string): void => {
    localStorage.setItem(storageKey, id);
    setChosen(id);
  };
  return (
    <ReviewSheet
      key={card.id} callId={callId} calibration={null} own={own} onDone={onDone}
      begun={{ callId, calibrationId: null, cardId: card.id, cardVersion: card.version, marks: {}, summary: '' }}
      choice={cards.length > 1 && <Select size="small" className="card-choice" aria-label={t('review.card')} value={card.id} options={cards.map(({ id, name }) => ({ value: id, label: name }))} onChange={choose} data-testid="card-choice" />}
    />
  );
}
