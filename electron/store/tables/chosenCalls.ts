import type { CallLogEntry } from '../../../shared/calls/callLogEntry.ts';
import type { CallsDone, LeftReason } from '../../../shared/calls/chosenCalls.ts';
import { mostTags } from '../../../shared/customers/customer.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { StoreArgument, StoreResult } from '../storeApi.ts';
import { entryColumns } from './callLog.ts';
import { changeCustomer, getCustomer } from './customers.ts';
import { noteLogValue } from './logValues.ts';
import { closeItem, findHead } from './missedItems.ts';
import { knowsWord } from './missedLedger.ts';
import { callState, enqueue } from './reviewQueue.ts';

interface ChosenRow { readonly id: number; readonly customerId: string | null; readonly remoteNumber: string }

/** Does one thing with each call in one transaction and counts: `null` = done, else why it was left. */
function doWithEach(db: WritableDb, callIds: readonly string[], act: (callId: string) => LeftReason | null): CallsDone {
  const left: Partial<Record<LeftReason, number>> = {};
  let done = 0;
  transact(db, () => {
    for (const callId of new Set(callIds)) {
      const reason = act(callId);
      if (reason === null) done += 1;
      else left[reason] = (left[reason] ?? 0) + 1;
    }
  });
  return { done, left };
}

function rowOf(db: ReadableDb, callId: string): ChosenRow | undefined {
  return getRow<ChosenRow>(db, 'SELECT id, customerId, remoteNumber FROM call WHERE callId = ?', callId);
}

export function callsById(db: ReadableDb, { callIds }: StoreArgument<'callsById'>): readonly CallLogEntry[] {
  return allRows<CallLogEntry>(db, `SELECT ${entryColumns} FROM json_each(?) AS wanted CROSS JOIN call ON call.callId = wanted.value ORDER BY call.id DESC`, JSON.stringify([...new Set(callIds)]));
}

export function queueChosen(db: WritableDb, { callIds, reviewer, cardId, by, at }: StoreArgument<'queueChosen'>): CallsDone {
  return doWithEach(db, callIds, (callId) => {
    const state = callState(db, callId);
    if (state !== 'judgeable') return state;
    enqueue(db, callId, 'byHand', { id: '', name: '' }, { by, at }, { reviewer, cardId });
    return null;
  });
}

/** The customer of a call: the one on the call, else whose number it is by now. */
function customerOf(db: ReadableDb, { customerId, remoteNumber }: ChosenRow): string | null {
  if (customerId !== null && getRow(db, 'SELECT 1 FROM customer WHERE id = ?', customerId) !== undefined) return customerId;
  if (remoteNumber === '') return null;
  return getRow<{ id: string }>(db, 'SELECT customer.id FROM customerNumber JOIN customer ON customer.rank = customerNumber.customer WHERE number = ?', remoteNumber)?.id ?? null;
}

export function tagChosen(db: WritableDb, { callIds, give, take, at }: StoreArgument<'tagChosen'>): StoreResult<'tagChosen'> {
  const customers = new Map<string, LeftReason | null>();
  const { left } = doWithEach(db, callIds, (callId) => {
    const call = rowOf(db, callId);
    if (call === undefined) return 'gone';
    const customerId = customerOf(db, call);
    if (customerId === null) return 'noCustomer';
    const known = customers.get(customerId);
    if (known !== undefined) return known;
    const outcome = tagCustomer(db, customerId, give, take, at);
    customers.set(customerId, outcome);
    return outcome;
  });
  return { customerIds: [...customers].flatMap(([id, outcome]) => (outcome === null ? [id] : [])), left };
}

function tagCustomer(db: WritableDb, id: string, give: readonly string[], take: readonly string[], at: number): LeftReason | null {
  const before = getCustomer(db, { id })?.tags ?? [];
  const tags = [...new Set([...before.filter((tag) => !take.includes(tag)), ...give])];
  if (tags.length > mostTags && tags.length > before.length) return 'tooManyTags';
  if (tags.length === before.length && tags.every((tag, index) => tag === before[index])) return null;
  changeCustomer(db, { id, change: { tags }, at });
  // The calls come into the index with it in a pause; it can be chosen as a filter now.
  for (const tag of give) noteLogValue(db, 'tag', tag);
  return null;
}

export function holdChosen(db: WritableDb, { callIds, hold }: StoreArgument<'holdChosen'>): CallsDone {
  return doWithEach(db, callIds, (callId) => {
    const call = rowOf(db, callId);
    if (call === undefined) return 'gone';
    const held = getRow<{ reason: string; by: string; at: number }>(db, 'SELECT reason, placedBy AS by, placedAt AS at FROM recordingHold WHERE call = ?', call.id);
    if (held !== undefined) return held.reason === hold.reason && held.by === hold.by && held.at === hold.at ? null : 'heldAlready';
    if (getRow(db, 'SELECT 1 FROM recording WHERE call = ? AND deletedAt IS NULL', call.id) === undefined) return 'noRecording';
    runSql(db, 'INSERT INTO recordingHold (call, reason, placedBy, placedAt) VALUES (?, ?, ?, ?)', call.id, hold.reason, hold.by, hold.at);
    return null;
  });
}

export function closeMissedOf(db: WritableDb, { callIds, reason, note, by, at }: StoreArgument<'closeMissedOf'>): CallsDone {
  return doWithEach(db, callIds, (callId) => {
    const fact = getRow<{ item: string }>(db, `SELECT item FROM missedFact WHERE callId = ? AND kind = 'missed'`, callId);
    const head = fact === undefined ? undefined : findHead(db, fact.item);
    if (head === undefined) return 'notMissed';
    // Closed by an earlier call of this choice, or before a crash that lets it be asked again.
    if (knowsWord(db, head.itemId, 'closed', at)) return null;
    return closeItem(db, head.itemId, { at, way: 'reason', reason, note, by, callId: null }) ? null : 'closedAlready';
  });
}
