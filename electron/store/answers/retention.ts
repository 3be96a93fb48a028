import { z } from 'zod';
import type { OpenStore } from '../openStoreDirectory.ts';
import { deleteRecordings } from '../recordingDeletion.ts';
import type { RetentionRequests } from '../requests/retention.ts';
import { storageUse } from '../storageUse.ts';
import { getHold, holdRecordings, liftHold, listKeptRecordings } from '../tables/retention.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, text, time } from './fields.ts';

export const retentionArguments = {
  holdRecordings: z.object({ callId: id, hold: z.object({ reason: text, by: text, at: time }) }),
  liftHold: z.object({ callId: id, by: text, at: time }),
  getHold: z.object({ callId: id }),
  listKeptRecordings: z.object({ before: time, after: z.object({ startedAt: time, id }).nullable(), limit: count }),
  deleteRecordings: z.object({ ids: z.array(id).max(200), at: time, by: z.enum(['rule', 'hand']), person: text, reason: text }),
  storageUse: z.object({ now: time, days: z.int().min(2).max(400) }),
} satisfies ArgumentsOf<RetentionRequests>;

/** The entries of this topic on an open store. */
export function retentionAnswers(store: OpenStore): AnswersOf<RetentionRequests> {
  const { db } = store;
  return {
    holdRecordings: (argument) => holdRecordings(db, argument),
    liftHold: (argument) => liftHold(db, argument),
    getHold: (argument) => getHold(db, argument),
    listKeptRecordings: (argument) => listKeptRecordings(db, argument),
    deleteRecordings: (argument) => deleteRecordings(store, argument),
    storageUse: (argument) => storageUse(store, argument),
  };
}
