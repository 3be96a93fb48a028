import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { longestBlockReason } from '../../shared/callers/blockedNumber.ts';
import { errorText } from '../app/errorText.ts';
import { attempt } from '../bridge/send.ts';
import { remark } from '../stores/remarks.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';

const commonReasons = ['harassing', 'asked', 'selling', 'abusive'] as const;

interface BlockFormProps {
  /** Null = it is asked for. */
  readonly number: string | null;
  readonly onDone: () => void;
}

/** Why a number is to be blocked, and what that does. A refusal is read above the buttons. */
export function BlockForm({ number, onDone }: BlockFormProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const given = reason.trim();
  const wanted = number ?? typed.trim();
  const incomplete = given === '' || wanted === '';

  async function add(): Promise<void> {
    if (incomplete || busy) return;
    setBusy(true);
    const reply = await attempt('blockList:add', { number: wanted, reason: given });
    setBusy(false);
    if (!reply.ok) return setProblem(errorText(t, reply.error));
    remark(t('blockList.added', { number: keyText(t, reply.value.number, locale) }));
    onDone();
  }

  return (
    <form
      className="block-form"
      data-testid="block-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <p className="soft-text">{t('blockList.addWords')}</p>
      {number === null && <Input autoFocus value={typed} maxLength={128} placeholder={t('blockList.numberPlaceholder')} aria-label={t('blockList.number')} data-testid="block-number" onChange={({ target }) => setTyped(target.value)} />}
      <div className="chips" role="group" aria-label={t('blockList.reason')}>
        {commonReasons.map((name) => {
          const text = t(`blockList.common.${name}`);
          return <button key={name} type="button" className="chip" aria-pressed={reason === text} onClick={() => setReason(text)}>{text}</button>;
        })}
      </div>
      <Input autoFocus={number !== null} value={reason} maxLength={longestBlockReason} placeholder={t('blockList.reasonPlaceholder')} aria-label={t('blockList.reason')} data-testid="block-reason" onChange={({ target }) => setReason(target.value)} />
      {problem !== null && <p className="block-problem" role="alert">{problem}</p>}
      <div className="block-form-buttons">
        <Button type="primary" htmlType="submit" disabled={incomplete} loading={busy} data-testid="block-save">{t('blockList.addNow')}</Button>
        <Button onClick={onDone}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}
