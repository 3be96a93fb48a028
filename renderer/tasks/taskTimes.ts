import type { TFunction } from 'i18next';
import type { Task } from '../../shared/tasks/task.ts';

const minute = 60_000;

/** A length of time, rounded, in its largest unit: `25 分钟`, `2 小时`, `3 天`. */
export function lengthText(t: TFunction, ms: number): string {
  const minutes = Math.round(ms / minute);
  if (minutes < 60) return t('tasks.minutes', { count: minutes });
  if (minutes < 24 * 60 - 30) return t('tasks.hours', { count: Math.round(minutes / 60) });
  return t('tasks.days', { count: Math.round(minutes / (24 * 60)) });
}

/** True from the minute in which a task is due. */
export function isDue(task: Pick<Task, 'dueAt'>, now: number): boolean {
  return task.dueAt <= now;
}

/** How long a task still has, or how late it is. */
export function dueText(t: TFunction, { dueAt }: Pick<Task, 'dueAt'>, now: number): string {
  const left = dueAt - now;
  if (Math.abs(left) < minute) return t('tasks.now');
  return left > 0 ? t('tasks.due', { in: lengthText(t, left) }) : t('tasks.overdue', { for: lengthText(t, -left) });
}
