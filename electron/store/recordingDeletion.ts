import { checkpoint, overwritingFreed, transact } from './connection.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { StoreArgument, StoreResult } from './storeApi.ts';
import { removeChunks } from './tables/finishedChunks.ts';
import { shardOf } from './shards.ts';
import { destroyKey } from './tables/recordingKeys.ts';
import { deletable, keptInShard, listToRemove, markDeleted, removed } from './tables/retention.ts';

/** Chunks of a step: a few milliseconds for the requests that wait meanwhile. */
const chunksAtOnce = 64;

const otherRequests = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Deletes recordings. Their keys are gone with the first commit; then their bytes are overwritten (`secure_delete`), the
 * WALs emptied, and the file of a month that is over goes when nothing in it is kept. What a crash leaves is done by
 * {@link removeDeleted} after the next start.
 */
export async function deleteRecordings(store: OpenStore, argument: StoreArgument<'deleteRecordings'>): Promise<StoreResult<'deleteRecordings'>> {
  let held = 0;
  let deleted = 0;
  transact(store.db, () => {
    for (const id of argument.ids) {
      const verdict = deletable(store.db, id);
      if (verdict === 'held') held += 1;
      if (verdict !== 'yes') continue;
      markDeleted(store.db, id, argument);
      destroyKey(store.db, id, argument.at);
      deleted += 1;
    }
  });
  await removeDeleted(store, argument.at);
  return { deleted, held };
}

/** Removes the bytes of what was deleted. @param at epoch milliseconds, noted with each */
export async function removeDeleted(store: OpenStore, at: number): Promise<void> {
  const { db, shards, gate } = store;
  const months = new Set<string>();
  for (const { id, shard: month } of listToRemove(db)) {
    const shard = shards.find(month);
    for (const form of ['finished', 'raw'] as const) {
      while (shard !== undefined && overwritingFreed(shard, () => removeChunks(shard, id, form, chunksAtOnce))) await otherRequests();
    }
    await gate.free();
    removed(db, id, at);
    months.add(month);
  }
  for (const month of months) {
    if (keptInShard(db, month) === 0 && month < shardOf(at)) shards.remove(month);
    else {
      const shard = shards.find(month);
      if (shard !== undefined) checkpoint(shard, 'TRUNCATE');
    }
  }
  if (months.size === 0) return;
  await gate.free();
  checkpoint(db, 'TRUNCATE');
}
