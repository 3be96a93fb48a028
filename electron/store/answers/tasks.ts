import { z } from 'zod';
import { taskDraftSchema } from '../../../shared/tasks/task.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { TasksRequests } from '../requests/tasks.ts';
import { closeTask, getTask, listOpenTasks, saveTask, taskReminded } from '../tables/tasks.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, time } from './fields.ts';

const task = taskDraftSchema.extend({
  id, state: z.enum(['open', 'done', 'cancelled']), createdAt: time, remindedAt: time.nullable(), closedAt: time.nullable(), callId: id.nullable(),
});
export const tasksArguments = {
  saveTask: z.object({ task }),
  getTask: z.object({ id }),
  closeTask: z.object({ id, state: z.enum(['done', 'cancelled']), at: time }),
  taskReminded: z.object({ id, at: time }),
  listOpenTasks: z.object({ limit: count }),
} satisfies ArgumentsOf<TasksRequests>;

/** The entries of this topic on an open store. */
export function tasksAnswers({ db }: OpenStore): AnswersOf<TasksRequests> {
  return {
    saveTask: (argument) => saveTask(db, argument),
    getTask: (argument) => getTask(db, argument),
    closeTask: (argument) => closeTask(db, argument),
    taskReminded: (argument) => taskReminded(db, argument),
    listOpenTasks: (argument) => listOpenTasks(db, argument),
  };
}
