import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Elapsed } from '../ui/Elapsed.tsx';
import { keepFocus } from '../ui/keepFocus.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { numberText } from '../ui/numberText.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { callStateText, callStateTone } from './callWords.ts';
import { consultation } from './consultation.ts';
import { backToCaller, completeTransfer, useTransferring } from './transferring.ts';
import './transfer.css';

/** During a consultation: who is asked, who waits, and the three ways out. */
export function ConsultStrip() {
  const { t } = useTranslation();
  const locale = useLocale();
  const calls = useConsole((state) => state.calls);
  const { canComplete, inConference } = useConsole(useShallow((state) => ({ canComplete: state.services.consultTransfer, inConference: state.conference !== null })));
  const consulting = consultation({ calls });
  const failed = useTransferring(({ failed: all }) => (consulting === undefined ? undefined : all[consulting.caller.call.id]));
  if (consulting === undefined) return null;
  const { caller, asked, connected } = consulting;
  const completing = caller.call.transfer !== null;

  return (
    <section className="strip consult" aria-label={t('transfer.consulting', { to: numberText(t, asked.callerNumber, locale) })} data-testid="consult">
      <strong>{t('transfer.consulting', { to: numberText(t, asked.callerNumber, locale) })}</strong>
      <StatusMark tone={callStateTone(asked.call)}>{callStateText(t, asked.call)}</StatusMark>
      <Elapsed since={asked.call.state.since} />
      <span className="strip-line" aria-hidden="true" />
      <span>{t('transfer.customerWaits', { number: numberText(t, caller.callerNumber, locale) })}</span>
      <StatusMark tone={callStateTone(caller.call)}>{completing ? t('transfer.completing') : callStateText(t, caller.call)}</StatusMark>
      <Elapsed since={caller.call.state.since} />
      {failed !== undefined && !completing && <span role="alert"><StatusMark tone="danger">{t('transfer.failed', { problem: t(`transfer.problem.${failed.outcome.problem}`) })}</StatusMark></span>}
      <span className="bar-space" />
      <button type="button" className="slim-button slim-button-go" disabled={!connected || completing || !canComplete} title={canComplete ? undefined : t('transfer.completeUnsupported')} data-testid="consult-complete" onMouseDown={keepFocus} onClick={() => void completeTransfer(consulting)}>
        {t('transfer.complete')} <KeyHint keys="F4" />
      </button>
      <button type="button" className="slim-button" disabled={!connected || completing || inConference} data-testid="consult-three" onMouseDown={keepFocus} onClick={() => void send('conference:start', { callIds: [caller.call.id, asked.call.id] })}>
        {t('transfer.threeWay')} <KeyHint keys="F3" />
      </button>
      <button type="button" className="slim-button" disabled={completing} data-testid="consult-back" onMouseDown={keepFocus} onClick={() => void backToCaller(consulting)}>{t('transfer.back')}</button>
    </section>
  );
}
