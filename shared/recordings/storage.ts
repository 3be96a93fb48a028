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
  /** Days until the disk is full at this rate, were nothing deleted; null = it is not filling. */
  readonly daysLeft: number | null;
  /** Bytes that recordings come to when as much goes as comes; null = they are kept for ever. */
  readonly settlesAtBytes: number | null;
}

/**
 * @param bytesPerDay of each day, oldest first; the last one is not over and does not count
 * @param keepDays how long the general rule keeps a recording; null = for ever
 */
export function forecastStorage(bytesPerDay: readonly number[], freeBytes: number, keepDays: number | null): StorageForecast {
  const whole = bytesPerDay.slice(0, -1);
  const first = whole.findIndex((bytes) => bytes > 0);
  const used = first === -1 ? [] : whole.slice(first);
  const average = used.length === 0 ? 0 : used.reduce((sum, bytes) => sum + bytes, 0) / used.length;
  return {
    bytesPerDay: Math.round(average),
    daysLeft: average === 0 ? null : Math.floor(freeBytes / average),
    settlesAtBytes: keepDays === null ? null : Math.round(average * keepDays),
  };
}
