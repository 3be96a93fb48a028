import { dispositionLabels } from './dispositionKey.ts';
import { durationRange } from './durationClass.ts';
import type { ContactFigures, FigureGroup } from './figures.ts';
import { dayText } from './localDay.ts';
import {
  abandonWait, answeredRate, answerSpeed, averageMos, averageSurvey, averageTalk, averageWait, averageWrapUp, missedOf, serviceLevel, share, type Measures,
} from './measures.ts';
import { placeLabel } from './regionNames.ts';
import { shownNumber } from '../phoneNumbers/shownNumber.ts';
import type { ReportContent, ReportSection } from './report.ts';

/** `number`: a telephone number by its canonical key. */
export type CellKind = 'text' | 'number' | 'count' | 'share' | 'seconds' | 'score' | 'moment';
export type Cell = string | number | null;

export interface StatisticsTable {
  readonly section: ReportSection;
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly kind: CellKind }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Texts below `statistics` in the locales. */
export type StatisticsWords = (key: string, values?: Readonly<Record<string, string | number>>) => string;

type Content = Omit<ReportContent, 'sections' | 'madeAt' | 'madeBy'>;

interface MeasureColumn {
  readonly name: string;
  readonly kind: CellKind;
  readonly of: (m: Measures) => number | null;
}

/** What a table says of any set of calls; names are texts under `statistics.measure`. */
const counts: readonly MeasureColumn[] = [
  { name: 'offered', kind: 'count', of: (m) => m.offered },
  { name: 'answered', kind: 'count', of: (m) => m.answered },
  { name: 'answeredRate', kind: 'share', of: answeredRate },
  { name: 'missed', kind: 'count', of: missedOf },
  { name: 'busy', kind: 'count', of: (m) => m.busy },
  { name: 'turnedAway', kind: 'count', of: (m) => m.turnedAway },
  { name: 'noAnswer', kind: 'count', of: (m) => m.noAnswer },
  { name: 'abandoned', kind: 'count', of: (m) => m.abandoned },
  { name: 'failed', kind: 'count', of: (m) => m.failed },
  { name: 'refused', kind: 'count', of: (m) => m.refused },
  { name: 'forwarded', kind: 'count', of: (m) => m.forwarded },
  { name: 'elsewhere', kind: 'count', of: (m) => m.elsewhere },
  { name: 'outgoing', kind: 'count', of: (m) => m.outgoing },
  { name: 'reached', kind: 'count', of: (m) => m.reached },
  { name: 'talkSeconds', kind: 'seconds', of: (m) => m.talkSeconds },
  { name: 'averageTalk', kind: 'seconds', of: averageTalk },
  { name: 'answerSpeed', kind: 'seconds', of: answerSpeed },
  { name: 'averageWait', kind: 'seconds', of: averageWait },
  { name: 'abandonWait', kind: 'seconds', of: abandonWait },
  { name: 'averageWrapUp', kind: 'seconds', of: averageWrapUp },
  { name: 'serviceLevel', kind: 'share', of: serviceLevel },
  { name: 'averageSurvey', kind: 'score', of: averageSurvey },
  { name: 'averageMos', kind: 'score', of: averageMos },
];

const shortNames: ReadonlySet<string> = new Set(['offered', 'answered', 'answeredRate', 'missed', 'outgoing', 'talkSeconds', 'averageTalk', 'averageWait', 'averageWrapUp', 'serviceLevel', 'averageSurvey', 'averageMos']);
export const shortMeasures = counts.filter(({ name }) => shortNames.has(name));

const cellsOf = (columns: readonly MeasureColumn[], m: Measures): Cell[] => columns.map(({ of }) => of(m));

/** How a group is called: a number with its label, a queue, an agent, a place; what is empty has its own word. */
export function groupLabel(section: ReportSection, key: string, { serviceNumbers, dispositionRules, locale }: Pick<Content, 'serviceNumbers' | 'dispositionRules' | 'locale'>, t: StatisticsWords): string {
  if (section === 'areas') return placeLabel(key, locale, t);
  if (key === '') return t(`none.${section}`);
  if (section === 'serviceNumbers') {
    const label = serviceNumbers.find(({ number }) => number === key)?.label ?? '';
    return [shownNumber(key, locale), label].filter((part) => part !== '').join(' ');
  }
  if (section === 'dispositions') {
    const { reason, result } = dispositionLabels(key, dispositionRules, locale);
    return [reason, result].filter((part) => part !== '').join(' ▸ ');
  }
  return key;
}

