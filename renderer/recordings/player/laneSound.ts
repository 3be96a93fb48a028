import type { Lane } from '../../../shared/waveform/waveform.ts';

/** How one voice is heard. */
export interface LaneSound {
  /** Decibels over the recording, −20 … 20. */
  readonly gainDb: number;
  readonly muted: boolean;
  /** Only soloed voices are heard while there is one. */
  readonly solo: boolean;
}

export type LaneSounds = Readonly<Record<Lane, LaneSound>>;

export const plainSound: LaneSounds = { agent: { gainDb: 0, muted: false, solo: false }, customer: { gainDb: 0, muted: false, solo: false } };

export const gainRange = { least: -20, most: 20 } as const;

/** The factor that a voice's samples are multiplied with; 0 = not heard. */
export function factorOf(lane: Lane, sounds: LaneSounds): number {
  const { gainDb, muted, solo } = sounds[lane];
  const anySolo = sounds.agent.solo || sounds.customer.solo;
  return muted || (anySolo && !solo) ? 0 : 10 ** (gainDb / 20);
}
