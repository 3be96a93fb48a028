/**
 * Seconds as `m:ss` below an hour (`02:14`), else `h:mm:ss`. Negative or fractional input is clamped and cut.
 */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}

/** Made once per language: each costs as much as a small paint. */
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

function relativeFormat(locale: string): Intl.RelativeTimeFormat {
  const known = relativeFormats.get(locale);
  if (known) return known;
  const made = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  relativeFormats.set(locale, made);
  return made;
}

/** How long ago, in the language of the interface: `3 天前`, `3 days ago`. Both times in epoch milliseconds. */
export function agoText(at: number, now: number, locale: string): string {
  const relative = relativeFormat(locale);
  const seconds = Math.round((at - now) / 1000);
  const size = Math.abs(seconds);
  if (size < 60) return relative.format(Math.min(0, seconds), 'second');
  if (size < 3600) return relative.format(Math.trunc(seconds / 60), 'minute');
  if (size < 86_400) return relative.format(Math.trunc(seconds / 3600), 'hour');
  if (size < 30 * 86_400) return relative.format(Math.trunc(seconds / 86_400), 'day');
  if (size < 365 * 86_400) return relative.format(Math.trunc(seconds / (30 * 86_400)), 'month');
  return relative.format(Math.trunc(seconds / (365 * 86_400)), 'year');
}

/** Date and time in short form of the language; today only the time. */
export function momentText(at: number, now: number, locale: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hour12: false };
  return new Intl.DateTimeFormat(locale, sameDay ? { ...time, second: '2-digit' } : { ...time, month: '2-digit', day: '2-digit' }).format(at);
}

/** Full date and time to the second, for details. */
export function fullMomentText(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', hour12: false }).format(at);
}

/** Hours and minutes of a day, `09:05`. */
export function hourText(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** A planned time to the minute; another day's with its date. */
export function whenText(at: number, now: number, locale: string): string {
  if (new Date(at).toDateString() === new Date(now).toDateString()) return hourText(at, locale);
  return new Intl.DateTimeFormat(locale, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}
