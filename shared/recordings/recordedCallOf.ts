import type { Call } from '../calls/call.ts';
import { valueOf } from '../calls/reading.ts';
import { serviceNumberOf } from '../calls/serviceNumberOf.ts';
import type { RecordedCall } from './decideRecording.ts';

/** What the rules of recording look at in a call. */
export function recordedCallOf(call: Pick<Call, 'facts' | 'shownNumber' | 'direction'>): RecordedCall {
  return { serviceNumber: serviceNumberOf(call), queue: valueOf(call.facts.queue) ?? '', direction: call.direction };
}
