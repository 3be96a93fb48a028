import type { OutboxMessage, OutboxState } from '../../../shared/crm/outbox.ts';
import { allRows, getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { StoreArgument } from '../storeApi.ts';

const mostListed = 100;

export function putIntoOutbox(db: WritableDb, { id, callId, step, at }: StoreArgument<'putIntoOutbox'>): void {
  runSql(db, `INSERT INTO outbox (id, callId, step, at, attempts, dueAt, problem) VALUES (?, ?, ?, ?, 0, ?, '') ON CONFLICT (id) DO NOTHING`, id, callId, step, at, at);
}

export function listOutbox(db: ReadableDb, { limit }: StoreArgument<'listOutbox'>): readonly OutboxMessage[] {
  return allRows<OutboxMessage>(
    db,
    'SELECT id, callId, step, at, attempts, dueAt, problem FROM outbox WHERE givenUpAt IS NULL ORDER BY sequence LIMIT ?',
    Math.min(limit, mostListed),
  );
}

export function outboxDelivered(db: WritableDb, { id }: StoreArgument<'outboxDelivered'>): void {
  runSql(db, 'DELETE FROM outbox WHERE id = ?', id);
}

export function outboxFailed(db: WritableDb, { id, attempt, problem, at, dueAt }: StoreArgument<'outboxFailed'>): void {
  runSql(db, 'UPDATE outbox SET attempts = ?, problem = ?, dueAt = coalesce(?, dueAt), givenUpAt = ? WHERE id = ? AND attempts < ?', attempt, problem, dueAt, dueAt === null ? at : null, id, attempt);
}

export function retryOutbox(db: WritableDb, { at }: StoreArgument<'retryOutbox'>): void {
  runSql(db, 'UPDATE outbox SET dueAt = ?, givenUpAt = NULL', at);
}

export function outboxState(db: ReadableDb): OutboxState {
  const counts = getRow<Omit<OutboxState, 'problem'>>(
    db,
    `SELECT count(*) FILTER (WHERE givenUpAt IS NULL) AS waiting, count(*) FILTER (WHERE givenUpAt IS NOT NULL) AS givenUp,
       min(at) FILTER (WHERE givenUpAt IS NULL) AS oldestAt FROM outbox`,
  ) ?? { waiting: 0, givenUp: 0, oldestAt: null };
  const problem = getRow<{ problem: string }>(db, `SELECT problem FROM outbox WHERE problem <> '' ORDER BY sequence DESC LIMIT 1`)?.problem ?? '';
  return { ...counts, problem };
}
