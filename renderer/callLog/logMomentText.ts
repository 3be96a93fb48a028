const formats = new Map<string, Intl.DateTimeFormat>();

/** The formats are kept: making one takes longer than using it. */
function formatOf(locale: string, thisYear: boolean): Intl.DateTimeFormat {
  const name = `${locale} ${thisYear}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const minutes: Intl.DateTimeFormatOptions = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false };
  const made = new Intl.DateTimeFormat(locale, { ...minutes, ...(thisYear ? { second: '2-digit' } : { year: '2-digit' }) });
  formats.set(name, made);
  return made;
}

/** Date and time of a row, e.g. `11-22 09:51:07`; of another year with the year instead of the seconds. */
export function logMomentText(at: number, locale: string, now: number = Date.now()): string {
  return formatOf(locale, new Date(at).getFullYear() === new Date(now).getFullYear()).format(at);
}
