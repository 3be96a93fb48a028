import { getRow } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';
import { StoreError } from '../storeErrors.ts';

/** The call to be judged, of this house or from a package. Throws `unknownCall`, or `callNotAnswered` where nobody spoke, or still speaks. */
export function judgeableCall(db: ReadableDb, callId: string): { readonly agent: string; readonly startedAt: number } {
  const call = getRow<{ agent: string; startedAt: number; result: string }>(db, 'SELECT agent, startedAt, result FROM judgedCall WHERE callId = ?', callId);
  if (call === undefined) throw new StoreError('unknownCall', 'There is no call with this id.');
  if (call.result !== 'answered') throw new StoreError('callNotAnswered', 'Only a conversation that is over can be judged.');
  return call;
}
