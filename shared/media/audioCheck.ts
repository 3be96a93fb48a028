import type { ReadinessProblem } from '../queues/readiness.ts';

/**
 * Outcome of the loopback that proves ring output and microphone. What is proven: every ring device takes samples (its
 * clock runs and the signal is seen on the way to it), and the microphone gives live ones. What is not: that a person
 * near the device hears the ring — a turned-down amplifier or a headset on the desk looks the same.
 */
export interface AudioCheck {
  readonly ring: AudioCheckResult;
  readonly microphone: AudioCheckResult;
}

/** `detail`: names of the devices. */
export type AudioCheckResult =
  | { readonly kind: 'passed'; readonly tookMs: number; readonly detail: string }
  | { readonly kind: 'failed'; readonly problem: ReadinessProblem; readonly detail: string };
