import type { Task } from '../../../shared/tasks/task.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';

const columns = 'id, number, customerId, customerName, callId, dueAt, note, state, createdAt, remindedAt, closedAt';

export function getTask(db: ReadableDb, { id }: { readonly id: string }): Task | null {
  return getRow<Task>(db, `SELECT ${columns} FROM task WHERE id = ?`, id) ?? null;
}

/** Inserts the task or replaces all of it. */
export function saveTask(db: WritableDb, { task }: { readonly task: Task }): void {
  const { id, number, customerId, customerName, callId, dueAt, note, state, createdAt, remindedAt, closedAt } = task;
  runSql(
    db,
    `INSERT OR REPLACE INTO task (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id, number, customerId, customerName, callId, dueAt, note, state, createdAt, remindedAt, closedAt,
  );
}

/** What was closed first remains. */
export function closeTask(
  db: WritableDb, { id, state, at }: { readonly id: string; readonly state: Exclude<Task['state'], 'open'>; readonly at: number },
): Task | null {
  return transact(db, () => {
    runSql(db, `UPDATE task SET state = ?, closedAt = ? WHERE id = ? AND state = 'open'`, state, at, id);
    return getTask(db, { id });
  });
}

export function taskReminded(db: WritableDb, { id, at }: { readonly id: string; readonly at: number }): Task | null {
  return transact(db, () => {
    runSql(db, 'UPDATE task SET remindedAt = max(coalesce(remindedAt, ?), ?) WHERE id = ?', at, at, id);
    return getTask(db, { id });
  });
}

export function listOpenTasks(db: ReadableDb, { limit }: { readonly limit: number }): readonly Task[] {
  return allRows<Task>(db, `SELECT ${columns} FROM task WHERE state = 'open' ORDER BY dueAt, id LIMIT ?`, Math.max(0, Math.min(1000, limit)));
}
