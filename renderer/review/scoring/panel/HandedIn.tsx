import { useEffect } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { mayAppeal, type Review } from '../../../../shared/reviews/review.ts';
import { scoreOf } from '../../../../shared/reviews/scoreOf.ts';
import { send } from '../../../bridge/send.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { useNow } from '../../../stores/now.ts';
import { remark } from '../../../stores/remarks.ts';
import { fullMomentText } from '../../../ui/duration.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { useLocale } from '../../../ui/useLocale.ts';
import { goToNext } from '../queue/nextCall.ts';
import { useRight } from '../useRight.ts';
import { AnswerAppeal } from './AnswerAppeal.tsx';
import { AppealForm } from './AppealForm.tsx';
import { AppealWords } from './AppealWords.tsx';
import { MarkList } from './MarkList.tsx';
import { RevisionHistory } from './RevisionHistory.tsx';
import { ScoreHead } from './ScoreHead.tsx';
import { useCard } from './useCard.ts';

interface HandedInProps {
  readonly review: Review;
  /** Begins a change; null where this person may not. */
  readonly onChange: (() => void) | null;
  /** It was handed in just now: Enter leads to the next call. */
  readonly focusNext?: boolean;
}

/** A review that counts: its result, how it came about, and what the agent says to it. */
export function HandedIn({ review, onChange, focusNext = false }: HandedInProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const me = useConsole((state) => state.seat.user);
  const [reviewer, lead] = [useRight('review'), useRight('lead')];
  const now = useNow();
  const answer = useCard(review.cardId, review.cardVersion);
  const card = answer.kind === 'answered' ? answer.value : null;
  const counted = review.revisions.at(-1);
  // A judgement of a calibration is about its reviewers: the agent has nothing to say to it.
  const ofMe = review.agent === me && review.calibrationId === null;

  // Whoever reads the review of the own call has seen it.
  useEffect(() => {
    if (ofMe && review.state !== 'draft' && review.reviewer !== me) void send('review:seen', { reviewId: review.id });
  }, [ofMe, me, review.id, review.state, review.reviewer]);

  if (answer.kind === 'waiting') return <section className="panel score-panel" aria-busy="true" />;
  if (card === null || counted === undefined) return <section className="panel score-panel"><p className="empty-words" role="alert">{t('review.cardGone')}</p></section>;
  const mayAnswer = reviewer && review.appeal?.state === 'open' && (review.reviewer === me || lead);
  return (
    <section className="panel score-panel" aria-label={t('review.sheetOf', { name: card.name })} data-testid="handed-in">
      <ScoreHead card={card} score={{ ...scoreOf(card, counted.marks), open: [] }} state="handedIn" />
      <p className="score-note soft-text">{t('review.handedInBy', { name: review.reviewer, at: fullMomentText(review.handedInAt ?? counted.at, locale) })}{review.revisions.length > 1 && ` · ${t('review.revisions', { count: review.revisions.length - 1 })}`}</p>
      <MarkList card={card} marks={counted.marks} />
      {counted.summary !== '' && <p className="score-note review-summary" dir="auto">{counted.summary}</p>}
      {review.appeal !== null && <AppealWords appeal={review.appeal} />}
      {mayAnswer && <AnswerAppeal review={review} verdict="kept" disabled={false} prepare={() => Promise.resolve(review.id)} onDone={() => {}} />}
      {mayAnswer && review.reviewer !== me && <p className="score-note soft-text">{t('review.appeal.changedByReviewer', { name: review.reviewer })}</p>}
      {ofMe && mayAppeal(review, now) && <AppealForm reviewId={review.id} />}
      {review.revisions.length > 1 && <RevisionHistory card={card} revisions={review.revisions} />}
      {(onChange !== null || reviewer) && (
        <footer className="score-foot score-buttons">
          {onChange !== null && <Button data-testid="review-change" onClick={onChange}>{t('review.change')}</Button>}
          {reviewer && <NextButton callId={review.callId} focus={focusNext} />}
        </footer>
      )}
    </section>
  );
}

function NextButton({ callId, focus }: { readonly callId: string; readonly focus: boolean }) {
  const { t } = useTranslation();
  return (
    <Button type="primary" autoFocus={focus} data-testid="review-next" onClick={() => void goToNext(callId).then((went) => !went && remark(t('review.queue.empty')))}>
      {t('review.next')} <KeyHint keys={focus ? 'Enter' : 'N'} />
    </Button>
  );
}
