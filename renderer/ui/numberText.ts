import type { TFunction } from 'i18next';
import { formatPhoneNumber } from '../../shared/phoneNumbers/formatPhoneNumber.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import type { PhoneNumber } from '../../shared/phoneNumbers/phoneNumber.ts';
import type { Locale } from '../texts/texts.ts';

/** A number as it is read aloud; hidden, missing and unreadable ones have their own words. */
export function numberText(t: TFunction, number: PhoneNumber, locale: Locale): string {
  if (number.kind === 'anonymous') return t(`area.caller.${number.reason}`);
  const text = formatPhoneNumber(number, locale);
  return text === '' ? t('area.caller.unreadable') : text;
}

/** The same for a canonical key or dialled text. An empty key identifies nobody. */
export function keyText(t: TFunction, key: string, locale: Locale): string {
  return key === '' ? t('area.caller.withheld') : numberText(t, parsePhoneNumber(key), locale);
}
