import { formatPhoneNumber } from './formatPhoneNumber.ts';
import type { NumberLocale } from './formatPhoneNumber.ts';
import { parsePhoneNumber } from './parsePhoneNumber.ts';

/** A canonical key as it is read aloud (`138 1234 5678`, `400-123-4567`); a masked one, or what is no number, as it is. */
export function shownNumber(key: string, locale: NumberLocale): string {
  return key.includes('*') ? key : formatPhoneNumber(parsePhoneNumber(key), locale) || key;
}
