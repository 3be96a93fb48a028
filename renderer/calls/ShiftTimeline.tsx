import { useTranslation } from 'react-i18next';
import type { AgentStateKind } from '../../shared/queues/agentState.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { stateText } from '../softphone/agentWords.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useNowEvery } from '../stores/now.ts';
import { clockText, hourText } from '../ui/duration.ts';
import { Panel } from '../ui/Panel.tsx';
import { bandWidth, hairWidth, shiftBand, shiftTotals } from './shiftBand.ts';
import type { BandPart } from './shiftBand.ts';
import './shift.css';

/** Height of a state's bar, so that states differ by more than their colour: the more a caller gets, the higher. */
const heights: Readonly<Record<AgentStateKind, number>> = { talking: 28, ringing: 24, wrapUp: 20, idle: 14, busy: 10, break: 10, offline: 3 };
const bandHeight = 28;
/** The band is drawn anew so often; the clock's second would move it by nothing, and hundreds of calls make it dear. */
const drawnEveryMs = 15_000;

/** Today's states as a band, with their sums. */
export function ShiftTimeline() {
  const { t } = useTranslation();
  const { kind, reason, since } = useConsole((state) => state.agent);
  const answer = useAnswer('agent:shift', {}, since);
  // Until the answer is there, and without one, the band has the state of this moment: it keeps its height.
  const periods = answer.kind === 'answered' ? answer.value : [{ kind, reason, since, until: null }];
  const tick = useNowEvery(drawnEveryMs);
  const now = Math.max(tick, periods.at(-1)?.since ?? 0);
  const band = shiftBand(periods, now);
  const totals = shiftTotals(periods, now);
  const onDuty = totals.filter(({ kind }) => kind !== 'offline').reduce((sum, { ms }) => sum + ms, 0);

  return (
    <Panel className="shift" testId="shift" title={t('shift.title')} extra={band !== null && <span className="soft-text figure">{t('shift.onDuty', { time: clockText(onDuty / 1000) })}</span>}>
      {band === null ? (
        <p className="muted-text">{t('shift.none')}</p>
      ) : (
        <>
          <svg className="shift-band" viewBox={`0 0 ${bandWidth} ${bandHeight}`} preserveAspectRatio="none" role="img" aria-label={t('shift.band', { from: hourText(band.from), until: hourText(now) })}>
            {band.hours.map(({ at, x }) => <line key={at} x1={x} x2={x} y1="0" y2={bandHeight} className="shift-hour" vectorEffect="non-scaling-stroke" />)}
            {band.parts.map((part) => <Part key={`${part.since}/${part.kind}`} part={part} />)}
            <line x1={band.nowX} x2={band.nowX} y1="0" y2={bandHeight} className="shift-now" vectorEffect="non-scaling-stroke" />
          </svg>
          <div className="shift-hours figure" aria-hidden="true">
            {band.hours.slice(0, -1).map(({ at, x }) => <span key={at} style={{ left: `${(x / bandWidth) * 100}%` }}>{hourText(at)}</span>)}
          </div>
          <ul className="shift-totals">
            {totals.map(({ kind, ms }) => (
              <li key={kind} data-testid={`shift-${kind}`}>
                <StateBar kind={kind} />
                <span>{t(`agent.state.${kind}`)}</span>
                <b className="figure">{clockText(ms / 1000)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function Part({ part }: { readonly part: BandPart }) {
  const { t } = useTranslation();
  const height = heights[part.kind];
  const words = t('shift.period', { state: stateText(t, part), from: hourText(part.since), until: hourText(part.until), length: clockText((part.until - part.since) / 1000) });
  return <rect x={part.x} width={Math.max(part.width, hairWidth)} y={bandHeight - height} height={height} className={`shift-part shift-${part.kind}`}><title>{words}</title></rect>;
}

/** The same bar in small, for the legend. */
function StateBar({ kind }: { readonly kind: AgentStateKind }) {
  const height = heights[kind] / 2;
  return (
    <svg viewBox="0 0 10 14" width="10" height="14" aria-hidden="true">
      <rect x="0" width="10" y={14 - height} height={height} className={`shift-part shift-${kind}`} />
    </svg>
  );
}
