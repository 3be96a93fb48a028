import { z } from 'zod';
import { taskDraftSchema } from '../../tasks/task.ts';

/** Calls to make. */
export const tasksCommands = {
  'task:save': z.strictObject({ id: z.uuid().nullable(), draft: taskDraftSchema }),
  'task:close': z.strictObject({ id: z.uuid(), state: z.enum(['done', 'cancelled']) }),
} as const satisfies Record<string, z.ZodType>;

export interface TasksCommandResults {
  'task:save': { readonly taskId: string };
}