/** The tables behind all charts, in the order of the page. Shares are fractions, times seconds, moments epoch milliseconds. */
export function tablesOf(content: Content, t: StatisticsWords): StatisticsTable[] {
  const { figures, callers, states, scope } = content;
  const measureColumns = (columns: readonly MeasureColumn[]) => columns.map(({ name, kind }) => ({ title: t(`measure.${name}`), kind }));
  const text = (key: string) => ({ title: t(key), kind: 'text' as const });
  const groups = (section: ReportSection, list: readonly FigureGroup[]): StatisticsTable => ({
    section, title: t(`section.${section}`), columns: [text(`column.${section}`), ...measureColumns(shortMeasures)],
    rows: list.map(({ key, measures }) => [groupLabel(section, key, content, t), ...cellsOf(shortMeasures, measures)]),
  });
  const contacts = (list: readonly ContactFigures[], name: (key: string) => string): Cell[][] =>
    list.map((group) => [name(group.key), group.contacts, group.repeated, share(group.repeated, group.contacts), group.resolved, group.unresolved, group.undecided, share(group.resolved, group.resolved + group.unresolved)]);
  return [
    {
      section: 'summary', title: t('section.summary'), columns: [text('column.measure'), { title: t('column.now'), kind: 'score' }, { title: t('column.before'), kind: 'score' }],
      rows: counts.map(({ name, of }) => [t(`measure.${name}`), of(figures.total), of(figures.before)]),
    },
    {
      section: 'trend', title: t('section.trend'), columns: [text(`column.${scope.unit}`), ...measureColumns(counts)],
      rows: figures.periods.map(({ from, measures }) => [dayText(from), ...cellsOf(counts, measures)]),
    },
    {
      section: 'hours', title: t('section.hours'), columns: [text('column.weekday'), text('column.hour'), ...measureColumns(shortMeasures)],
      rows: figures.hours.map(({ weekday, hour, measures }) => [t(`weekday.${weekday}`), `${String(hour).padStart(2, '0')}:00`, ...cellsOf(shortMeasures, measures)]),
    },
    groups('areas', figures.places),
    groups('serviceNumbers', figures.serviceNumbers),
    groups('queues', figures.queues),
    groups('agents', figures.agents),
    groups('dispositions', figures.dispositions),
    {
      section: 'durations', title: t('section.durations'), columns: [text('column.durations'), { title: t('measure.talked'), kind: 'count' }, { title: t('measure.talkSeconds'), kind: 'seconds' }],
      rows: figures.durations.map((measures, index) => [durationLabel(index, t), measures.answered + measures.reached, measures.talkSeconds]),
    },
    {
      section: 'serviceLevel', title: t('section.serviceLevel'),
      columns: [text(`column.${scope.unit}`), { title: t('measure.inTime'), kind: 'count' }, { title: t('measure.slaBase'), kind: 'count' }, { title: t('measure.serviceLevel'), kind: 'share' }],
      rows: figures.periods.map(({ from, measures }) => [dayText(from), measures.inTime, measures.slaBase, serviceLevel(measures)]),
    },
    {
      section: 'callers', title: t('section.callers'),
      columns: [text('column.serviceNumbers'), ...(['contacts', 'repeated', 'repeatShare', 'resolved', 'unresolved', 'undecided', 'resolution'] as const).map((name) => ({ title: t(`measure.${name}`), kind: name === 'repeatShare' || name === 'resolution' ? 'share' as const : 'count' as const }))],
      rows: contacts([callers.total, ...callers.serviceNumbers], (key) => (key === '' ? t('all') : groupLabel('serviceNumbers', key, content, t))),
    },
    {
      section: 'callers', title: t('section.repeatCallers'),
      columns: [{ title: t('column.caller'), kind: 'number' }, text('column.customer'), { title: t('measure.calls'), kind: 'count' }, { title: t('measure.answered'), kind: 'count' }, { title: t('measure.missed'), kind: 'count' }, { title: t('column.last'), kind: 'moment' }],
      rows: callers.repeatCallers.map(({ number, customerName, calls, answered, missed, lastAt }) => [number, customerName, calls, answered, missed, lastAt]),
    },
    {
      section: 'states', title: t('section.states'), columns: [text('column.agents'), text('column.state'), { title: t('column.time'), kind: 'seconds' }],
      rows: states.map(({ agent, kind, reason, ms }) => [agent, reason === null ? t(`state.${kind}`) : `${t(`state.${kind}`)} · ${reasonLabel(reason, t)}`, Math.round(ms / 1000)]),
    },
  ];
}

const builtInReasons: ReadonlySet<string> = new Set(['rest', 'meal', 'meeting', 'training']);

export function reasonLabel(reason: string, t: StatisticsWords): string {
  return builtInReasons.has(reason) ? t(`breakReason.${reason}`) : reason;
}

/** `30–60 秒`, `30 分以上` in the words of the language. */
export function durationLabel(index: number, t: StatisticsWords): string {
  const { from, until } = durationRange(index);
  const part = (seconds: number): string => (seconds < 60 ? t('seconds', { count: seconds }) : t('minutes', { count: seconds / 60 }));
  if (until === null) return t('atLeast', { time: part(from) });
  return from === 0 ? t('under', { time: part(until) }) : `${part(from)} – ${part(until)}`;
}
