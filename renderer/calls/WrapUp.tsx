import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Call, CallEnd } from '../../shared/calls/call.ts';
import { attempt } from '../bridge/send.ts';
import { reportFailure } from '../stores/failures.ts';
import { Panel } from '../ui/Panel.tsx';

const common = ['solved', 'ticket', 'callBack', 'transferred', 'noAnswerNeeded', 'wrongNumber'] as const;

/** The end of a call: why it ended, what it was about, and back to work. */
export function WrapUp({ call, end }: { readonly call: Call; readonly end: CallEnd }) {
  const { t } = useTranslation();
  const [disposition, setDisposition] = useState('');
  const [saving, setSaving] = useState(false);
  const cause = t(`calls.endCause.${end.cause}`);
  const code = end.sipCode === undefined ? '' : ` · SIP ${end.sipCode}${end.sipReason ? ` ${end.sipReason}` : ''}`;

  async function finish(): Promise<void> {
    setSaving(true);
    const text = disposition.trim();
    const kept = text === '' ? null : await attempt('call:setDisposition', { callId: call.id, disposition: text });
    const done = kept?.ok === false ? kept : await attempt('call:dismiss', { callId: call.id });
    setSaving(false);
    if (!done.ok) reportFailure(done.error);
  }

  return (
    <Panel className="wrap-up" title={t('calls.wrapUp')} extra={<span className="soft-text">{t('calls.endedBy', { by: t(`calls.by.${end.by}`), cause })}{code}</span>} testId="wrap-up">
      <div className="dispositions" role="group" aria-label={t('calls.commonDispositions')}>
        {common.map((name) => {
          const text = t(`calls.disposition.${name}`);
          return (
            <button key={name} type="button" className="chip" aria-pressed={disposition === text} onClick={() => setDisposition(text)}>
              {text}
            </button>
          );
        })}
      </div>
      <form
        className="wrap-up-line"
        onSubmit={(event) => {
          event.preventDefault();
          void finish();
        }}
      >
        <Input
          value={disposition}
          maxLength={200}
          placeholder={t('calls.dispositionPlaceholder')}
          aria-label={t('calls.dispositionLabel')}
          data-testid="disposition"
          onChange={(event) => setDisposition(event.target.value)}
        />
        <Button type="primary" htmlType="submit" loading={saving} data-testid="finish">{t(disposition.trim() === '' ? 'calls.finishWithout' : 'calls.finish')}</Button>
      </form>
    </Panel>
  );
}
