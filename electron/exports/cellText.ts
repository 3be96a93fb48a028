/** NUL and the other characters that neither XML 1.0 nor a text field can hold; tab, line feed and return may stay. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * The text without what no table can hold: control characters go, half a surrogate pair becomes U+FFFD, line ends become
 * line feeds. Everything else stays: emoji, right-to-left text and its marks, line breaks.
 */
export function cleanText(text: string): string {
  return text.replace(unprintable, '').replace(/\r\n?/g, '\n').replace(/\p{Cs}/gu, '\ufffd');
}

/** The text with at most `most` UTF-16 units; a character of two is never cut in half. */
export function shortenText(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

/** Full-width signs are formulas too where the interface is Chinese. https://owasp.org/www-community/attacks/CSV_Injection */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/** True when a spread sheet that reads this as plain text would take it for a formula. */
export function looksLikeFormula(text: string): boolean {
  return formulaStart.test(text);
}

/** Digits with the signs of numbers, dates and times only: `007`, `13812345678`, `1-2`, `1E5`, `8:30`. */
const looksLikeFigure = /^\s*[0-9][0-9.,:/\-eE%]*\s*$/;

/**
 * A text for CSV that a spread sheet shows as it is. A formula gets an apostrophe before it; digits that would lose zeros
 * or become a rounded number or a date get a tab after them, which shows as nothing and makes them text.
 */
export function csvText(text: string): string {
  const clean = cleanText(text);
  if (looksLikeFormula(clean)) return `'${clean}`;
  return looksLikeFigure.test(clean) ? `${clean}\t` : clean;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Local time as every spread sheet reads it: `2026-11-22 09:51:07`. */
export function momentCell(at: Date): string {
  const date = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** Days since the last day of 1899 in local time, the spread sheet's count of time. */
export function momentSerial(at: Date): number {
  const seconds = Math.floor(at.getTime() / 1000) - at.getTimezoneOffset() * 60;
  return seconds / 86_400 + 25_569;
}
