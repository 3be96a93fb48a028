import type { Melody } from './audioDevices.ts';
import type { RingTone } from './mediaSettings.ts';

/** What to play while something rings. `melody` counts for `incoming` only. */
export interface RingOrder {
  readonly tone: RingTone;
  readonly melody: Melody;
  /** 0–1. */
  readonly volume: number;
}

export const silentRing: RingOrder = { tone: 'none', melody: 'classic', volume: 0 };
