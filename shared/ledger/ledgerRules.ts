import type { CallDirection } from '../calls/call.ts';
import type { CallResult } from '../calls/callLogEntry.ts';

/**
 * What a call means for the ledger.
 * - `missed`: an incoming call that reached nobody: given up, refused by a rule or by the agent, failed. What was forwarded is
 *   somebody else's.
 * - `reached`: a conversation, whoever called, also one that another seat had.
 * - `tried`: our call that nobody answered.
 */
export type LedgerMeaning = 'missed' | 'reached' | 'tried' | 'nothing';

export function meaningOf(call: { readonly direction: CallDirection; readonly result: CallResult; readonly answeredAt: number | null }): LedgerMeaning {
  if (call.answeredAt !== null || call.result === 'answered') return 'reached';
  if (call.result === 'open' || call.result === 'forwarded') return 'nothing';
  return call.direction === 'incoming' ? 'missed' : 'tried';
}

/** Whose item a call belongs to. A call whose number was withheld has no other like it. */
export function callerOf(number: string, callId: string): string {
  return number === '' ? `call:${callId}` : number;
}

/**
 * When a call happened. `live` calls are told in the order in which they happen, so that a clock that jumped back changes
 * nothing; all others (imports, other seats' calls) come in any order and are placed by their time, epoch milliseconds.
 */
export interface Happened {
  readonly at: number;
  readonly live: boolean;
}

/** An open item as far as its rules need it. */
export interface OpenItem {
  readonly itemId: string;
  readonly firstAt: number;
  readonly lastAt: number;
}

/**
 * - `open`: a new item. `join`: one more call of an open one, after `others` went up in it.
 * - `served`: a conversation after this call is known already, so that the item is closed as it is written.
 */
export type MissPlacement =
  | { readonly kind: 'open' }
  | { readonly kind: 'join'; readonly into: OpenItem; readonly others: readonly OpenItem[] }
  | { readonly kind: 'served' };

/**
 * Where a missed call goes.
 * @param open the open items of its number and of its customer; more than one when they were strangers until now
 * @param reachedAt the newest known conversation with that caller; null = none
 */
export function placeMiss(missed: Happened, open: readonly OpenItem[], reachedAt: number | null): MissPlacement {
  if (!missed.live && reachedAt !== null && reachedAt >= missed.at) return { kind: 'served' };
  const joined = joinItems(open);
  return joined === null ? { kind: 'open' } : { kind: 'join', ...joined };
}

/** The item that stays when several are one caller's: the oldest. Null when there is none. */
export function joinItems(open: readonly OpenItem[]): { readonly into: OpenItem; readonly others: readonly OpenItem[] } | null {
  const [into, ...others] = [...open].sort((a, b) => a.firstAt - b.firstAt || (a.itemId < b.itemId ? -1 : 1));
  return into === undefined ? null : { into, others };
}

/** Whether a conversation closes an item: it came after its newest missed call. */
export function closesItem(reached: Happened, item: Pick<OpenItem, 'lastAt'>): boolean {
  return reached.live || reached.at >= item.lastAt;
}

/** How long a person may take a closing back; milliseconds. */
export const undoMs = 60_000;

/** Whether a closing can still be taken back. Only a person's word can: a conversation has been. A clock that jumped back takes nothing away. */
export function mayReopen(closing: { readonly at: number; readonly way: string }, now: number): boolean {
  return closing.way === 'reason' && now - closing.at <= undoMs;
}
