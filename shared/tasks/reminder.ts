import type { Task } from './task.ts';

/** A task that is still open then is mentioned a second and last time; milliseconds. */
export const remindAgainMs = 10 * 60_000;

/**
 * When the agent has to be reminded of a task next, epoch milliseconds; null = never again. First when it is due, once
 * more ten minutes later. A moment that passed while nobody was there counts from now: what was missed comes once.
 */
export function nextReminderAt({ state, dueAt, remindedAt }: Pick<Task, 'state' | 'dueAt' | 'remindedAt'>): number | null {
  if (state !== 'open') return null;
  if (remindedAt === null || remindedAt < dueAt) return dueAt;
  return remindedAt < dueAt + remindAgainMs ? remindedAt + remindAgainMs : null;
}
