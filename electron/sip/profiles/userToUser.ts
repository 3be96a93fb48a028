import { splitOutsideQuotes } from '../reasonHeader.ts';
import { decodeText, hexDecoded, isReadable, maxValueLength, unquoted } from './headerText.ts';
import type { Decoding } from './profileSchema.ts';

/** One value of a User-to-User header field (RFC 7433 §4). */
export interface UserToUser {
  /** The data as sent, without quotes. */
  readonly raw: string;
  /** Its text; `undefined` when it cannot be read. */
  readonly text: string | undefined;
  readonly purpose: string | undefined;
}

/** Reads the values of all User-to-User fields; several may stand in one, separated by commas. Never throws. */
export function parseUserToUser(values: readonly string[], decoding: Decoding): UserToUser[] {
  return values.flatMap((value) => entriesOf(value)).map((one) => parseOne(one, decoding)).filter(({ raw }) => raw !== '');
}

/**
 * Splits at the commas between values. Only hex or quoted data may be followed by a comma in RFC 7433; platforms also
 * send JSON and text unquoted, whose commas belong to the data.
 */
function entriesOf(value: string): string[] {
  const parts = splitOutsideQuotes(value, ',');
  const regular = parts.every((part) => /^\s*(?:[0-9a-f]+|"(?:[^"\\]|\\.)*")\s*(?:;.*)?$/is.test(part));
  return regular ? parts : [value];
}

function parseOne(value: string, decoding: Decoding): UserToUser {
  const parts = splitOutsideQuotes(value, ';').map((part) => part.trim());
  const named = new Map<string, string>();
  // Parameters stand at the end; `key=value` pairs before them are data.
  while (parts.length > 1) {
    const match = /^(purpose|content|encoding|pd)\s*=\s*(.*)$/is.exec(parts.at(-1)!);
    if (!match) break;
    named.set(match[1]!.toLowerCase(), unquoted(match[2]!.trim()).toLowerCase());
    parts.pop();
  }
  const raw = unquoted(parts.join(';'));
  const discriminated = named.has('pd') ? `${named.get('pd')!.padStart(2, '0')}${raw}` : raw;
  const purpose = named.get('purpose');
  return { raw, text: textOf(raw, discriminated, decoding, named.get('encoding') === 'hex'), purpose };
}

function textOf(raw: string, discriminated: string, decoding: Decoding, saysHex: boolean): string | undefined {
  if (raw.length > maxValueLength) return undefined;
  if (saysHex || decoding === 'hex') {
    const text = hexDecoded(discriminated) ?? hexDecoded(raw);
    return text !== undefined && isReadable(text) ? text : undefined;
  }
  // The default of RFC 7433 is hex; platforms that send plain text leave the parameter out as well.
  if (decoding === 'auto' && raw.length >= 8) {
    const text = hexDecoded(raw);
    if (text !== undefined && isReadable(text)) return text;
  }
  return decodeText(raw, decoding);
}

/** One field of `key=value;key=value`, `key=value&…` or JSON data; `undefined` when it is not there. Never throws. */
export function fieldOf(text: string, field: string): string | undefined {
  if (/^\s*\{/.test(text)) return fieldOfJson(text, field);
  for (const pair of text.split(/[;&]/)) {
    const at = pair.indexOf('=');
    if (at !== -1 && pair.slice(0, at).trim().toLowerCase() === field.toLowerCase()) return pair.slice(at + 1).trim();
  }
  return undefined;
}

function fieldOfJson(text: string, field: string): string | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) return undefined;
    const value = Object.entries(json).find(([key]) => key.toLowerCase() === field.toLowerCase())?.[1];
    if (typeof value === 'string') return value;
    return value === undefined || value === null ? undefined : JSON.stringify(value);
  } catch {
    return undefined;
  }
}
