import { useTranslation } from 'react-i18next';
import { useQuality } from '../stores/mediaStore.ts';
import { Panel } from '../ui/Panel.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { LevelMeters } from './LevelMeters.tsx';
import { MosCurve } from './MosCurve.tsx';
import { gradeOf } from './qualityGrade.ts';

/** How the call sounds: both loudness meters, the listening quality of the last two minutes, the figures behind it. */
export function QualityPanel({ callId, connected, mediaConnected }: { readonly callId: string; readonly connected: boolean; readonly mediaConnected: boolean }) {
  const { t } = useTranslation();
  const curve = useQuality((curves) => curves[callId]);
  const latest = curve?.at(-1);
  const grade = gradeOf(latest?.mos ?? null);
  const figure = (value: number | null | undefined, text: (value: number) => string) => (value === null || value === undefined ? '–' : text(value));

  return (
    <Panel title={t('calls.quality')} extra={connected && mediaConnected && latest ? <StatusMark tone={grade.tone}>{t(`calls.qualityGrade.${grade.word}`)}</StatusMark> : null}>
      <LevelMeters callId={callId} live={connected && mediaConnected} />
      <MosCurve curve={curve ?? []} />
      <dl className="quality-figures">
        <div><dt>{t('calls.mos')}</dt><dd>{figure(latest?.mos, (mos) => mos.toFixed(2))}</dd></div>
        <div><dt>{t('calls.roundTrip')}</dt><dd>{figure(latest?.roundTripMs, (ms) => t('calls.milliseconds', { ms: Math.round(ms) }))}</dd></div>
        <div><dt>{t('calls.jitter')}</dt><dd>{figure(latest?.jitterMs, (ms) => t('calls.milliseconds', { ms: Math.round(ms) }))}</dd></div>
        <div><dt>{t('calls.loss')}</dt><dd>{figure(latest?.lossFraction, (loss) => `${(loss * 100).toFixed(1)}%`)}</dd></div>
        <div><dt>{t('calls.codec')}</dt><dd>{latest?.codec || '–'}</dd></div>
      </dl>
    </Panel>
  );
}
