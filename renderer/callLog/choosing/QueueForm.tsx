import { useState } from 'react';
import { AutoComplete, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../bridge/send.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { ChosenForm } from './ChosenForm.tsx';
import type { ChosenFormProps } from './ChosenForm.tsx';
import { useClear } from '../../ui/useClear.tsx';

/** Lets calls wait for a review: for whom, and with which score card. Only whoever leads names somebody else. */
export function QueueForm({ calls, onDone }: ChosenFormProps) {
  const { t } = useTranslation();
  const clear = useClear();
  const { user, rights } = useConsole((state) => state.seat);
  const leads = rights.includes('lead');
  const people = useAnswer('ledger:agents', {});
  const cards = useAnswer('scoreCard:list', {}, useConsole((state) => state.reviewsRevision));
  const [reviewer, setReviewer] = useState('');
  const [cardId, setCardId] = useState<string | null>(null);
  const released = cards.kind === 'answered' ? cards.value.filter(({ released: version, retired }) => version !== null && !retired) : [];
  const known = [...new Set([user, ...(people.kind === 'answered' ? people.value : [])])].filter((name) => name !== '');
  const own = user === '' ? [] : [{ value: user, label: t('log.chosen.me', { name: user }) }];
  return (
    <ChosenForm
      submit={t('log.chosen.start.queue')} onDone={onDone} start={() => attempt('callLog:queue', { calls: calls(), reviewer, cardId })}
      fields={
        <>
          <label>
            <span>{t('log.chosen.reviewer')}</span>
            {leads
              ? <AutoComplete allowClear={clear} value={reviewer} options={known.map((value) => ({ value, label: value === user ? t('log.chosen.me', { name: value }) : value }))} placeholder={t('log.chosen.anybody')} aria-label={t('log.chosen.reviewer')} maxLength={100} data-testid="chosen-reviewer" onChange={(value: string | undefined) => setReviewer(value ?? '')} />
              : <Select value={reviewer} options={[{ value: '', label: t('log.chosen.anybody') }, ...own]} aria-label={t('log.chosen.reviewer')} data-testid="chosen-reviewer" onChange={setReviewer} />}
          </label>
          <label>
            <span>{t('log.chosen.card')}</span>
            <Select allowClear={clear} value={cardId} options={released.map(({ id, name }) => ({ value: id, label: name }))} placeholder={t('log.chosen.anyCard')} aria-label={t('log.chosen.card')} data-testid="chosen-card" onChange={(value: string | null | undefined) => setCardId(value ?? null)} />
          </label>
        </>
      }
    />
  );
}
