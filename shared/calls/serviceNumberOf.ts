import { parsePhoneNumber } from '../phoneNumbers/parsePhoneNumber.ts';
import type { Call } from './call.ts';
import { valueOf } from './reading.ts';

/**
 * The number under which the two sides of a call know each other: the one that was dialled, or the one that the callee sees.
 * Ten digits of a 400 number, or the canonical key of whatever else it is; empty when unknown. Pure.
 */
export function serviceNumberOf({ facts, shownNumber }: Pick<Call, 'facts' | 'shownNumber'>): string {
  return parsePhoneNumber(valueOf(facts.serviceNumber) ?? shownNumber).key;
}
