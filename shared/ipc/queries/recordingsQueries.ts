import { z } from 'zod';
import type { Recording } from '../../recordings/recording.ts';

/** Recordings. */
export const recordingsQueries = {
  'recording:get': z.strictObject({ callId: z.uuid() }),
} as const satisfies Record<string, z.ZodType>;

export interface RecordingsQueryResults {
  'recording:get': Recording | null;
}
