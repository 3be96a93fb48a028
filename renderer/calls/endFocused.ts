import type { ConsoleState } from '../../shared/ipc/consoleState.ts';
import { send } from '../bridge/send.ts';
import { focusedCall, useMirror } from '../stores/consoleStore.ts';

/** Milliseconds in which a press was still meant for the call that was in the middle before. */
const guardMs = 500;

let movedAt = -Infinity;

/** Whether another call came into the middle by itself, because the one that was there ended. Pure. */
export function movedByEnd(before: ConsoleState, now: ConsoleState): boolean {
  const was = focusedCall(before)?.call;
  const is = focusedCall(now)?.call;
  if (was === undefined || is === undefined || was.id === is.id || was.state.kind === 'ended') return false;
  const then = now.calls.find(({ call }) => call.id === was.id)?.call;
  return then === undefined || then.state.kind === 'ended';
}

/** Notes when the middle moved by itself, as long as the page stands. Returns what ends it. */
export function watchFocus(): () => void {
  movedAt = -Infinity;
  return useMirror.subscribe((mirror, before) => {
    if (mirror.state !== null && before.state !== null && movedByEnd(before.state, mirror.state)) movedAt = performance.now();
  });
}

/**
 * Ends the call in the middle, unless it has only just come there: the second click of a double click, or one that
 * crossed the other side's hanging up, would cut off the caller who waits or is on hold.
 * `endConference` hangs up on everybody in the conference that the call is in.
 */
export function endFocused(callId: string, how: 'hangUp' | 'endConference' | 'reject'): void {
  if (performance.now() - movedAt < guardMs) return;
  if (how === 'hangUp') void send('call:hangUp', { callId });
  else if (how === 'endConference') void send('conference:end', {});
  else void send('call:reject', { callId, with: 'busy' });
}
