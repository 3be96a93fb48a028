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

/** A fraction as per cent with one digit after the point. */
export function shareText(value: number, locale: string): string {
  return formatOf(locale, 'share', { style: 'percent', maximumFractionDigits: 1 }).format(value);
}

/** A length of time: seconds below a minute, `3:05` below an hour, `12:03:05` above. */
export function timeText(seconds: number, locale: string): string {
  if (seconds < 60) return formatOf(locale, 'seconds', { style: 'unit', unit: 'second', unitDisplay: 'narrow', maximumFractionDigits: 1 }).format(seconds);
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return whole < 3600 ? rest.replace(/^0/, '') : `${countText(Math.floor(whole / 3600), locale)}:${rest}`;
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
