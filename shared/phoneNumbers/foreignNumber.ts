import { findCallingCode } from './callingCodes.ts';

/** A foreign number in its parts, before `raw` and the dialled extension are added. */
export interface ForeignParts {
  readonly kind: 'foreign';
  readonly key: string;
  readonly e164: string;
  readonly callingCode: string;
  readonly national: string;
  readonly isoCountry: string | null;
}

/**
 * Reads the digits behind `+` or `00` (E.164: at most 15 digits; North America always ten after the 1).
 * @returns null when the calling code is not assigned or the length cannot be right
 */
export function readForeignDigits(digits: string): ForeignParts | null {
  const code = findCallingCode(digits);
  if (code === null || digits.length > 15) return null;
  const national = digits.slice(code.callingCode.length);
  if (code.callingCode === '1' ? !/^[2-9]\d{9}$/.test(national) : national.length < 4) return null;
  const e164 = `+${digits}`;
  return { kind: 'foreign', key: e164, e164, callingCode: code.callingCode, national, isoCountry: code.isoCountry };
}

/**
 * Hong Kong, Macau and Taiwan as carriers near the border present them: no `+`, no `00`. 852 and 853 are no area codes
 * any more (merged into 0851), and behind 0886 local numbers have seven digits, so nothing else can be meant.
 */
export function readBareNeighbour(digits: string): ForeignParts | null {
  return /^(?:85[23][2-9]\d{7}|886[2-9]\d{7,8})$/.test(digits) ? readForeignDigits(digits) : null;
}
