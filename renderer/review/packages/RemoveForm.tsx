import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../app/errorText.ts';
import { attempt } from '../../bridge/send.ts';
import { Fault } from '../scoring/Fault.tsx';
import { usePendingText } from '../scoring/panel/pendingTexts.ts';

/** Removes calls and sound of a package that was taken in; without an answer only with a reason. */
export function RemoveForm({ packageId, answered, onEnd }: { readonly packageId: string; readonly answered: boolean; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = usePendingText(`removal/${packageId}`);
  const [problem, setProblem] = useState<string | null>(null);

  async function remove(): Promise<void> {
    if (!answered && reason.trim() === '') return setProblem(t('error.packageNotAnswered'));
    const reply = await attempt('reviewPackage:remove', { packageId, reason: reason.trim() });
    if (!reply.ok) return setProblem(errorText(t, reply.error));
    setReason('');
    onEnd();
  }

  return (
    <section className="package-step" data-testid="package-remove-form">
      <h3>{t('reviewPackages.remove')}</h3>
      <p className="soft-text">{t(answered ? 'reviewPackages.removeWords' : 'reviewPackages.removeUnanswered')}</p>
      <Input value={reason} maxLength={500} autoFocus className="package-narrow" placeholder={t(answered ? 'reviewPackages.reasonIfAny' : 'reviewPackages.reason')} aria-label={t('reviewPackages.reason')} data-testid="package-reason" onChange={({ target }) => setReason(target.value)} />
      <div className="form-actions">
        <Button danger type="primary" data-testid="package-remove-now" onClick={() => void remove()}>{t('reviewPackages.removeNow')}</Button>
        <Button onClick={onEnd}>{t('app.cancel')}</Button>
      </div>
      <Fault words={problem} />
    </section>
  );
}
