import type { ScoreCard } from './scoreCard.ts';

/** A score card as it is kept: what is judged with, and what is being written. */
export interface KeptCard {
  readonly id: string;
  readonly name: string;
  /** The newest released version; null = none yet. */
  readonly released: ScoreCard | null;
  /** The next version, still being written; null = none. */
  readonly draft: ScoreCard | null;
  readonly releasedAt: number | null;
  readonly retired: boolean;
  /** Reviews handed in with any version. */
  readonly used: number;
}
