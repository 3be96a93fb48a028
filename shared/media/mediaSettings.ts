import type { MicrophoneProblem } from '../calls/callEvent.ts';
import type { NoiseSuppression } from './audioDevices.ts';

export type MicrophoneState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ready'; readonly label: string }
  | { readonly kind: 'missing'; readonly reason: MicrophoneProblem };

/** How the media window sounds while it rings. */
export type RingTone = 'incoming' | 'waiting' | 'ringback' | 'none';

/** The browser's own switches (W3C Media Capture constraints of the same names). */
export interface MicrophoneProcessing {
  readonly echoCancellation: boolean;
  readonly noiseSuppression: NoiseSuppression;
  readonly autoGainControl: boolean;
}
