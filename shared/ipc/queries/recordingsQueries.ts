import { z } from 'zod';
import type { RecordingHold, StorageForecast, StorageUse } from '../../recordings/storage.ts';
import type { Recording } from '../../recordings/recording.ts';

/** Recordings. */
export const recordingsQueries = {
  'recording:get': z.strictObject({ callId: z.uuid() }),
  /** Why the recordings of a call are kept whatever the rules say; null = they are not. */
  'recording:holdOf': z.strictObject({ callId: z.uuid() }),
  'recording:storage': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export interface RecordingsQueryResults {
  'recording:get': Recording | null;
  'recording:holdOf': RecordingHold | null;
  /** `waitsUntil`: until then nothing is deleted by rule, because the computer's clock jumped; null = it did not. */
  'recording:storage': { readonly use: StorageUse; readonly forecast: StorageForecast; readonly waitsUntil: number | null };
}
