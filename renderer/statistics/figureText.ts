import { shownNumber } from '../../shared/phoneNumbers/shownNumber.ts';
import type { CellKind } from '../../shared/statistics/tables.ts';

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, kind: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${kind}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

export function countText(value: number, locale: string): string {
  return formatOf(locale, 'count', { maximumFractionDigits: 0 }).format(value);
}

/** A fraction as per cent, always with one digit after the point: points stand below each other in a column. */
export function shareText(value: number, locale: string): string {
  return formatOf(locale, 'share', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

/** A fraction as whole per cent, for the axis of a chart. */
export function wholeShareText(value: number, locale: string): string {
  return formatOf(locale, 'wholeShare', { style: 'percent', maximumFractionDigits: 0 }).format(value);
}

/** A length of time: seconds with one digit after the point below a minute, `3:05` below an hour, `12:03:05` above. */
export function timeText(seconds: number, locale: string): string {
  const tenths = Math.round(seconds * 10) / 10;
  return tenths < 60 ? secondsText(tenths, tenths === 0 ? 0 : 1, locale) : clockOf(Math.round(seconds), locale);
}

/** A length of time within a sentence: whole seconds. */
export function wholeTimeText(seconds: number, locale: string): string {
  const whole = Math.round(seconds);
  return whole < 60 ? secondsText(whole, 0, locale) : clockOf(whole, locale);
}

/** With a blank before the unit, as everywhere in the console. */
function secondsText(seconds: number, digits: 0 | 1, locale: string): string {
  const format = formatOf(locale, `seconds ${digits}`, { style: 'unit', unit: 'second', unitDisplay: 'narrow', minimumFractionDigits: digits, maximumFractionDigits: digits });
  return format.format(seconds).replace(/(\d)(\p{L})/u, '$1 $2');
}

function clockOf(whole: number, locale: string): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return whole < 3600 ? rest.replace(/^0/, '') : `${countText(Math.floor(whole / 3600), locale)}:${rest}`;
}

/** An hour of the day, `09:00–10:00`. */
export function hourRange(hour: number): string {
  const clock = (at: number): string => `${String(at).padStart(2, '0')}:00`;
  return `${clock(hour)}–${clock(hour + 1)}`;
}

/** A figure in the words of the language; a dash where there is none. */
export function cellText(value: string | number | null, kind: CellKind, locale: string): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value === '' ? '–' : kind === 'number' ? shownNumber(value, locale === 'en' ? 'en' : 'zh-CN') : value;
  switch (kind) {
    case 'text':
    case 'number':
    case 'count':
      return countText(value, locale);
    case 'share':
      return shareText(value, locale);
    case 'seconds':
      return timeText(value, locale);
    case 'score':
      return formatOf(locale, 'score', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
    case 'moment':
      return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).format(value);
  }
}
