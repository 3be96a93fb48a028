import { useTranslation } from 'react-i18next';
import type { TransferInProgress } from '../../shared/calls/transfer.ts';
import { Elapsed } from '../ui/Elapsed.tsx';
import { keyText } from '../ui/numberText.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { transferStep, transferSteps } from './transferSteps.ts';

/** How the target of a transfer fares, as the other side tells. */
export function TransferProgress({ transfer }: { readonly transfer: TransferInProgress }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const reached = transferSteps.indexOf(transferStep(transfer));
  return (
    <div className="transfer-progress" role="status" data-testid="transfer-progress">
      <div className="transfer-head">
        <StatusMark tone="info">{t('transfer.underWay', { to: keyText(t, transfer.to, locale) })}</StatusMark>
        <Elapsed since={transfer.since} />
      </div>
      <ol className="steps">
        {transferSteps.map((step, position) => (
          <li key={step} data-reached={position <= reached} aria-current={position === reached ? 'step' : undefined}>{t(`transfer.step.${step}`)}</li>
        ))}
      </ol>
      <p className="soft-text">
        {t('transfer.stillHere')}
        {transfer.sipCode !== null && <span className="small-print"> {t('transfer.status', { code: transfer.sipCode })}</span>}
      </p>
    </div>
  );
}
