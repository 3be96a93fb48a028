import type { MeasuredWaveform } from '../recordings/measureWaveform.ts';
import type { StoreFailure } from './storeMessages.ts';

/** The bytes of a recording, piece by piece in their order, then the end. */
export type ToWaveformWorker = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'measure' };

export type FromWaveformWorker =
  /** Null when nothing of it can be decoded. */
  | { readonly kind: 'measured'; readonly waveform: MeasuredWaveform | null }
  | { readonly kind: 'failed'; readonly error: StoreFailure };
