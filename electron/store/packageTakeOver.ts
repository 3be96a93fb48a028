import { createHash, randomUUID } from 'node:crypto';
import { transact, overwritingFreed, checkpoint, allRows, getRow, runSql } from './connection.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { PackageObstacle } from './requests/reviewPackages.ts';
import { removeDeleted } from './recordingDeletion.ts';
import type { StoreArgument } from './storeApi.ts';
import { removeChunks } from './tables/finishedChunks.ts';
import { dropStaged, keepStagedCalls, listStaged, stagePackagedCall, stagePackagedSound } from './tables/packagedCalls.ts';
import { closeForeignCalibration, keepForeignCalibration } from './tables/packagedCalibrations.ts';
import { keepForeignCard } from './tables/packagedCards.ts';
import { destroyKey } from './tables/recordingKeys.ts';
import { markDeleted } from './tables/retention.ts';
import { enqueue } from './tables/reviewQueue.ts';
import { checkPackage, putPackage } from './tables/reviewPackages.ts';
import { saveMarker } from './tables/markers.ts';

/** Chunks of a step: a few milliseconds for the requests that wait meanwhile. */
const chunksAtOnce = 64;
const otherRequests = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function stageCall({ db, shards }: OpenStore, argument: StoreArgument<'stagePackagedCall'>): { readonly recordingId: string | null } {
  return stagePackagedCall(db, shards, argument, randomUUID);
}

export function stageSound({ db, shards }: OpenStore, argument: StoreArgument<'stagePackagedSound'>): void {
  stagePackagedSound(db, shards, argument, (bytes) => createHash('sha256').update(bytes).digest());
}

/** See `takeOverPackage` of the requests. One transaction: nobody ever sees a part of a package. */
export function takeOverPackage({ db, shards }: OpenStore, argument: StoreArgument<'takeOverPackage'>): PackageObstacle | null {
  const { cards, calibration, judge, by, at, ...facts } = argument;
  return transact(db, () => {
    const known = getRow<{ keptAt: number }>(db, `SELECT keptAt FROM reviewPackage WHERE id = ? AND direction = 'taken' AND removedAt IS NULL`, facts.id);
    // The same request again, after the process died behind its commit.
    if (known?.keptAt === at) return null;
    const obstacle = checkPackage(db, facts);
    if (obstacle !== null) return obstacle;
    const pairs = cards.map((card) => keepForeignCard(db, card, facts.id, { by: facts.madeBy, at, retired: false }));
    putPackage(db, 'taken', facts, pairs, at);
    for (const marker of keepStagedCalls(db, shards, facts.id)) {
      saveMarker(db, { marker });
      runSql(db, `INSERT INTO reviewPackagePart (id, packageId, kind) VALUES (?, ?, 'marker') ON CONFLICT DO NOTHING`, marker.id, facts.id);
    }
    const kept = calibration !== null && keepForeignCalibration(db, facts.id, calibration, pairs, judge);
    // What is judged for a calibration waits for its reviewer by that.
    const waiting = new Set(kept ? calibration.callIds : []);
    for (const callId of facts.callIds) {
      if (!waiting.has(callId)) enqueue(db, callId, 'byHand', { id: '', name: facts.madeBy }, { by, at });
    }
    return null;
  });
}

/** Removes what a taking-in left behind that was called off, failed, or died. */
export async function abandonPackages({ db, shards, gate }: OpenStore): Promise<void> {
  const months = new Set<string>();
  for (const { call, recordingId, shard: month } of listStaged(db)) {
    const shard = month === null ? undefined : shards.find(month);
    if (recordingId !== null && month !== null && shard !== undefined) {
      while (overwritingFreed(shard, () => removeChunks(shard, recordingId, 'finished', chunksAtOnce))) await otherRequests();
      months.add(month);
    }
    await gate.free();
    dropStaged(db, call);
  }
  for (const month of months) {
    const shard = shards.find(month);
    if (shard !== undefined) checkpoint(shard, 'TRUNCATE');
  }
}

/** See `removePackage` of the requests. The keys are gone with the first commit; a crash behind it leaves only what nobody can read. */
export async function removePackage(store: OpenStore, { id, by, reason, at }: StoreArgument<'removePackage'>): Promise<void> {
  const { db } = store;
  transact(db, () => {
    const removed = runSql(db, `UPDATE reviewPackage SET removedAt = ?, removedBy = ?, removedFor = ? WHERE id = ? AND direction = 'taken' AND removedAt IS NULL`, at, by, reason, id);
    if (removed === 0) return;
    const calls = allRows<{ id: number }>(
      db,
      `SELECT id FROM packagedCall WHERE kept = 1 AND callId IN (SELECT callId FROM reviewPackageCall WHERE packageId = ?)
         AND NOT EXISTS (SELECT 1 FROM reviewPackageCall AS part JOIN reviewPackage AS other ON other.id = part.packageId
           WHERE part.callId = packagedCall.callId AND other.direction = 'taken' AND other.removedAt IS NULL)`,
      id,
    );
    for (const call of calls) {
      for (const recording of allRows<{ id: string }>(db, `SELECT id FROM recording WHERE call = ? AND deletedAt IS NULL`, call.id)) {
        markDeleted(db, recording.id, { at, by: 'hand', person: by, reason });
        destroyKey(db, recording.id, at);
      }
      runSql(db, 'DELETE FROM packagedCall WHERE id = ?', call.id);
    }
    closeForeignCalibration(db, id, at);
  });
  await removeDeleted(store, at);
}
