/**
 * The one text of a value: RFC 8785 (JSON Canonicalization Scheme). Members are sorted by their UTF-16 code units, those that are
 * undefined are left out, numbers and strings are as ECMAScript writes them. A lone surrogate, which RFC 8785 refuses, is
 * escaped: what a caller sent must be kept, whatever it was. Throws `TypeError` for what JSON does not have (NaN, functions, cycles aside).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join()}]`;
  if (typeof value !== 'object') throw new TypeError(`JSON has no ${typeof value} like this`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join()}}`;
}
