import { z } from 'zod';
import type { Task } from '../../tasks/task.ts';

/** Calls to make later. */
export const tasksQueries = {
  /** The open task that the write-up of a call planned; the published list ends after the first ones. */
  'task:ofCall': z.strictObject({ callId: z.uuid() }),
} as const satisfies Record<string, z.ZodType>;

export interface TasksQueryResults {
  'task:ofCall': Task | null;
}
