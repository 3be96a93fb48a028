import { parsePhoneNumber } from '../phoneNumbers/parsePhoneNumber.ts';
import type { PhoneNumber } from '../phoneNumbers/phoneNumber.ts';

/** What is asked about a caller's number, the surest first. */
export interface NumberVariants {
  /** Keys under which a customer may be kept. */
  readonly keys: readonly string[];
  /** Digits that may be a company's number and an extension; empty when they cannot. */
  readonly digits: string;
}

const none: NumberVariants = { keys: [], digits: '' };

/**
 * The keys that mean the caller's line. +86, 0086 and zeros are gone in the canonical key; what remains is the local
 * number without the home area's code, and the extension that some exchanges send after the number. Pure.
 */
export function numberVariants(number: PhoneNumber, homeAreaCode: string | undefined): NumberVariants {
  switch (number.kind) {
    case 'anonymous':
      return none;
    case 'unreadable':
      return { keys: [], digits: overlong(number.raw) };
    case 'landline': {
      const home = parsePhoneNumber(number.local, { homeAreaCode });
      const isHome = number.areaCode !== null && home.key === number.key;
      const lines = isHome ? [number.key, number.local] : number.areaCode === null && home.key !== '' ? [home.key, number.key] : [number.key];
      return extended([...new Set(lines)], number.dialledExtension);
    }
    case 'extension':
    case 'shortCode':
      return { keys: [number.key], digits: number.key };
    default:
      return extended([number.key], number.dialledExtension);
  }
}

function extended(lines: readonly string[], extension: string | null): NumberVariants {
  const first = lines[0] ?? '';
  if (extension === null) return { keys: lines, digits: first };
  return { keys: [...lines.map((line) => `${line};${extension}`), ...lines], digits: `${first}${extension}` };
}

/** A land line with an extension behind it is too long for a number: its digits as they would be written at home. */
function overlong(raw: string): string {
  const text = /^(?:sips?:|tel:)?([^@;]{1,64})/i.exec(raw.trim())?.[1] ?? '';
  if (!/^\+?[\d\s\-().]+$/.test(text)) return '';
  const digits = text.replace(/\D/g, '').replace(/^00(?=86)/, '');
  const national = /^86\d{11,}$/.test(digits) ? digits.slice(2) : digits;
  if (national.length < 9 || national.length > 24) return '';
  return national.startsWith('0') || national.startsWith('400') ? national : `0${national}`;
}

/** A number as it is kept with a customer: its key, with the extension where one is dialled after the answer. Empty when unreadable. */
export function customerNumberKey(text: string, homeAreaCode?: string): string {
  const number = parsePhoneNumber(text, { homeAreaCode });
  const extension = 'dialledExtension' in number ? number.dialledExtension : null;
  return number.key === '' || extension === null ? number.key : `${number.key};${extension}`;
}
