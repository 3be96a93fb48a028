import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';

/** Nobody is offered what main always refuses. It has the last word; a masked number reads as none and can be blocked. */
export function canBeBlocked(number: string): boolean {
  const { kind } = parsePhoneNumber(number);
  return kind !== 'anonymous' && kind !== 'extension' && kind !== 'shortCode';
}
