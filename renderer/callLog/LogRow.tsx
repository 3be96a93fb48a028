import { memo } from 'react';
import { PlayCircleOutlined, StarFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { gradeOf } from '../calls/qualityGrade.ts';
import { ResultMark } from '../calls/ResultMark.tsx';
import { waitText } from '../calls/waitText.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useView } from '../stores/viewStore.ts';
import { clockText } from '../ui/duration.ts';
import { keyText } from '../ui/numberText.ts';
import { StatusShape } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { logMomentText } from './logMomentText.ts';

interface LogRowProps {
  readonly entry: CallLogEntry;
  /** 1-based with the head row, as `aria-rowindex` counts. */
  readonly position: number;
  readonly top: number;
}

/** One call of the log. Click or Enter opens its details. */
export const LogRow = memo(function LogRow({ entry, position, top }: LogRowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const opened = useView((view) => view.openedCallId === entry.callId);
  const label = useConsole((state) => state.serviceNumbers.find(({ number }) => number === entry.serviceNumber)?.label);
  const open = () => useView.setState({ openedCallId: entry.callId });
  const customer = [entry.customerName, entry.company].filter(Boolean).join(' · ');

  return (
    <div
      className="log-row log-grid"
      role="row"
      tabIndex={0}
      aria-rowindex={position}
      aria-selected={opened}
      data-testid="log-row"
      data-call-id={entry.callId}
      style={{ transform: `translateY(${top}px)` }}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter') open();
        if (event.key === 'ArrowDown') (event.currentTarget.nextElementSibling as HTMLElement | null)?.focus();
        if (event.key === 'ArrowUp') (event.currentTarget.previousElementSibling as HTMLElement | null)?.focus();
      }}
    >
      <span role="cell" className="figure">{logMomentText(entry.startedAt, locale)}</span>
      <span role="cell"><ResultMark entry={entry} /></span>
      <span role="cell" className="figure log-caller">{keyText(t, entry.remoteNumber, locale)}</span>
      <span role="cell" className="soft-text">{entry.areaText}</span>
      <span role="cell" title={customer}>{customer}</span>
      <span role="cell" className="soft-text" title={entry.serviceNumber === '' ? '' : keyText(t, entry.serviceNumber, locale)}>{label ?? (entry.serviceNumber === '' ? '' : keyText(t, entry.serviceNumber, locale))}</span>
      <span role="cell" className="soft-text col-queue">{entry.queue}</span>
      <span role="cell" className="soft-text col-agent">{entry.agent}</span>
      <span role="cell" className="figure col-wait">{entry.queueWaitSeconds === null ? '' : waitText(t, entry.queueWaitSeconds)}</span>
      <span role="cell" className="figure col-talk">{entry.talkSeconds > 0 ? clockText(entry.talkSeconds) : ''}</span>
      <span role="cell" className="col-mos">{entry.mos !== null && <MosMark mos={entry.mos} />}</span>
      <span role="cell" className="figure col-survey">{entry.surveyScore !== null && <span aria-label={t('log.surveyOf', { score: entry.surveyScore })}><StarFilled /> {entry.surveyScore}</span>}</span>
      <span role="cell" title={entry.disposition}>{entry.disposition}</span>
      <span role="cell" className="col-play">{entry.recordingId !== null && <PlayCircleOutlined aria-label={t('log.hasRecording')} />}</span>
    </div>
  );
});

/** How a call sounded on average: shape and figure, the word in the tooltip. */
function MosMark({ mos }: { readonly mos: number }) {
  const { t } = useTranslation();
  const { tone, word } = gradeOf(mos);
  const words = `${t('log.mosOf', { mos: mos.toFixed(1) })} · ${t(`calls.qualityGrade.${word}`)}`;
  return <span className={`mos-mark tone-${tone}`} title={words} aria-label={words}><StatusShape tone={tone} /><span className="figure">{mos.toFixed(1)}</span></span>;
}
