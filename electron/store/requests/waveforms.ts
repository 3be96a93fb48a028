import type { PeakLevel, WaveformOutline } from '../../../shared/waveform/waveform.ts';
import type { KindsOf } from './requestKind.ts';

/** What recordings look like. */
export interface WaveformsRequests {
  /**
   * The outline of a recording, measured now (an hour takes some ten seconds, beside other requests) when it never was. Null
   * while it runs, when it holds nothing, and when nothing of it can be decoded.
   */
  makeWaveform(argument: { readonly recordingId: string }): WaveformOutline | null;
  /** Null when it was never measured. */
  getWaveform(argument: { readonly recordingId: string }): WaveformOutline | null;
  /** Buckets of `count` tiles from `tile` on (`shared/waveform/waveform.ts`), none beyond the last. */
  readPeaks(argument: { readonly recordingId: string; readonly level: PeakLevel; readonly tile: number; readonly count: number }): Uint8Array;
  /** Removes outline and peaks, as when the recording is deleted. */
  forgetWaveform(argument: { readonly recordingId: string }): void;
}

export const waveformsKinds = {
  makeWaveform: 'command',
  getWaveform: 'query',
  readPeaks: 'query',
  forgetWaveform: 'command',
} as const satisfies KindsOf<WaveformsRequests>;
