import type { RingSound } from '../media/audioDevices.ts';
import { parsePhoneNumber } from '../phoneNumbers/parsePhoneNumber.ts';
import type { Preferences } from '../settings/seatSettings.ts';
import type { CallFacts } from './callFacts.ts';
import { valueOf } from './reading.ts';

/** How a call rings: the first rule that fits its 400 number or its queue, else the seat's usual ring. Pure. */
export function ringSoundOf(facts: CallFacts, { ringRules, ringMelody, ringVolume }: Pick<Preferences, 'ringRules' | 'ringMelody' | 'ringVolume'>): RingSound {
  const dialled = valueOf(facts.serviceNumber);
  const serviceNumber = dialled === undefined ? '' : parsePhoneNumber(dialled).key;
  const queue = valueOf(facts.queue)?.trim();
  const rule = ringRules.find(({ match }) => (match.kind === 'serviceNumber' ? match.value === serviceNumber : match.value.trim() === queue));
  return rule ? { melody: rule.melody, volume: rule.volume } : { melody: ringMelody, volume: ringVolume };
}
