import type { Call } from '../calls/call.ts';
import { valueOf } from '../calls/reading.ts';
import { parsePhoneNumber } from '../phoneNumbers/parsePhoneNumber.ts';
import type { RecordedCall } from './decideRecording.ts';

/** What the rules of recording look at in a call. */
export function recordedCallOf({ facts, shownNumber, direction }: Pick<Call, 'facts' | 'shownNumber' | 'direction'>): RecordedCall {
  return { serviceNumber: parsePhoneNumber(valueOf(facts.serviceNumber) ?? shownNumber).key, queue: valueOf(facts.queue) ?? '', direction };
}
