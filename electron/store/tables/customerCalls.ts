import type { LastCall } from '../../../shared/callers/lastCall.ts';
import type { Task } from '../../../shared/tasks/task.ts';
import { allRows } from '../connection.ts';
import type { ReadableDb, SqlValue } from '../connection.ts';
import { getCustomer } from './customers.ts';

export interface CustomerCallsPage {
  readonly calls: readonly LastCall[];
  /** Null at the end. */
  readonly cursor: number | null;
}

interface Row extends Omit<LastCall, 'hasRecording'> { readonly id: number; readonly hasRecording: number }

const columns = `id, callId, startedAt, direction, result, talkSeconds, serviceNumber, disposition, agent,
  EXISTS (SELECT 1 FROM recording WHERE recording.call = call.id AND recording.deletedAt IS NULL) AS hasRecording`;

/** A customer's ended calls, newest first: those that named it, and those of its numbers from before it was known. */
export function listCustomerCalls(db: ReadableDb, { customerId, limit, cursor }: { readonly customerId: string; readonly limit: number; readonly cursor: number | null }): CustomerCallsPage {
  const most = Math.max(1, Math.min(200, limit));
  const found = new Map<number, Row>();
  // Each number by itself: its index gives its newest calls in order.
  const add = (condition: string, value: SqlValue): void => {
    const rows = allRows<Row>(db, `SELECT ${columns} FROM call WHERE ${condition} AND result <> 'open' AND id < ? ORDER BY id DESC LIMIT ?`, value, cursor ?? Number.MAX_SAFE_INTEGER, most + 1);
    for (const row of rows) found.set(row.id, row);
  };
  add('customerId = ?', customerId);
  for (const number of getCustomer(db, { id: customerId })?.numbers ?? []) if (!number.includes(';')) add(`remoteNumber = ? AND remoteNumber <> '' AND (customerId IS NULL OR customerId = '')`, number);
  const rows = [...found.values()].sort((a, b) => b.id - a.id);
  const page = rows.slice(0, most);
  return {
    calls: page.map(({ id: _id, hasRecording, ...call }) => ({ ...call, hasRecording: hasRecording === 1 })),
    cursor: rows.length > most ? (page.at(-1)?.id ?? null) : null,
  };
}

/** A customer's planned calls, open ones first, then the newest. */
export function listCustomerTasks(db: ReadableDb, { customerId, limit }: { readonly customerId: string; readonly limit: number }): readonly Task[] {
  return allRows<Task>(
    db,
    `SELECT id, number, customerId, customerName, callId, dueAt, note, state, createdAt, remindedAt, closedAt FROM task
     WHERE customerId = ? ORDER BY state <> 'open', CASE state WHEN 'open' THEN dueAt ELSE -dueAt END LIMIT ?`,
    customerId, Math.max(1, Math.min(500, limit)),
  );
}
