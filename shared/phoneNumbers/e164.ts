import type { PhoneNumber } from './phoneNumber.ts';

/** The number in the form of ITU-T E.164 with its plus; empty for what cannot be dialled from abroad or is not known in full. */
export function e164Of(number: PhoneNumber): string {
  switch (number.kind) {
    case 'mobile':
      return `+86${number.national}`;
    case 'landline':
      return number.areaCode === null ? '' : `+86${number.areaCode.slice(1)}${number.local}`;
    case 'foreign':
      return number.e164;
    default:
      return '';
  }
}
