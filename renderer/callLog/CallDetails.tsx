import { Button } from 'antd';
import { PhoneOutlined } from '@ant-design/icons';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { areaTextIn } from '../../shared/areas/areaTextIn.ts';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { BlockControl } from '../blockList/BlockControl.tsx';
import { ResultMark } from '../calls/ResultMark.tsx';
import { waitText } from '../calls/waitText.ts';
import { CallBackPlan } from '../customers/CallBackPlan.tsx';
import { EvidenceSection } from '../evidence/EvidenceSection.tsx';
import { RecordingPlayer } from '../recordings/RecordingPlayer.tsx';
import { CallReviews } from '../review/scoring/CallReviews.tsx';
import { dialNumber, useDialling } from '../softphone/dialling.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { clockText, fullMomentText } from '../ui/duration.ts';
import { keyText } from '../ui/numberText.ts';
import { Fact } from '../ui/Panel.tsx';
import { Absent } from '../ui/ReadingValue.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { CallTimeline } from './CallTimeline.tsx';
import { EventList } from './EventList.tsx';
import { surveyText } from './eventWords.ts';
import { QualitySection } from './QualitySection.tsx';
import { outcomeOf } from './resultWords.ts';
import { sipReasonText } from './sipReason.ts';
import { WriteUpSection } from './WriteUpSection.tsx';

interface CallDetailsProps {
  readonly entry: CallLogEntry;
  readonly events: readonly CallEvent[];
  readonly heading: string;
  readonly revision: number;
}

/** Everything kept about a call: facts, recording, write-up, quality, what happened in order. */
export function CallDetails({ entry, events, heading, revision }: CallDetailsProps) {
  const { t } = useTranslation();
  const answered = entry.answeredAt !== null;

  return (
    <div className="details" data-call-id={entry.callId}>
      <div className="details-head">
        <div>
          <div className="details-number">{heading}</div>
          <div className="soft-text">{[entry.customerName, entry.company].filter(Boolean).join(' · ') || t('log.noCustomer')}</div>
        </div>
        {entry.remoteNumber !== '' && <CallAgain entry={entry} />}
      </div>
      {entry.remoteNumber !== '' && <div className="details-care"><CallBackPlan numbers={[entry.remoteNumber]} customerId={entry.customerId} customerName={entry.customerName} callId={entry.callId} label={t('log.planCallBack')} /><BlockControl number={entry.remoteNumber} /></div>}
      {answered && <RecordingPlayer callId={entry.callId} plays={entry.recordingId !== null} />}
      {entry.recordingId !== null && <CallReviews callId={entry.callId} />}
      <CallFactList entry={entry} events={events} />
      {(answered || entry.disposition !== '') && <WriteUpSection callId={entry.callId} canCallBack={entry.remoteNumber !== ''} revision={revision} />}
      {answered && <QualitySection callId={entry.callId} startedAt={entry.startedAt} revision={revision} />}
      <EvidenceSection callId={entry.callId} hasRecording={entry.recordingMs !== null && entry.recordingMs > 0} revision={revision} />
      {events.length > 0 && (
        <section>
          <h3 className="details-title">{t('log.timeline')}</h3>
          <CallTimeline entry={entry} events={events} />
          <EventList events={events} startedAt={entry.startedAt} />
        </section>
      )}
      <p className="small-print">Call-ID {entry.sipCallId}</p>
    </div>
  );
}

/** Dials the number again, through the check that every call goes through. */
function CallAgain({ entry }: { readonly entry: CallLogEntry }) {
  const { t } = useTranslation();
  const registered = useConsole((state) => state.registration.kind === 'registered');
  const busy = useDialling((state) => state.busy);
  return (
    <Button type={entry.result === 'missed' ? 'primary' : 'default'} icon={<PhoneOutlined />} disabled={!registered || busy} data-testid="call-again" onClick={() => void dialNumber(entry.remoteNumber)}>
      {t(entry.direction === 'outgoing' ? 'log.redial' : 'log.callBack')}
    </Button>
  );
}

/** Who ended a call, and how; nothing while it goes on. */
function endText(t: TFunction, { endedBy, endCause }: CallLogEntry): string {
  return endedBy === null || endCause === null ? '' : t('calls.endedBy', { by: t(`calls.by.${endedBy}`), cause: t(`calls.endCause.${endCause}`) });
}

function CallFactList({ entry, events }: { readonly entry: CallLogEntry; readonly events: readonly CallEvent[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const label = useConsole((state) => state.serviceNumbers.find(({ number }) => number === entry.serviceNumber)?.label);
  const text = (value: string) => (value === '' ? <Absent /> : value);
  const outgoing = entry.direction === 'outgoing';
  const outcome = outcomeOf(entry);
  const survey = events.findLast((event) => event.kind === 'surveyed')?.survey;
  const reason = events.find((event) => event.kind === 'dialled')?.reason;
  const service = entry.serviceNumber === '' ? <Absent /> : `${keyText(t, entry.serviceNumber, locale)}${label ? ` ${label}` : ''}`;

  return (
    <dl className="facts">
      <Fact label={t('log.column.result')}>
        <ResultMark entry={entry} />
        <span className="soft-text">{[outcome === null ? endText(t, entry) : '', entry.sipCode === null ? '' : sipReasonText(t, entry.sipCode)].filter((part) => part !== '').map((part) => ` · ${part}`)}</span>
        {outcome !== null && <div className="soft-text">{t(`log.outcomeWords.${outcome}`)}</div>}
      </Fact>
      <Fact label={t('log.column.time')}>{fullMomentText(entry.startedAt, locale)}</Fact>
      <Fact label={t('log.column.talk')}>{entry.talkSeconds > 0 ? clockText(entry.talkSeconds) : <Absent />}</Fact>
      {(survey !== undefined || entry.surveyScore !== null) && (
        <Fact label={t('log.survey')}><b>{survey === undefined ? t('wrapUp.surveyPlain', { score: entry.surveyScore ?? 0 }) : surveyText(t, survey)}</b></Fact>
      )}
      <Fact label={t('log.column.area')}>{text(areaTextIn(entry.areaText, locale))}</Fact>
      <Fact label={t(outgoing ? 'log.shownNumber' : 'log.column.serviceNumber')}>{service}</Fact>
      {reason !== undefined && <Fact label={t('log.beyondLimit')}>{reason}</Fact>}
      {!outgoing && (
        <>
          <Fact label={t('calls.ivrPath')}>{text(entry.ivrPath)}</Fact>
          <Fact label={t('log.column.queue')}>{entry.queue === '' ? <Absent /> : `${entry.queue}${entry.queueWaitSeconds === null ? '' : ` · ${t('log.waited', { wait: waitText(t, entry.queueWaitSeconds) })}`}`}</Fact>
          <Fact label={t('routing.broughtBy')}>{text(entry.routeRule)}</Fact>
        </>
      )}
      <Fact label={t('log.column.agent')}>{text(entry.agent)}</Fact>
    </dl>
  );
}
