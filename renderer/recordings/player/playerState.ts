import { create } from 'zustand';
import type { Stretch } from '../../../shared/waveform/stretch.ts';
import { plainSound, type LaneSounds } from './laneSound.ts';

/** Speeds that are offered; the pitch of the voices stays. */
export const rates = [0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3] as const;

/** Silences longer than this are left out, milliseconds. */
export const skipChoices = [800, 1_500, 3_000, 5_000] as const;

/** What the one player of this window plays. Its place is apart (`position.ts`), because it changes all the time. */
export interface PlayerState {
  /** The call whose recording is loaded; null = none. */
  readonly callId: string | null;
  readonly lengthMs: number;
  readonly status: 'loading' | 'ready' | 'broken';
  readonly playing: boolean;
  /** Wants to play and waits for bytes. */
  readonly waiting: boolean;
  readonly rate: number;
  /** What is played again and again. */
  readonly loop: Stretch | null;
  /** The first end of a loop whose other end is not set yet. */
  readonly loopFrom: number | null;
  readonly skipSilence: boolean;
  readonly skipOver: number;
  readonly sounds: LaneSounds;
  /** The agent is heard from the left, the customer from the right. */
  readonly apart: boolean;
}

export const usePlayer = create<PlayerState>(() => ({
  callId: null, lengthMs: 0, status: 'loading', playing: false, waiting: false, rate: 1, loop: null, loopFrom: null,
  skipSilence: false, skipOver: 1_500, sounds: plainSound, apart: true,
}));
