import type { QueuedCall } from '../../../../shared/reviews/reviewLists.ts';
import { ask } from '../../../bridge/send.ts';
import { reportFailure } from '../../../stores/failures.ts';
import { reviewCall } from '../../../stores/viewStore.ts';

/** The call to hear after this one: the first that is another. Pure. */
export function nextOf(waiting: readonly QueuedCall[], callId: string | null): QueuedCall | undefined {
  return waiting.find((one) => one.callId !== callId);
}

/** Opens a call for listening; the keys that follow are meant for the player, and not for the field or the list. */
export function openForListening(callId: string): void {
  reviewCall(callId);
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Goes to the next call of the queue. @returns false when no other call waits */
export async function goToNext(callId: string | null): Promise<boolean> {
  const reply = await ask('review:waiting', {});
  if (!reply.ok) {
    reportFailure(reply.error);
    return true;
  }
  const next = nextOf(reply.value, callId);
  if (next === undefined) return false;
  openForListening(next.callId);
  return true;
}
