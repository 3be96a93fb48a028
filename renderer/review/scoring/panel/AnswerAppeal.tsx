import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../../../shared/reviews/review.ts';
import { attempt } from '../../../bridge/send.ts';
import { reportFailure } from '../../../stores/failures.ts';
import { usePendingText } from './pendingTexts.ts';

interface AnswerAppealProps {
  readonly review: Review;
  /** `kept`: the review stays as it is; `changed`: what was changed counts from now on. */
  readonly verdict: 'kept' | 'changed';
  readonly disabled: boolean;
  /** Keeps what is written; null = it could not be kept. */
  readonly prepare: () => Promise<string | null>;
  readonly onDone: () => void;
}

/** The reviewer's answer to an appeal, with its reason. */
export function AnswerAppeal({ review, verdict, disabled, prepare, onDone }: AnswerAppealProps) {
  const { t } = useTranslation();
  const [answer, setAnswer] = usePendingText(`answer/${review.id}`);

  async function send(): Promise<void> {
    const reviewId = await prepare();
    if (reviewId === null) return;
    const reply = await attempt('review:answerAppeal', { reviewId, verdict, answer: answer.trim() });
    if (!reply.ok) return reportFailure(reply.error);
    setAnswer('');
    onDone();
  }

  return (
    <form className="appeal-form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <Input.TextArea value={answer} maxLength={1_000} autoSize={{ minRows: 2, maxRows: 8 }} placeholder={t('review.appeal.answerWords')} aria-label={t('review.appeal.answer')} data-testid="appeal-answer" onChange={(event) => setAnswer(event.target.value)} />
      <span className="score-buttons">
        {verdict === 'kept' && <span className="soft-text">{t('review.appeal.orChange')}</span>}
        <Button size="small" type="primary" htmlType="submit" disabled={disabled || answer.trim() === ''} data-testid={`appeal-${verdict}`}>{t(verdict === 'kept' ? 'review.appeal.keep' : 'review.appeal.change')}</Button>
      </span>
    </form>
  );
}
