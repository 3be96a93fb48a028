import { Button } from 'antd';
import { PhoneOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { send } from '../bridge/send.ts';
import { ResultMark } from '../calls/ResultMark.tsx';
import { waitText } from '../calls/waitText.ts';
import { RecordingPlayer } from '../recordings/RecordingPlayer.tsx';
import { useConsole } from '../stores/consoleStore.ts';
import { showPage } from '../stores/viewStore.ts';
import { clockText, fullMomentText } from '../ui/duration.ts';
import { keyText } from '../ui/numberText.ts';
import { Fact } from '../ui/Panel.tsx';
import { Absent } from '../ui/ReadingValue.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { EventList } from './EventList.tsx';

interface CallDetailsProps {
  readonly entry: CallLogEntry;
  readonly events: readonly CallEvent[];
  readonly heading: string;
}

/** Everything kept about a call: facts, recording, what happened in order. */
export function CallDetails({ entry, events, heading }: CallDetailsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const registered = useConsole((state) => state.registration.kind === 'registered');
  const label = useConsole((state) => state.serviceNumbers.find(({ number }) => number === entry.serviceNumber)?.label);
  const text = (value: string) => (value === '' ? <Absent /> : value);

  async function callBack(): Promise<void> {
    const result = await send('call:dial', { number: entry.remoteNumber });
    if (result !== null) showPage('calls');
  }

  return (
    <div className="details">
      <div className="details-head">
        <div>
          <div className="details-number">{heading}</div>
          <div className="soft-text">{[entry.customerName, entry.company].filter(Boolean).join(' · ') || t('log.noCustomer')}</div>
        </div>
        <Button icon={<PhoneOutlined />} disabled={!registered || entry.remoteNumber === ''} onClick={() => void callBack()}>{t('log.callBack')}</Button>
      </div>
      {entry.recordingId !== null && <RecordingPlayer callId={entry.callId} />}
      <dl className="facts">
        <Fact label={t('log.column.result')}>
          <ResultMark entry={entry} />
          {entry.endCause !== null && entry.endedBy !== null && (
            <span className="soft-text"> · {t('calls.endedBy', { by: t(`calls.by.${entry.endedBy}`), cause: t(`calls.endCause.${entry.endCause}`) })}{entry.sipCode === null ? '' : ` · SIP ${entry.sipCode}`}</span>
          )}
        </Fact>
        <Fact label={t('log.column.time')}>{fullMomentText(entry.startedAt, locale)}</Fact>
        <Fact label={t('log.column.talk')}>{entry.talkSeconds > 0 ? clockText(entry.talkSeconds) : <Absent />}</Fact>
        <Fact label={t('log.column.area')}>{text(entry.areaText)}</Fact>
        <Fact label={t('log.column.serviceNumber')}>{entry.serviceNumber === '' ? <Absent /> : `${keyText(t, entry.serviceNumber, locale)}${label ? ` ${label}` : ''}`}</Fact>
        <Fact label={t('calls.ivrPath')}>{text(entry.ivrPath)}</Fact>
        <Fact label={t('log.column.queue')}>{entry.queue === '' ? <Absent /> : `${entry.queue}${entry.queueWaitSeconds === null ? '' : ` · ${t('log.waited', { wait: waitText(t, entry.queueWaitSeconds) })}`}`}</Fact>
        <Fact label={t('routing.broughtBy')}>{text(entry.routeRule)}</Fact>
        <Fact label={t('log.column.agent')}>{text(entry.agent)}</Fact>
        <Fact label={t('log.column.disposition')}>{text(entry.disposition)}</Fact>
      </dl>
      {events.length > 0 && (
        <section>
          <h3 className="details-title">{t('log.timeline')}</h3>
          <EventList events={events} startedAt={entry.startedAt} />
        </section>
      )}
      <p className="small-print">Call-ID {entry.sipCallId}</p>
    </div>
  );
}
