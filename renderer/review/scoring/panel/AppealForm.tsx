import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { appealDays } from '../../../../shared/reviews/review.ts';
import { attempt } from '../../../bridge/send.ts';
import { reportFailure } from '../../../stores/failures.ts';
import { usePendingText } from './pendingTexts.ts';

/** Where the agent says why a review is not right: once, within some days. */
export function AppealForm({ reviewId }: { readonly reviewId: string }) {
  const { t } = useTranslation();
  const [reason, setReason] = usePendingText(`appeal/${reviewId}`);
  const [open, setOpen] = useState(reason !== '');

  async function appeal(): Promise<void> {
    const reply = await attempt('review:appeal', { reviewId, reason: reason.trim() });
    if (!reply.ok) return reportFailure(reply.error);
    setReason('');
    setOpen(false);
  }

  if (!open) return <div className="score-note"><Button size="small" data-testid="appeal-open" onClick={() => setOpen(true)}>{t('review.appeal.make')}</Button> <span className="soft-text">{t('review.appeal.within', { count: appealDays })}</span></div>;
  return (
    <form className="appeal-form" onSubmit={(event) => { event.preventDefault(); void appeal(); }}>
      <Input.TextArea autoFocus value={reason} maxLength={1_000} autoSize={{ minRows: 2, maxRows: 8 }} placeholder={t('review.appeal.words')} aria-label={t('review.appeal.title')} data-testid="appeal-reason" onChange={(event) => setReason(event.target.value)} />
      <span className="score-buttons">
        <Button size="small" onClick={() => setOpen(false)}>{t('app.cancel')}</Button>
        <Button size="small" type="primary" htmlType="submit" disabled={reason.trim() === ''} data-testid="appeal-send">{t('review.appeal.send')}</Button>
      </span>
    </form>
  );
}
