import { useEffect, useRef } from 'react';
import { attempt } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { dialFieldId } from './dialFieldId.ts';

/** Milliseconds in which an Enter was meant for what the agent typed before the console came to the front. */
const guardMs = 700;

/**
 * Puts numbers that came from links and selections into the dial field, with the cursor behind them.
 * @returns whether the agent can have seen what is in the field, so that it may be dialled
 */
export function useDialOffer(put: (number: string) => void): () => boolean {
  const offer = useConsole((state) => state.dialOffer);
  const offeredAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    if (offer === null) return;
    offeredAt.current = performance.now();
    put(offer.number);
    requestAnimationFrame(() => document.getElementById(dialFieldId)?.focus());
    void attempt('dial:takeOffer', { id: offer.id });
  }, [offer, put]);

  return () => performance.now() - offeredAt.current > guardMs;
}
