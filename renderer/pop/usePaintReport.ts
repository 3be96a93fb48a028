import { useLayoutEffect, useRef } from 'react';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import { attempt } from '../bridge/send.ts';

/** True when every look-up that the pop shows has come to an end, whatever the end. */
export function isComplete({ lookUps }: Pick<CallView, 'lookUps'>): boolean {
  return [lookUps.area, lookUps.customer, lookUps.routing].every(({ kind }) => kind !== 'pending');
}

/**
 * Tells main when the call's number is on the screen, and again when everything is. The second animation frame after
 * a change begins when the first one has been painted.
 */
export function usePaintReport(view: CallView | undefined): void {
  const reported = useRef({ callId: '', complete: false });
  const callId = view?.call.id;
  const complete = view !== undefined && isComplete(view);

  // In the commit itself: a passive effect may run after the paint, and the report would be a frame late.
  useLayoutEffect(() => {
    if (callId === undefined) return;
    const before = reported.current;
    if (before.callId === callId && (before.complete || !complete)) return;
    reported.current = { callId, complete };
    // Not cancelled when more data comes: the first paint is reported even if the second follows in the same frame.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        void attempt('pop:painted', { callId, at: performance.timeOrigin + performance.now(), complete });
      }),
    );
  }, [callId, complete]);
}
