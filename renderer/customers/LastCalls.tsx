import { useTranslation } from 'react-i18next';
import { PlayCircleOutlined } from '@ant-design/icons';
import type { LastCall } from '../../shared/callers/lastCall.ts';
import type { LookUpOutcome } from '../../shared/kernel/lookUpOutcome.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { showLoggedCall } from '../stores/viewStore.ts';
import { ResultMark } from '../calls/ResultMark.tsx';
import { agoText, clockText, fullMomentText } from '../ui/duration.ts';
import { OutcomeValue } from '../ui/OutcomeValue.tsx';
import { useLocale } from '../ui/useLocale.ts';

const shown = 5;

/** The customer's last five calls with what they were about. */
export function LastCalls({ outcome }: { readonly outcome: LookUpOutcome<readonly LastCall[]> }) {
  const { t } = useTranslation();
  return (
    <div className="last-calls">
      <h3>{t('customers.lastCalls')}</h3>
      <OutcomeValue outcome={outcome} notFound={<p className="muted-text">{t('customers.noLastCalls')}</p>}>
        {(calls) => <ul>{calls.slice(0, shown).map((call) => <LastCallRow key={call.callId} call={call} />)}</ul>}
      </OutcomeValue>
    </div>
  );
}

/** One call in a list: when, what became of it, what it was about. */
export function LastCallRow({ call }: { readonly call: LastCall }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const label = useConsole((state) => state.serviceNumbers.find(({ number }) => number === call.serviceNumber)?.label);
  return (
    <li>
      <button type="button" className="last-call" title={fullMomentText(call.startedAt, locale)} onClick={() => showLoggedCall(call.callId)}>
        <span className="last-when figure">{agoText(call.startedAt, now, locale)}</span>
        <ResultMark entry={call} />
        <span className="last-disposition">{call.disposition === '' ? <span className="muted-text">{t('customers.noDisposition')}</span> : call.disposition}</span>
        <span className="soft-text last-service">{label ?? call.serviceNumber}</span>
        <span className="soft-text">{call.agent}</span>
        <span className="figure last-talk">{call.talkSeconds > 0 ? clockText(call.talkSeconds) : ''}</span>
        <span className="last-recording">{call.hasRecording && <PlayCircleOutlined aria-label={t('log.hasRecording')} />}</span>
      </button>
    </li>
  );
}
