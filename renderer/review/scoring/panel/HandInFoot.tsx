import { useState } from 'react';
import { Button, Input, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Review, ReviewDraft } from '../../../../shared/reviews/review.ts';
import { criteriaOf, type ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import { attempt } from '../../../bridge/send.ts';
import { reportFailure } from '../../../stores/failures.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { AnswerAppeal } from './AnswerAppeal.tsx';
import { usePendingText } from './pendingTexts.ts';
import { draftKey, forgetReview, saveReview, useReviewDrafts } from '../reviewDrafts.ts';

interface HandInFootProps {
  readonly card: ScoreCard;
  readonly own: Review | null;
  readonly begun: ReviewDraft;
  readonly open: readonly string[];
  /** It was to be handed in before. */
  readonly tried: boolean;
  readonly onTried: () => void;
  readonly onGoTo: (criterionId: string) => void;
  /** `handedIn`: else the change was given up. */
  readonly onDone: (how: 'handedIn' | 'left') => void;
}

/** Hands in, or throws away. What is still to be judged is named, and one click leads there. */
export function HandInFoot({ card, own, begun, open, tried, onTried, onGoTo, onDone }: HandInFootProps) {
  const { t } = useTranslation();
  const key = draftKey(begun);
  const written = useReviewDrafts((drafts) => drafts[key]);
  const [reason, setReason] = usePendingText(`change/${key}`);
  const [busy, setBusy] = useState(false);
  const changing = own !== null && own.state !== 'draft';
  const appealed = own?.appeal?.state === 'open';

  /** The review's id, with everything written kept. */
  const kept = async (): Promise<string | null> => {
    if (written === undefined) return own?.id ?? null;
    const saved = await saveReview(key);
    const { error } = useReviewDrafts.getState()[key] ?? { error: null };
    if (saved === null && error !== null) reportFailure(error);
    return saved;
  };

  async function handIn(): Promise<void> {
    onTried();
    const first = open[0];
    if (first !== undefined) return onGoTo(first);
    if (changing && reason.trim() === '') return void document.getElementById('change-reason')?.focus();
    setBusy(true);
    const reviewId = await kept();
    const reply = reviewId === null ? null : await attempt('review:handIn', { reviewId, reason: reason.trim() });
    setBusy(false);
    if (reply === null) return;
    if (!reply.ok) return reportFailure(reply.error);
    setReason('');
    onDone('handedIn');
  }

  async function discard(): Promise<void> {
    const reviewId = written?.reviewId ?? own?.id ?? null;
    if (reviewId !== null) {
      const reply = await attempt('review:discard', { reviewId });
      if (!reply.ok) return reportFailure(reply.error);
    }
    forgetReview(key);
    setReason('');
    onDone('left');
  }

  const names = new Map(criteriaOf(card).map(({ id, name }) => [id, name]));
  const untouched = written === undefined && (own === null || own.state === 'handedIn');
  return (
    <footer className="score-foot">
      {tried && open.length > 0 && (
        <div className="open-criteria" role="alert" data-testid="open-criteria">
          <span>{t('review.stillOpen', { count: open.length })}</span>
          {open.map((id) => <button key={id} type="button" className="link-button" onClick={() => onGoTo(id)}>{names.get(id)}</button>)}
        </div>
      )}
      {appealed && own !== null && <AnswerAppeal review={own} verdict="changed" disabled={open.length > 0} prepare={kept} onDone={() => onDone('handedIn')} />}
      {changing && !appealed && <Input id="change-reason" value={reason} maxLength={1_000} status={tried && reason.trim() === '' ? 'error' : ''} placeholder={t('review.changeReason')} aria-label={t('review.changeReason')} data-testid="change-reason" onChange={(event) => setReason(event.target.value)} onPressEnter={() => void handIn()} />}
      <div className="score-buttons">
        {!untouched && (
          <Popconfirm title={t(changing ? 'review.discardChange' : 'review.discardDraft')} okText={t('review.discardNow')} cancelText={t('app.cancel')} onConfirm={() => void discard()}>
            <Button data-testid="review-discard">{t('review.discard')}</Button>
          </Popconfirm>
        )}
        {changing && untouched && <Button onClick={() => onDone('left')}>{t('app.cancel')}</Button>}
        {!appealed && <Button id="review-hand-in" type="primary" loading={busy} data-testid="review-hand-in" onClick={() => void handIn()}>{t(changing ? 'review.handInChange' : 'review.handIn')} <KeyHint keys="Ctrl+Enter" /></Button>}
      </div>
    </footer>
  );
}
