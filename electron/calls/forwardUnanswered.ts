import type { CallChangeListener } from './callChange.ts';
import type { CallDesk } from './callDesk.ts';
import type { SetTimer } from './timer.ts';

/** Where a call goes that rang in vain, and after how many milliseconds. */
export interface NoAnswerForwarding {
  readonly to: string;
  readonly afterMs: number;
}

/**
 * Sends calls on with 302 that have rung too long. What is in force when a call begins to ring counts for it; it is asked
 * again at the time, so that a call keeps ringing when the agent has taken the forwarding back meanwhile.
 */
export function forwardUnanswered(desk: () => CallDesk, wanted: () => NoAnswerForwarding | null, setTimer: SetTimer): CallChangeListener {
  const timers = new Map<string, () => void>();
  const forget = (callId: string) => {
    timers.get(callId)?.();
    timers.delete(callId);
  };
  return ({ call, event }) => {
    if (call.direction !== 'incoming') return;
    if (event.kind !== 'rang') {
      if (call.state.kind !== 'ringing') forget(call.id);
      return;
    }
    const forwarding = wanted();
    if (!forwarding) return;
    timers.set(call.id, setTimer(() => {
      timers.delete(call.id);
      if (wanted() && desk().find(call.id)?.state.kind === 'ringing') desk().redirect(call.id, forwarding.to, 'noAnswer');
    }, forwarding.afterMs));
  };
}
