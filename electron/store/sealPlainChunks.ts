import { setImmediate as otherRequests } from 'node:timers/promises';
import { ciphersOn, isPlain } from './chunkCipher.ts';
import type { KeptChunk } from './chunkCipher.ts';
import { allRows, checkpoint, overwritingFreed, runSql, transact } from './connection.ts';
import type { WritableDb } from './connection.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { RecordingForm } from './storeApi.ts';
import { StoreError } from './storeErrors.ts';
import { firstChunkId, rangeOf } from './tables/chunks.ts';
import { listUnsealed, noteSealed } from './tables/recordingKeys.ts';

/** Chunks encrypted in one transaction: a few milliseconds. */
const chunksAtOnce = 8;

/**
 * Encrypts, beside other requests, the chunks that older versions kept plain, and overwrites what they were. A chunk is
 * either as before or encrypted, so this may be interrupted anywhere; what is damaged stays as it is and is told of at reading.
 */
export async function sealPlainChunks(store: OpenStore): Promise<void> {
  const touched = new Set<WritableDb>();
  for (const { id, shard: month } of listUnsealed(store.db)) {
    const shard = store.shards.find(month);
    if (shard !== undefined) {
      for (const form of ['raw', 'finished'] as const) await sealForm(store, shard, id, form);
      touched.add(shard);
    }
    await store.gate.free();
    store.shards.keys.make(id, true);
    noteSealed(store.db, id);
    await otherRequests();
  }
  for (const shard of touched) checkpoint(shard, 'TRUNCATE');
}

async function sealForm({ gate }: OpenStore, shard: WritableDb, recordingId: string, form: RecordingForm): Promise<void> {
  const first = firstChunkId(shard, recordingId, form);
  if (first === undefined) return;
  const [, last] = rangeOf(first);
  for (let next = first; ;) {
    const rows = allRows<KeptChunk & { id: number }>(
      shard, 'SELECT id, bytes, byteLength, sha256 FROM chunk WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?', next, last, chunksAtOnce,
    );
    const end = rows.at(-1);
    if (end === undefined) return;
    // Its key may be made now, in the main database.
    await gate.free();
    overwritingFreed(shard, () => transact(shard, () => {
      for (const row of rows) if (isPlain(row)) sealRow(shard, recordingId, form, row, first);
    }));
    next = end.id + 1;
    await otherRequests();
  }
}

function sealRow(shard: WritableDb, recordingId: string, form: RecordingForm, row: KeptChunk & { readonly id: number }, first: number): void {
  const cipher = ciphersOn(shard).forWriting(recordingId);
  const sequence = row.id - first;
  let plain: Uint8Array;
  try {
    plain = cipher.open(form, sequence, row);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'damaged') return;
    throw error;
  }
  runSql(shard, 'UPDATE chunk SET bytes = ? WHERE id = ?', cipher.seal(form, sequence, plain), row.id);
}
