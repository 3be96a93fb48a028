import { useState } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../bridge/send.ts';
import { ChosenForm } from './ChosenForm.tsx';
import type { ChosenFormProps } from './ChosenForm.tsx';

/** Keeps recordings whatever the rules say; the reason stands in the evidence of each call. */
export function HoldForm({ calls, onDone }: ChosenFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <ChosenForm
      words={t('log.chosen.holdWords')} submit={t('log.chosen.start.hold')} incomplete={reason.trim() === ''} onDone={onDone}
      start={() => attempt('callLog:hold', { calls: calls(), reason: reason.trim() })}
      fields={<Input autoFocus maxLength={200} value={reason} placeholder={t('log.chosen.holdReason')} aria-label={t('log.chosen.holdReason')} data-testid="chosen-reason" onChange={({ target }) => setReason(target.value)} />}
    />
  );
}
