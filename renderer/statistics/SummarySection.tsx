import { useLocale } from '../ui/useLocale.ts';
import {
  abandonWait, answeredRate, answerSpeed, averageMos, averageSurvey, averageTalk, averageWait, averageWrapUp, missedOf, serviceLevel, type Measures,
} from '../../shared/statistics/measures.ts';
import type { CountedThing } from '../../shared/statistics/statisticsScope.ts';
import type { CellKind } from '../../shared/statistics/tables.ts';
import { cellText, shareText } from './figureText.ts';
import { pickOf, useStatisticsView } from './statisticsView.ts';

interface Tile {
  readonly name: string;
  readonly kind: CellKind;
  readonly of: (m: Measures) => number | null;
  readonly thing: CountedThing;
  /** Whether more is better; undefined where it is neither. */
  readonly good?: 'up' | 'down';
  readonly meaning?: boolean;
}

const main: readonly Tile[] = [
  { name: 'offered', kind: 'count', of: (m) => m.offered, thing: 'offered' },
  { name: 'answered', kind: 'count', of: (m) => m.answered, thing: 'answered' },
  { name: 'answeredRate', kind: 'share', of: answeredRate, thing: 'missed', good: 'up', meaning: true },
  { name: 'missed', kind: 'count', of: missedOf, thing: 'missed', good: 'down' },
  { name: 'serviceLevel', kind: 'share', of: serviceLevel, thing: 'late', good: 'up' },
  { name: 'averageTalk', kind: 'seconds', of: averageTalk, thing: 'talked' },
];

const rest: readonly Tile[] = [
  { name: 'busy', kind: 'count', of: (m) => m.busy, thing: 'busy', good: 'down' },
  { name: 'noAnswer', kind: 'count', of: (m) => m.noAnswer, thing: 'noAnswer', good: 'down' },
  { name: 'abandoned', kind: 'count', of: (m) => m.abandoned, thing: 'abandoned', good: 'down', meaning: true },
  { name: 'turnedAway', kind: 'count', of: (m) => m.turnedAway, thing: 'turnedAway', good: 'down' },
  { name: 'refused', kind: 'count', of: (m) => m.refused, thing: 'refused', good: 'down' },
  { name: 'forwarded', kind: 'count', of: (m) => m.forwarded, thing: 'forwarded' },
  { name: 'elsewhere', kind: 'count', of: (m) => m.elsewhere, thing: 'elsewhere' },
  { name: 'failed', kind: 'count', of: (m) => m.failed, thing: 'failed', good: 'down' },
  { name: 'outgoing', kind: 'count', of: (m) => m.outgoing, thing: 'outgoing' },
  { name: 'reached', kind: 'count', of: (m) => m.reached, thing: 'reached' },
  { name: 'talkSeconds', kind: 'seconds', of: (m) => m.talkSeconds, thing: 'talked' },
  { name: 'answerSpeed', kind: 'seconds', of: answerSpeed, thing: 'answered', good: 'down', meaning: true },
  { name: 'averageWait', kind: 'seconds', of: averageWait, thing: 'answered', good: 'down', meaning: true },
  { name: 'abandonWait', kind: 'seconds', of: abandonWait, thing: 'abandoned', meaning: true },
  { name: 'averageWrapUp', kind: 'seconds', of: averageWrapUp, thing: 'wrappedUp', good: 'down', meaning: true },
  { name: 'averageSurvey', kind: 'score', of: averageSurvey, thing: 'surveyed', good: 'up', meaning: true },
  { name: 'averageMos', kind: 'score', of: averageMos, thing: 'measured', good: 'up', meaning: true },
];

/** Calls of the period before under which a change against it says nothing. */
const leastBefore = 10;

/** The figures of the whole time, each against the period before. */
export function SummarySection() {
  const { words } = useStatisticsView();
  return (
    <section className="statistics-wide summary" aria-label={words('section.summary')} data-testid="statistics-summary">
      <div className="summary-main">{main.map((tile) => <SummaryTile key={tile.name} tile={tile} large />)}</div>
      <div className="summary-rest">{rest.map((tile) => <SummaryTile key={tile.name} tile={tile} />)}</div>
    </section>
  );
}

function SummaryTile({ tile, large = false }: { readonly tile: Tile; readonly large?: boolean }) {
  const { content: { figures }, words, open } = useStatisticsView();
  const locale = useLocale();
  const value = tile.of(figures.total);
  const label = words(`measure.${tile.name}`);
  const inside = (
    <>
      <span className="statistic-label">{label}</span>
      <span className="statistic-value figure">{cellText(value, tile.kind, locale)}</span>
      <Change tile={tile} now={value} before={figures.before.offered + figures.before.outgoing < leastBefore ? null : tile.of(figures.before)} />
    </>
  );
  const className = large ? 'statistic statistic-large' : 'statistic';
  const title = tile.meaning ? words(`meaning.${tile.name}`) : undefined;
  if (open === null) return <div className={className}>{inside}</div>;
  return (
    <button type="button" className={className} title={title} data-testid={`tile-${tile.name}`} disabled={value === null || value === 0} onClick={() => open(pickOf({ thing: tile.thing }), words(`measure.${tile.thing === 'talked' ? 'talked' : tile.thing}`), null)}>
      {inside}
    </button>
  );
}

/** Change against the period before; shares in points, all else as a share. */
function Change({ tile, now, before }: { readonly tile: Tile; readonly now: number | null; readonly before: number | null }) {
  const { words } = useStatisticsView();
  const locale = useLocale();
  if (now === null || before === null || (before === 0 && tile.kind !== 'share')) return <span className="statistic-change" />;
  const change = tile.kind === 'share' ? now - before : now / before - 1;
  const size = Math.abs(change);
  if (size < 0.0005) return <span className="statistic-change">{words('change.same')}</span>;
  const value = tile.kind === 'share' ? words('change.points', { value: (size * 100).toFixed(1) }) : shareText(size, locale);
  const better = tile.good === undefined ? undefined : (change > 0) === (tile.good === 'up');
  return <span className="statistic-change" data-better={better}><span aria-hidden="true">{change > 0 ? '▲' : '▼'} {value}</span><span className="sr-only">{words(change > 0 ? 'change.up' : 'change.down', { value })}</span></span>;
}
