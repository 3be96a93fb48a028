import { lazy, type ComponentType } from 'react';
import { ChainState } from './scoring/ChainState.tsx';
import { ScorePanel } from './scoring/panel/ScorePanel.tsx';
import { ReviewQueue } from './scoring/queue/ReviewQueue.tsx';

/** What other parts of the program put beside the player; null = nothing there. */
export interface ReviewSlots {
  /** Above the list of recordings: what this reviewer is to hear next. */
  readonly Queue: ComponentType<{ readonly callId: string | null }> | null;
  /** On the right: the score card of the call. */
  readonly Score: ComponentType<{ readonly callId: string }> | null;
  /** In the line of facts: whether the recording is as it was made. */
  readonly Chain: ComponentType<{ readonly callId: string }> | null;
  /** The tab of packages that are handed over. */
  readonly Packages: ComponentType | null;
}

export const reviewSlots: ReviewSlots = { Queue: ReviewQueue, Score: ScorePanel, Chain: ChainState, Packages: lazy(() => import('./packages/PackagesView.tsx').then((module) => ({ default: module.PackagesView }))) };
