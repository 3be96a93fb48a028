export const playbackRates = [1, 1.25, 1.5, 2] as const;

const stepSeconds = 5;

/**
 * Where a key moves the playback to, or null when it is not a seek key. All in seconds.
 * Arrows move five seconds, Home and End go to the edges.
 */
export function seekTarget(key: string, at: number, length: number): number | null {
  const within = (seconds: number) => Math.min(Math.max(0, seconds), length);
  if (key === 'ArrowLeft') return within(at - stepSeconds);
  if (key === 'ArrowRight') return within(at + stepSeconds);
  if (key === 'Home') return 0;
  if (key === 'End') return length;
  return null;
}
