import type { Stretch } from './stretch.ts';

/** The two voices of a recording, in the order of its channels. */
export const lanes = ['agent', 'customer'] as const;
export type Lane = (typeof lanes)[number];

/** When each voice was heard, ascending and apart. */
export type Speech = Readonly<Record<Lane, readonly Stretch[]>>;

/** What is known of a recording's sound without listening to it; its peaks are read apart, tile by tile. */
export interface WaveformOutline {
  readonly recordingId: string;
  readonly durationMs: number;
  readonly speech: Speech;
  /** Sound that could not be decoded and is silent instead, milliseconds. */
  readonly damagedMs: number;
}

/** Length of a bucket by level, milliseconds: each level is eight times as coarse as the one before. */
export const bucketMs = [20, 160, 1_280] as const;
export type PeakLevel = 0 | 1 | 2;
export const peakLevels: readonly PeakLevel[] = [0, 1, 2];
/** How many buckets of a level make one of the next. */
export const bucketsPerBucket = 8;

/** A bucket is four bytes: peak and effective value of the agent, then of the customer, each as `toByte` makes it. */
export const bucketBytes = 4;
/** Buckets of a tile; the last one of a level may have fewer. */
export const tileBuckets = 4_096;

/** Amplitude 0 … 1 as a byte. The root keeps quiet voices apart from nothing. */
export function toByte(amplitude: number): number {
  return Math.round(Math.sqrt(Math.min(1, Math.max(0, amplitude))) * 255);
}

/** Amplitude 0 … 1 of a byte. */
export function toAmplitude(byte: number): number {
  return (byte / 255) ** 2;
}

/** Buckets of a level in a recording of this length. */
export function bucketCount(level: PeakLevel, durationMs: number): number {
  return Math.ceil(durationMs / bucketMs[level]);
}

export function tileCount(level: PeakLevel, durationMs: number): number {
  return Math.ceil(bucketCount(level, durationMs) / tileBuckets);
}

/** The coarsest level that still has a bucket for each pixel; the finest one when none has. @param msPerPixel of the device's pixels */
export function levelFor(msPerPixel: number): PeakLevel {
  return bucketMs[2] <= msPerPixel ? 2 : bucketMs[1] <= msPerPixel ? 1 : 0;
}
