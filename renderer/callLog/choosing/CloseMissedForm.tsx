import { useState } from 'react';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { closingReasons } from '../../../shared/ledger/missedItem.ts';
import type { ClosingReason } from '../../../shared/ledger/missedItem.ts';
import { attempt } from '../../bridge/send.ts';
import { ChosenForm } from './ChosenForm.tsx';
import type { ChosenFormProps } from './ChosenForm.tsx';

/** Closes what is owed to the callers of missed calls, with one reason for all. */
export function CloseMissedForm({ calls, onDone }: ChosenFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<ClosingReason>('handledElsewhere');
  const [note, setNote] = useState('');
  return (
    <ChosenForm
      words={t('log.chosen.closeWords')} submit={t('log.chosen.start.closeMissed')} incomplete={reason === 'other' && note.trim() === ''} onDone={onDone}
      start={() => attempt('callLog:closeMissed', { calls: calls(), reason, note: note.trim() })}
      fields={
        <>
          <Select value={reason} options={closingReasons.map((value) => ({ value, label: t(`missed.reason.${value}`) }))} aria-label={t('log.chosen.closeReason')} data-testid="chosen-closing" onChange={setReason} />
          <Input maxLength={500} value={note} placeholder={t('log.chosen.closeNote')} aria-label={t('log.chosen.closeNote')} data-testid="chosen-note" onChange={({ target }) => setNote(target.value)} />
        </>
      }
    />
  );
}
