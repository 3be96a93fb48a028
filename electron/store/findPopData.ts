import type { LastCall } from '../../shared/callers/lastCall.ts';
import { allRows } from './connection.ts';
import type { ReadableDb } from './connection.ts';
import type { PopData, PopQuery } from './storeApi.ts';
import { findBlocked } from './tables/blockedNumbers.ts';
import { findCaller } from './tables/companies.ts';
import { getCustomer } from './tables/customers.ts';
import { latestRoutingSnapshot } from './tables/routingSnapshots.ts';

interface LastCallRow extends Omit<LastCall, 'hasRecording'> { readonly id: number; readonly hasRecording: number }

const columns = `id, callId, startedAt, direction, result, talkSeconds, serviceNumber, disposition, agent,
  EXISTS (SELECT 1 FROM recording WHERE recording.call = call.id AND recording.deletedAt IS NULL) AS hasRecording`;

/** Each number is asked by itself: the index gives its newest calls in order, so a caller with thousands costs no more. */
function lastCallsOf(db: ReadableDb, numbers: readonly string[], customerId: string | null, limit: number): LastCall[] {
  const found = new Map<number, LastCallRow>();
  const add = (rows: readonly LastCallRow[]): void => rows.forEach((row) => found.set(row.id, row));
  for (const number of numbers) {
    add(allRows<LastCallRow>(db, `SELECT ${columns} FROM call WHERE remoteNumber = ? AND remoteNumber <> '' AND result <> 'open' ORDER BY id DESC LIMIT ?`, number, limit));
  }
  if (customerId !== null) {
    add(allRows<LastCallRow>(db, `SELECT ${columns} FROM call WHERE customerId = ? AND result <> 'open' ORDER BY id DESC LIMIT ?`, customerId, limit));
  }
  return [...found.values()]
    .sort((a, b) => b.id - a.id)
    .slice(0, limit)
    .map(({ id: _id, ...call }) => ({ ...call, hasRecording: call.hasRecording === 1 }));
}

/** All that a pop needs from the disk in one round trip. Calls still going on are no last calls. */
export function findPopData(db: ReadableDb, query: PopQuery): PopData {
  const withheld = query.numberKey === '';
  const customer = (query.customerId === null ? null : getCustomer(db, { id: query.customerId }))
    ?? findCaller(db, query.variants ?? { keys: withheld ? [] : [query.numberKey], digits: query.numberKey });
  const numbers = [...new Set([...(customer?.numbers ?? []), ...(withheld ? [] : [query.numberKey])])];
  const limit = Math.max(0, Math.min(100, Math.trunc(query.callLimit)));
  return {
    customer,
    lastCalls: lastCallsOf(db, numbers, customer?.id ?? null, limit),
    routing: query.serviceNumber === '' ? null : latestRoutingSnapshot(db, { serviceNumber: query.serviceNumber }),
    blockedReason: withheld ? null : (findBlocked(db, { number: query.numberKey })?.reason ?? null),
  };
}
