const twoDigits = (value: number) => String(value).padStart(2, '0');

/**
 * Seconds as `m:ss` below an hour (`02:14`), else `h:mm:ss`. Negative or fractional input is clamped and cut.
 */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const rest = `${twoDigits(Math.floor((whole % 3600) / 60))}:${twoDigits(whole % 60)}`;
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
  // Figures stand apart from hanzi, as in every other text of the console.
  return relativeText(at, now, relativeFormat(locale)).replace(/\d(?=\p{Script=Han})/u, '$& ');
}

function relativeText(at: number, now: number, relative: Intl.RelativeTimeFormat): string {
  const seconds = Math.round((at - now) / 1000);
  const size = Math.abs(seconds);
  if (size < 60) return relative.format(Math.min(0, seconds), 'second');
  if (size < 3600) return relative.format(Math.trunc(seconds / 60), 'minute');
  if (size < 86_400) return relative.format(Math.trunc(seconds / 3600), 'hour');
  if (size < 30 * 86_400) return relative.format(Math.trunc(seconds / 86_400), 'day');
  if (size < 365 * 86_400) return relative.format(Math.trunc(seconds / (30 * 86_400)), 'month');
  return relative.format(Math.trunc(seconds / (365 * 86_400)), 'year');
}

// The first pictures are full of these, and both languages write them with the same digits: the first formatter of `Intl`
// takes longer to make than a page of them to draw.
function dayText(day: Date, locale: string): string {
  return `${twoDigits(day.getMonth() + 1)}/${twoDigits(day.getDate())}${locale === 'en' ? ', ' : ' '}`;
}

/** Date and time in short form of the language; today only the time, to the second. */
export function momentText(at: number, now: number, locale: string): string {
  const moment = new Date(at);
  const time = hourText(at);
  return moment.toDateString() === new Date(now).toDateString() ? `${time}:${twoDigits(moment.getSeconds())}` : `${dayText(moment, locale)}${time}`;
}

/** Full date and time to the second, for details. */
export function fullMomentText(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', hour12: false }).format(at);
}

/** Hours and minutes of a day, `09:05`. */
export function hourText(at: number): string {
  const moment = new Date(at);
  return `${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`;
}

/** A planned time to the minute; another day's with its date. */
export function whenText(at: number, now: number, locale: string): string {
  const moment = new Date(at);
  return moment.toDateString() === new Date(now).toDateString() ? hourText(at) : `${dayText(moment, locale)}${hourText(at)}`;
}
