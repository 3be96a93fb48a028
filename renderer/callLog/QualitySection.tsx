import { useTranslation } from 'react-i18next';
import type { QualitySummary } from '../../shared/calls/qualitySummary.ts';
import { errorText } from '../app/errorText.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { gradeOf } from '../calls/qualityGrade.ts';
import { clockText } from '../ui/duration.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { SummaryCurve } from './SummaryCurve.tsx';
import '../calls/calls.css';

interface QualitySectionProps {
  readonly callId: string;
  readonly startedAt: number;
  /** Asks again when it changes. */
  readonly revision: number;
}

/** How a whole call sounded: its curve, the figures behind it, and what went wrong. */
export function QualitySection({ callId, startedAt, revision }: QualitySectionProps) {
  const { t } = useTranslation();
  const answer = useAnswer('callLog:quality', { callId }, revision);
  const summary = answer.kind === 'answered' ? answer.value : null;
  const grade = gradeOf(summary?.mosAverage ?? null);
  return (
    <section data-testid="call-quality">
      <h3 className="details-title">{t('log.quality')} {(summary?.mosAverage ?? null) !== null && <StatusMark tone={grade.tone}>{t(`calls.qualityGrade.${grade.word}`)}</StatusMark>}</h3>
      {answer.kind === 'failed' && <p className="muted-text" role="alert">{errorText(t, answer.error)}</p>}
      {answer.kind === 'waiting' && <div className="quality-wait" aria-label={t('log.loadingQuality')} />}
      {answer.kind === 'answered' && (summary === null ? <p className="muted-text">{t('log.noQuality')}</p> : <Summary summary={summary} startedAt={startedAt} />)}
    </section>
  );
}

function Summary({ summary, startedAt }: { readonly summary: QualitySummary; readonly startedAt: number }) {
  const { t } = useTranslation();
  const figure = (value: number | null, text: (value: number) => string) => (value === null ? '–' : text(value));
  const milliseconds = (ms: number) => t('calls.milliseconds', { ms: Math.round(ms) });
  return (
    <>
      <SummaryCurve summary={summary} />
      <dl className="quality-figures">
        <div><dt>{t('log.mosAverage')}</dt><dd>{figure(summary.mosAverage, (mos) => mos.toFixed(1))}</dd></div>
        <div><dt>{t('log.mosWorst')}</dt><dd>{figure(summary.mosWorst, (mos) => mos.toFixed(1))}</dd></div>
        <div><dt>{t('calls.roundTrip')}</dt><dd>{figure(summary.roundTripMs, milliseconds)}</dd></div>
        <div><dt>{t('calls.jitter')}</dt><dd>{figure(summary.jitterMs, milliseconds)}</dd></div>
        <div><dt>{t('calls.loss')}</dt><dd>{figure(summary.lossFraction, (loss) => `${(loss * 100).toFixed(1)}%`)}</dd></div>
        <div><dt>{t('calls.codec')}</dt><dd>{summary.codec || '–'}</dd></div>
      </dl>
      {summary.alarms.length === 0 ? <p className="muted-text quality-alarms">{t('log.noAlarms')}</p> : (
        <ul className="quality-alarms" aria-label={t('log.alarms')}>
          {summary.alarms.map(({ kind, at, forMs }) => (
            <li key={`${kind}/${at}`}>
              <StatusMark tone="warn">{t(`mediaAlarm.title.${kind}`)}</StatusMark>
              <span className="muted-text figure">{t('log.alarmAt', { at: clockText((at - startedAt) / 1000), length: clockText(forMs / 1000) })}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
