import fs from 'node:fs';
import path from 'node:path';
import { rawOf } from './connection.ts';
import type { ReadableDb } from './connection.ts';
import { mainFileName } from './openStoreDirectory.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { IntegrityReport, StoreStats } from './storeApi.ts';

const countedTables = [
  'call', 'callEvent', 'callQuality', 'callDisposition', 'customer', 'customerNumber', 'recording', 'routingSnapshot', 'blockedNumber', 'serviceNumber',
  'task', 'agentPeriod', 'company', 'ticket', 'customerNote', 'customerMerge', 'stagedCustomer', 'customerTextOrphan',
];

function problemsOf(db: ReadableDb): string[] {
  const rows = rawOf(db).pragma('integrity_check(100)') as { integrity_check: string }[];
  const problems = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  const orphans = rawOf(db).pragma('foreign_key_check') as unknown[];
  return orphans.length === 0 ? problems : [...problems, `${orphans.length} rows without their parent`];
}

/** Checks every page and index of every database of the store. Seconds on a large one. */
export function integrity(store: OpenStore): IntegrityReport {
  return {
    files: [
      { name: mainFileName, problems: problemsOf(store.db) },
      ...store.shards.months().map((month) => ({ name: path.basename(store.shards.fileOf(month)), problems: problemsOf(store.shards.get(month)) })),
    ],
  };
}

/** Row counts and file sizes (with their WALs). */
export function stats(store: OpenStore): StoreStats {
  const rows = countedTables.map((table) => {
    const counted = rawOf(store.db).prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM ${table}`).get();
    return [table, counted?.rows ?? 0] as const;
  });
  const files = fs.readdirSync(store.directory).sort().map((name) => ({ name, bytes: fs.statSync(path.join(store.directory, name)).size }));
  return { rows: Object.fromEntries(rows), files };
}
