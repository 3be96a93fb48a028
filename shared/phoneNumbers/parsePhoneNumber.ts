import { anonymityOf } from './anonymousWords.ts';
import { readDomesticDigits, readNationalNumber } from './domesticNumber.ts';
import { readBareNeighbour, readForeignDigits } from './foreignNumber.ts';
import type { DomesticNumber } from './domesticNumber.ts';
import type { ForeignParts } from './foreignNumber.ts';
import { maxNumberTextLength, readNumberText } from './numberText.ts';
import type { PhoneNumber } from './phoneNumber.ts';

/** A number without what every number has. */
type NumberParts = DomesticNumber | ForeignParts | { readonly kind: 'extension'; readonly key: string; readonly digits: string };

/** `转801`, `ext. 801`, `x801`, `#801`, `*801`, `,801`: what to dial after the line was answered. */
const spokenExtension = /^(.*\d\)?) ?(?:转接?|轉|分机号?|内线|extension|extn?\.?|[x#*;pw]|,+) ?[:.]? ?(\d{1,8})#?$/i;

/** `0755-86123456-801`: the last group is an extension when the groups before it are already complete. */
const dashedExtension = /^(\(?0\d{2,3}\)?[- ]?\d{7,8}) ?- ?(\d{1,6})$/;

/** Digits with what people write between them; a plus only in front, perhaps inside a bracket. */
const writtenNumber = /^[([]?\+?[\d\s\-.()[\]_·•]+$/;

/** Spreadsheets turn a mobile number into 1.3812345678E10; only when no digit was rounded away can it be read. */
function fromScientific(text: string): string {
  const [, whole = '', decimals = '', exponent = ''] = /^(\d)(?:\.(\d{1,14}))?e\+?(\d{1,2})$/i.exec(text) ?? [];
  const places = Number(exponent);
  // Fewer than nine decimals means that the display was rounded: the real digits are gone.
  if (whole === '' || decimals.length > places || decimals.length < 9 || places > 14) return text;
  return whole + decimals.padEnd(places, '0');
}

function readDigits(written: string, homeAreaCode: string | null): NumberParts | null {
  const plus = /^\s*[([]?\s*\+/.test(written);
  const all = written.replace(/\D/g, '');
  const international = plus || all.startsWith('00');
  let digits = international ? written.replace(/\(0\)/, '').replace(/\D/g, '') : all;
  if (international) {
    digits = digits.replace(/^00/, '');
    if (digits.startsWith('86')) {
      const national = digits.slice(2);
      // Border controllers drop the area code's zero also before short codes: +86 755 12345.
      return readNationalNumber(national) ?? readNationalNumber(`0${national}`);
    }
    // `+0…` and `000…` are a domestic number behind a sign it should not have.
    return digits.startsWith('0') ? readDomesticDigits(digits, null) : readForeignDigits(digits);
  }
  const number = readBareNeighbour(digits) ?? readDomesticDigits(digits, homeAreaCode);
  if (number !== null) return number;
  return /^\d{2,6}$/.test(digits) ? { kind: 'extension', key: digits, digits } : null;
}

function hasExtensions(parts: NumberParts): boolean {
  return parts.kind !== 'extension' && parts.kind !== 'shortCode';
}

/** Reads the text, splitting an extension off where one is written. */
function readParts(text: string, homeAreaCode: string | null): { parts: NumberParts; extension: string | null } | null {
  const squeezed = text.replace(/\s+/g, ' ');
  for (const pattern of [spokenExtension, dashedExtension]) {
    const [, base = '', extension = ''] = pattern.exec(squeezed) ?? [];
    if (base === '' || !writtenNumber.test(base)) continue;
    const parts = readDigits(base, homeAreaCode);
    if (parts !== null && hasExtensions(parts)) return { parts, extension };
  }
  if (!writtenNumber.test(squeezed)) return null;
  const whole = readDigits(squeezed, homeAreaCode);
  if (whole !== null) return { parts: whole, extension: null };
  const [, base = '', extension = ''] = /^(.*\d\)?) ?- ?(\d{1,6})$/.exec(squeezed) ?? [];
  const parts = base === '' ? null : readDigits(base, homeAreaCode);
  return parts !== null && hasExtensions(parts) ? { parts, extension } : null;
}

function homeArea(code: string | undefined): string | null {
  const digits = (code ?? '').replace(/\D/g, '').replace(/^0+/, '');
  return /^(?:10|2\d|[3-9]\d\d)$/.test(digits) ? `0${digits}` : null;
}

/** A URI without user names only a host; its address must not pass for digits with dots between. */
function isIpv4(text: string): boolean {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1);
  return octets !== undefined && octets.every((octet) => Number(octet) <= 255);
}

/**
 * Reads a telephone number however it is written: 0086 / +86 / 86, a trunk zero before mobiles, full-width digits,
 * spaces, dashes, dots, brackets, `tel:` (RFC 3966) and `sip:` URIs with parameters, names around them, spreadsheet
 * exponents, extensions. Never throws; what cannot be read is `unreadable`, what says nothing is `anonymous`.
 * @param options.homeAreaCode area code (`0755` or `755`) that bare 7–8 digit local numbers belong to
 */
export function parsePhoneNumber(raw: string, options: { readonly homeAreaCode?: string } = {}): PhoneNumber {
  if (typeof raw !== 'string') return { kind: 'anonymous', raw: '', key: '', reason: 'unavailable' };
  if (raw.length > maxNumberTextLength) return { kind: 'unreadable', raw, key: '' };
  const source = readNumberText(raw);
  const reason = anonymityOf(source.text, source.host);
  if (reason !== null) return { kind: 'anonymous', raw, key: '', reason };

  if (isIpv4(source.text)) return { kind: 'unreadable', raw, key: '' };
  const text = fromScientific(source.text).replace(/^(\+?\d{7,})\.0+$/, '$1');
  const home = homeArea(options.homeAreaCode);
  const global = source.phoneContext === '' || text.startsWith('+') ? null : readParts(`${source.phoneContext}${text}`, home);
  const found = global ?? readParts(text, home);
  if (found === null) return { kind: 'unreadable', raw, key: '' };
  const { parts } = found;
  if (parts.kind === 'extension' || parts.kind === 'shortCode') return { ...parts, raw };
  return { ...parts, raw, dialledExtension: source.extension ?? found.extension };
}
