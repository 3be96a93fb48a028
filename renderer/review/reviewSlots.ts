import type { ComponentType } from 'react';

/** What other parts of the program put beside the player; null = nothing there. */
export interface ReviewSlots {
  /** Above the list of recordings: what this reviewer is to hear next. */
  readonly Queue: ComponentType<{ readonly callId: string | null }> | null;
  /** On the right: the score card of the call. */
  readonly Score: ComponentType<{ readonly callId: string }> | null;
  /** In the line of facts: whether the recording is as it was made. */
  readonly Chain: ComponentType<{ readonly callId: string }> | null;
}

export const reviewSlots: ReviewSlots = { Queue: null, Score: null, Chain: null };
