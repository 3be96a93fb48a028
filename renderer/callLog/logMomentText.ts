const formats = new Map<string, Intl.DateTimeFormat>();

/** Date and time of a row, e.g. `11-22 09:51:07`. The formats are kept: making one takes longer than using it. */
export function logMomentText(at: number, locale: string): string {
  let format = formats.get(locale);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
    formats.set(locale, format);
  }
  return format.format(at);
}
