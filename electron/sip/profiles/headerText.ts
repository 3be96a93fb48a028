import type { Decoding } from './profileSchema.ts';

/** Longest value that is decoded, in characters; a longer one is unreadable. */
export const maxValueLength = 2_048;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a header value, or `undefined` when it cannot be read. Never throws. */
export function decodeText(raw: string, decoding: Decoding): string | undefined {
  if (raw.length > maxValueLength) return undefined;
  const text = decoded(raw.trim(), decoding);
  // A tab is white space in a header field (RFC 3261 §25.1), and none on a card.
  return text !== undefined && isReadable(text) ? text.replace(/\t/g, ' ').trim() : undefined;
}

function decoded(raw: string, decoding: Decoding): string | undefined {
  switch (decoding) {
    case 'text': return unquoted(raw);
    case 'percent': return percentDecoded(unquoted(raw));
    case 'hex': return hexDecoded(unquoted(raw));
    case 'auto': return guessed(unquoted(raw));
  }
}

function guessed(text: string): string | undefined {
  if (text.includes('=?') && /=\?[^?\s]+\?[bq]\?[^?\s]*\?=/i.test(text)) return encodedWords(text);
  if (/%[0-9a-f]{2}/i.test(text)) return percentDecoded(text);
  // Hex is only recognised when it spells Chinese: an identifier may look like hex by chance.
  if (/^(?:[0-9a-f]{2}){3,}$/i.test(text)) {
    const plain = hexDecoded(text);
    if (plain !== undefined && /\p{Script=Han}/u.test(plain) && isReadable(plain)) return plain;
  }
  return text;
}

/** A quoted string without its quotes and escapes (RFC 3261 §25.1); other text as it is. */
export function unquoted(text: string): string {
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replace(/\\(.)/gs, '$1') : text;
}

export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** UTF-8 in hexadecimal; a leading ISDN protocol discriminator (00 or 04, Q.931 §4.5.30) is left out. */
export function hexDecoded(text: string): string | undefined {
  const digits = text.replace(/\s+/g, '').replace(/^0x/i, '');
  if (digits === '' || digits.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(digits)) return undefined;
  const bytes = Buffer.from(digits, 'hex');
  const content = bytes.length > 1 && (bytes[0] === 0x00 || bytes[0] === 0x04) ? bytes.subarray(1) : bytes;
  return utf8Decoded(content);
}

function utf8Decoded(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** RFC 2047 encoded words; white space between two of them does not count (§6.2). */
function encodedWords(text: string): string | undefined {
  let readable = true;
  const joined = text.replace(/\?=\s+=\?/g, '?==?').replace(/=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/gi, (_all, charset: string, encoding: string, content: string) => {
    const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : quotedPrintable(content);
    const plain = inCharset(bytes, charset.split('*')[0]!);
    if (plain === undefined) readable = false;
    return plain ?? '';
  });
  return readable ? joined : undefined;
}

function quotedPrintable(content: string): Buffer {
  const bytes = content.replace(/_/g, ' ').replace(/=([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

function inCharset(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** False for text in another encoding (GBK arrives as U+FFFD), control characters and halves of surrogate pairs. */
export function isReadable(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\ufffd]/u.test(text.replace(/\t/g, ' '));
}
