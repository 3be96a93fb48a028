import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { BlockedAnswer } from '../blockList/BlockedAnswer.tsx';
import { keyText } from '../ui/numberText.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { dialNumber, dialWithReason, forgetQuestion, useDialling } from './dialling.ts';
import type { DialQuestion } from './dialling.ts';

const commonReasons = ['asked', 'agreed', 'cutOff', 'urgent'] as const;

/** Beside the dial field: why a number was not dialled, and the reason that lets it through where one does. */
export function DialQuestionPanel() {
  const question = useDialling((state) => state.question);
  if (question === null) return null;
  return <OpenQuestion key={question.number} question={question} />;
}

function OpenQuestion({ question }: { readonly question: DialQuestion }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { verdict, number } = question;
  return (
    <section
      className="dial-question"
      role="alertdialog"
      aria-label={t('dial.reason')}
      data-testid="dial-question"
      onKeyDown={(event) => {
        if (event.key === 'Escape') forgetQuestion();
      }}
    >
      <p className="dial-question-number">{keyText(t, number, locale)}</p>
      {verdict.kind === 'stop' && verdict.why === 'blockedNumber' ? (
        <BlockedAnswer number={number} onClose={forgetQuestion} onDial={() => void dialNumber(number, question.taskId)} />
      ) : verdict.kind === 'stop' ? (
        <>
          <StatusMark tone="danger">{t(`dial.stop.${verdict.why}`)}</StatusMark>
          <p className="soft-text">{t(`dial.stopWords.${verdict.why}`)}</p>
          <Button size="small" autoFocus onClick={forgetQuestion}>{t('app.close')}</Button>
        </>
      ) : (
        <>
          <StatusMark tone="warn">{t(`dial.ask.${verdict.why}`, { calls: verdict.calls, limit: verdict.limit })}</StatusMark>
          <p className="soft-text">{t('dial.askWords')}</p>
          <ReasonForm />
        </>
      )}
    </section>
  );
}

function ReasonForm() {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const given = reason.trim();

  async function dial(): Promise<void> {
    if (given === '' || busy) return;
    setBusy(true);
    await dialWithReason(given);
    setBusy(false);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void dial();
      }}
    >
      <div className="chips" role="group" aria-label={t('dial.reason')}>
        {commonReasons.map((name) => {
          const text = t(`dial.common.${name}`);
          return <button key={name} type="button" className="chip" aria-pressed={reason === text} onClick={() => setReason(text)}>{text}</button>;
        })}
      </div>
      <Input autoFocus value={reason} maxLength={200} placeholder={t('dial.reasonPlaceholder')} aria-label={t('dial.reason')} data-testid="dial-reason" onChange={(event) => setReason(event.target.value)} />
      <div className="dial-question-buttons">
        <Button type="primary" htmlType="submit" disabled={given === ''} loading={busy} data-testid="dial-anyway">{t('dial.callWithReason')}</Button>
        <Button onClick={forgetQuestion}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}
