import type { TFunction } from 'i18next';
import { filterOfKind, logValueKinds } from '../../shared/calls/callLogFilters.ts';
import type { CallLogFilters, LogRange } from '../../shared/calls/callLogFilters.ts';
import type { TimePreset } from '../../shared/calls/logView.ts';
import type { Locale } from '../texts/texts.ts';
import { keyText } from '../ui/numberText.ts';

/** A condition in words, and what takes it away. */
export interface FilterChip {
  readonly id: string;
  readonly text: string;
  readonly without: Partial<CallLogFilters>;
}

/** `≥ 10`, `≤ 3.5`, `2 – 5`; empty when the range is open on both sides. Pure. */
export function rangeText(range: LogRange | null | undefined): string {
  const { min, max } = range ?? { min: null, max: null };
  if (min !== null && max !== null) return min === max ? String(min) : `${min} – ${max}`;
  return min !== null ? `≥ ${min}` : max !== null ? `≤ ${max}` : '';
}

function dayText(at: number, locale: Locale): string {
  const midnight = new Date(at).getHours() === 0 && new Date(at).getMinutes() === 0;
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit', ...(midnight ? {} : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) }).format(at);
}

/** From the first day to the last; the end of a span of whole days is the midnight after its last day. */
export function spanText({ from, until }: Pick<CallLogFilters, 'from' | 'until'>, locale: Locale): string {
  const whole = until !== null && new Date(until).getHours() === 0 && new Date(until).getMinutes() === 0;
  const begin = from === null ? '' : dayText(from, locale);
  const end = until === null ? '' : dayText(whole ? new Date(until - 1).setHours(0, 0, 0, 0) : until, locale);
  return begin === end ? begin : `${begin} – ${end}`;
}

/** Every condition but the text, in the order in which they are asked for. Quick choices of result and direction stand beside the search themselves. */
export function filterChips(t: TFunction, filters: CallLogFilters, time: TimePreset, locale: Locale): readonly FilterChip[] {
  const chips: FilterChip[] = [];
  const add = (id: string, label: string, value: string, without: Partial<CallLogFilters>) => {
    if (value !== '') chips.push({ id, text: `${label} ${value}`, without });
  };
  if (time !== 'chosen') chips.push({ id: 'time', text: t(`log.time.${time}`), without: { from: null, until: null } });
  else if (filters.from !== null || filters.until !== null) add('time', t('log.column.time'), spanText(filters, locale), { from: null, until: null });
  if (filters.direction !== null && filters.direction !== undefined) add('direction', t('log.column.direction'), t(`calls.direction.${filters.direction}`), { direction: null });
  add('results', t('log.column.result'), (filters.results ?? []).map((result) => t(`log.resultKind.${result}`)).join(t('area.listSeparator')), { results: [] });
  for (const kind of logValueKinds) {
    const field = filterOfKind[kind];
    const words = (filters[field] ?? []).map((value) => (kind === 'serviceNumber' ? keyText(t, value, locale) : value));
    add(field, t(`log.valueKind.${kind}`), words.join(t('area.listSeparator')), { [field]: [] });
  }
  add('talk', t('log.talkSeconds'), rangeText(filters.talk), { talk: null });
  add('mos', t('log.column.mos'), rangeText(filters.mos), { mos: null });
  add('survey', t('log.column.survey'), rangeText(filters.survey), { survey: null });
  add('review', t('log.column.review'), rangeText(filters.review), { review: null });
  if (typeof filters.recorded === 'boolean') chips.push({ id: 'recorded', text: t(filters.recorded ? 'log.hasRecording' : 'log.hasNoRecording'), without: { recorded: null } });
  return chips;
}
