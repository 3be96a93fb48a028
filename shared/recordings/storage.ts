import type { RecordingRules } from './recordingRules.ts';

/** Why the recordings of a call are kept whatever the rules say. */
export interface RecordingHold {
  readonly reason: string;
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What recordings take of the disk. */
export interface StorageUse {
  /** One file a month, oldest first. */
  readonly months: readonly { readonly month: string; readonly fileBytes: number; readonly recordings: number; readonly held: number }[];
  /** Bytes recorded on each of the last days, oldest first, today last and not over yet. */
  readonly bytesPerDay: readonly number[];
  /** Everything that the store keeps, with its logs and indexes. */
  readonly totalBytes: number;
  /** Left on the disk. */
  readonly freeBytes: number;
}

/** How the disk will fill. */
export interface StorageForecast {
  /** Recorded on an average day of those that were told and are over. */
  readonly bytesPerDay: number;
  /** Days until the disk is full at this rate; null = it will not be: nothing comes, or what the rules delete leaves room enough. */
  readonly daysLeft: number | null;
  /** Bytes that recordings come to when as much goes as comes; null = they are kept for ever. */
  readonly settlesAtBytes: number | null;
}

/** The longest that any rule keeps a recording, in days; null = for ever. */
export function longestKeepDays({ keepDays, rules }: Pick<RecordingRules, 'keepDays' | 'rules'>): number | null {
  const all = [keepDays, ...rules.map((rule) => rule.keepDays)];
  return all.some((days) => days === null) ? null : Math.max(...all.map((days) => days ?? 0));
}

/**
 * @param bytesPerDay of each day, oldest first; the last one is not over and does not count
 * @param recordedBytes what recordings take now
 * @param keepDays how long the longest rule keeps a recording; null = for ever
 */
export function forecastStorage(bytesPerDay: readonly number[], { freeBytes, recordedBytes }: { readonly freeBytes: number; readonly recordedBytes: number }, keepDays: number | null): StorageForecast {
  const whole = bytesPerDay.slice(0, -1);
  const first = whole.findIndex((bytes) => bytes > 0);
  const used = first === -1 ? [] : whole.slice(first);
  const average = used.length === 0 ? 0 : used.reduce((sum, bytes) => sum + bytes, 0) / used.length;
  const settlesAtBytes = keepDays === null ? null : Math.round(average * keepDays);
  const fits = settlesAtBytes !== null && settlesAtBytes <= recordedBytes + freeBytes;
  return { bytesPerDay: Math.round(average), daysLeft: average === 0 || fits ? null : Math.floor(freeBytes / average), settlesAtBytes };
}
