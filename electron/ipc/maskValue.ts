import { maskNumbersIn, maskNumberText } from '../../shared/phoneNumbers/maskNumbersInText.ts';
import type { PhoneNumber } from '../../shared/phoneNumbers/phoneNumber.ts';

/** How a text is masked, by what it is. */
export interface Masking {
  /** Words that may have numbers in them. */
  readonly text: (text: string) => string;
  /** A number, or an address with a number in it. */
  readonly number: (text: string) => string;
}

/** For what leaves the program: nobody finds the way back to the number. */
export const stars: Masking = { text: (text) => maskNumbersIn(text), number: (text) => maskNumberText(text) };

/**
 * Fields that hold a number and nothing else: in them nothing passes for a date. All other texts are taken for words, so
 * that a field nobody thought of is masked too; also ids, since some were made of numbers. UUIDs and hashes are known by their form.
 */
const numberFields: ReadonlySet<string> = new Set([
  'number', 'numbers', 'remoteNumber', 'remoteRaw', 'to', 'caller', 'callerNumber', 'phone', 'phones', 'mobile',
]);

/** Places in lists, made of times: nobody sees them, and no number is in them. */
const untouchedFields: ReadonlySet<string> = new Set(['cursor', 'sha256']);

const numberKinds: ReadonlySet<string> = new Set<PhoneNumber['kind']>([
  'mobile', 'landline', 'service400', 'service800', 'service95', 'shortCode', 'foreign', 'extension', 'anonymous', 'unreadable',
]);

function isPhoneNumber(value: object): value is PhoneNumber {
  return 'raw' in value && 'key' in value && 'kind' in value && typeof value.kind === 'string' && numberKinds.has(value.kind);
}

/** The parts of a private number, so that it is still shown in its groups; those of a public one stay. */
function maskPhoneNumberParts(number: PhoneNumber, { text, number: mask }: Masking): PhoneNumber {
  const raw = text(number.raw);
  switch (number.kind) {
    case 'mobile':
      return { ...number, raw, key: mask(number.key), national: mask(number.national), dialledExtension: null };
    case 'landline':
      return { ...number, raw, key: mask(number.key), local: mask(number.local), dialledExtension: null };
    case 'foreign': {
      const masked = mask(number.e164);
      const stars = masked.slice(1 + number.callingCode.length).replace(/#\d+$/, '');
      return { ...number, raw, key: mask(number.key), e164: masked, national: stars, dialledExtension: null };
    }
    default:
      return { ...number, raw };
  }
}

/**
 * A deep copy of plain data with every text masked. Bytes and figures are no texts. The keys of objects are masked too: some
 * maps are keyed by numbers.
 */
export function maskValue(value: unknown, masking: Masking, key = ''): unknown {
  if (typeof value === 'string') {
    if (untouchedFields.has(key)) return value;
    return numberFields.has(key) ? masking.number(value) : masking.text(value);
  }
  if (Array.isArray(value)) return value.map((one: unknown) => maskValue(one, masking, key));
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Map) return new Map([...value].map(([name, one]) => [maskValue(name, masking), maskValue(one, masking, String(name))]));
  if (value instanceof Set) return new Set([...value].map((one) => maskValue(one, masking, key)));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  if (isPhoneNumber(value)) return maskPhoneNumberParts(value, masking);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [masking.text(name), maskValue(one, masking, name)]));
}
