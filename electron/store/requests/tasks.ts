import type { Task } from '../../../shared/tasks/task.ts';
import type { KindsOf } from './requestKind.ts';

/** Calls to make. */
export interface TasksRequests {
  /** Inserts the task or replaces the one with its id. */
  saveTask(argument: { readonly task: Task }): void;
  getTask(argument: { readonly id: string }): Task | null;
  /** Closes an open task; a closed one stays as it is. The task as it is then, or null when there is none. */
  closeTask(argument: { readonly id: string; readonly state: 'done' | 'cancelled'; readonly at: number }): Task | null;
  /** Notes that the agent was reminded at `at`. The task as it is then, or null when there is none. */
  taskReminded(argument: { readonly id: string; readonly at: number }): Task | null;
  /** Those due first come first; at most 1,000. */
  listOpenTasks(argument: { readonly limit: number }): readonly Task[];
}

export const tasksKinds = {
  saveTask: 'command',
  getTask: 'query',
  closeTask: 'command',
  taskReminded: 'command',
  listOpenTasks: 'query',
} as const satisfies KindsOf<TasksRequests>;
