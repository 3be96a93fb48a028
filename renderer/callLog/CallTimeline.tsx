import { useTranslation } from 'react-i18next';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { clockText } from '../ui/duration.ts';
import { callSegments, totals } from './callSegments.ts';
import type { CallPhase, CallSegments, Segment, SidePhase } from './callSegments.ts';
import './callTimeline.css';

/** A call as a line of time: its phases above, muting and recording below; each with colour, pattern and word. */
export function CallTimeline({ entry, events }: { readonly entry: CallLogEntry; readonly events: readonly CallEvent[] }) {
  const { t } = useTranslation();
  const segments = callSegments(entry, events);
  if (segments.to <= segments.from) return null;
  const sides = [...segments.muted, ...segments.recorded];
  const words = totals<CallPhase | SidePhase>([...segments.phases, ...sides]);

  return (
    <div className="call-timeline" data-testid="call-timeline">
      <Lane segments={segments.phases} whole={segments} tall />
      {segments.muted.length > 0 && <Lane segments={segments.muted} whole={segments} />}
      {segments.recorded.length > 0 && <Lane segments={segments.recorded} whole={segments} />}
      <div className="lane-scale figure" aria-hidden="true"><span>{clockText(0)}</span><span>{clockText((segments.to - segments.from) / 1000)}</span></div>
      <ul className="lane-legend">
        {words.map(([phase, seconds]) => (
          <li key={phase}><i className={`lane-key phase-${phase}`} aria-hidden="true" /><span>{t(`log.phase.${phase}`)}</span><span className="figure soft-text">{clockText(seconds)}</span></li>
        ))}
      </ul>
    </div>
  );
}

function Lane({ segments, whole, tall = false }: { readonly segments: readonly Segment<CallPhase | SidePhase>[]; readonly whole: CallSegments; readonly tall?: boolean }) {
  const { t } = useTranslation();
  const length = whole.to - whole.from;
  const share = (ms: number) => `${(ms / length) * 100}%`;
  return (
    <ol className={`lane${tall ? ' lane-tall' : ''}`}>
      {segments.map(({ phase, from, to }) => {
        const words = t('log.phaseSpan', { phase: t(`log.phase.${phase}`), from: clockText((from - whole.from) / 1000), length: clockText((to - from) / 1000) });
        return <li key={`${phase}/${from}`} className={`phase-${phase}`} style={{ left: share(from - whole.from), width: `max(3px, ${share(to - from)})` }} title={words} aria-label={words} />;
      })}
    </ol>
  );
}
