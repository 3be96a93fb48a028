import { useState } from 'react';
import { CloseOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../../bridge/send.ts';
import { reportFailure } from '../../../stores/failures.ts';
import { usePendingText } from '../panel/pendingTexts.ts';

/** Takes a call out of the queue; why is asked, and may be left out. */
export function UnqueueButton({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = usePendingText(`unqueue/${callId}`);

  async function remove(): Promise<void> {
    setOpen(false);
    const reply = await attempt('review:unqueue', { callId, reason: reason.trim() });
    if (!reply.ok) return reportFailure(reply.error);
    setReason('');
  }

  return (
    <span onClick={(event) => event.stopPropagation()} onMouseDown={(event) => event.stopPropagation()}>
      <Popover
        trigger="click" placement="right" open={open} onOpenChange={setOpen} destroyOnHidden title={t('review.queue.remove')}
        content={
          <form className="unqueue" onSubmit={(event) => { event.preventDefault(); void remove(); }}>
            <Input autoFocus value={reason} maxLength={500} placeholder={t('review.queue.removeReason')} aria-label={t('review.queue.removeReason')} onChange={(event) => setReason(event.target.value)} />
            <Button htmlType="submit" type="primary" data-testid="unqueue-ok">{t('review.queue.removeNow')}</Button>
          </form>
        }
      >
        <button type="button" className="quiet-button" aria-label={t('review.queue.remove')} title={t('review.queue.remove')} data-testid="unqueue"><CloseOutlined /></button>
      </Popover>
    </span>
  );
}
