/**
 * `tamper`: random changes of one byte, one order or one row – in the database, in a month of recordings, in an exported
 * package – each of which must be found and named; and as many looks at what nobody changed, in which nothing may be found.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPackage } from '../../electron/evidence/package/createPackage.ts';
import type { PackageStore } from '../../electron/evidence/package/createPackage.ts';
import { verifyPackage } from '../../electron/evidence/package/verifyPackage.ts';
import { rawOf } from '../../electron/store/connection.ts';
import { openStoreDirectory } from '../../electron/store/openStoreDirectory.ts';
import { storeFunctions } from '../../electron/store/storeFunctions.ts';
import { keepCall, keepReview, verifyAll } from '../fixtures/evidence/evidenceStore.ts';
import type { Asked } from '../fixtures/evidence/evidenceStore.ts';
import { randomTamper } from '../fixtures/evidence/randomTamper.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';

interface Sizes { readonly calls: number; readonly inStore: number; readonly inPackage: number; readonly seed: number }

export interface TamperResult { readonly tampers: number; readonly found: number; readonly falseAlarms: number; readonly missed: readonly string[] }

/** A generator whose numbers can be made again (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export async function runTampers({ calls, inStore, inPackage, seed }: Sizes): Promise<TamperResult> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'console-400-tamper-'));
  const store = openStoreDirectory(path.join(folder, 'store'), storeSecrets);
  const ask = storeFunctions(store) as unknown as Asked;
  const random = seeded(seed);
  const missed: string[] = [];
  let falseAlarms = 0;
  let tampers = 0;
  try {
    for (let index = 0; index < calls; index += 1) await keepCall(ask, index, index % 4 === 0 ? 4 : 0);
    for (let index = 0; index < calls; index += 2) await keepReview(ask, `call-${index}`);
    rawOf(store.db).pragma('foreign_keys = OFF');
    for (let round = 0; round < inStore; round += 1) {
      if (round % 10 === 0) falseAlarms += (await verifyAll(ask)).problems.length;
      const name = await withTamper(random, async () => ((await verifyAll(ask)).problems.length > 0));
      if (name !== null) missed.push(name);
      tampers += 1;
    }
    const file = path.join(folder, 'package.zip');
    await makePackage(file);
    const original = fs.readFileSync(file);
    const changed = path.join(folder, 'changed.zip');
    for (let round = 0; round < inPackage; round += 1) {
      if (round % 10 === 0) falseAlarms += (await verifyPackage(file)).problems.length;
      const bytes = Buffer.from(original);
      const at = Math.floor(random() * bytes.length);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
      fs.writeFileSync(changed, bytes);
      if ((await verifyPackage(changed)).problems.length === 0) missed.push(`package byte ${at}`);
      tampers += 1;
    }
    return { tampers, found: tampers - missed.length, falseAlarms, missed };
  } finally {
    store.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }

  /** One change in a transaction that is taken back. Its name when it was not found. */
  async function withTamper(draw: () => number, isFound: () => Promise<boolean>): Promise<string | null> {
    const months = store.shards.months().map((month) => store.shards.get(month));
    const databases = [store.db, ...months].map(rawOf);
    for (const raw of databases) raw.exec('BEGIN');
    try {
      rawOf(store.db).exec('DROP TRIGGER evidenceLinkStays; DROP TRIGGER evidenceLinkRemains; DROP TRIGGER reviewRevisionStays');
      const name = randomTamper(rawOf(store.db), months.map(rawOf), draw);
      return (await isFound()) ? null : name;
    } finally {
      for (const raw of databases) raw.exec('ROLLBACK');
    }
  }

  async function makePackage(file: string): Promise<void> {
    await createPackage(ask as unknown as PackageStore, {
      id: 'bench', callId: 'call-0', by: '8001', facts: {}, numbersHidden: false, files: [], signal: new AbortController().signal, progress: () => undefined,
      stamp: () => Promise.resolve(), write: (fill) => fill(fs.createWriteStream(file)),
    });
  }
}

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  const { missed, ...metrics } = await runTampers(quick ? { calls: 6, inStore: 60, inPackage: 60, seed: 1 } : { calls: 20, inStore: 1_500, inPackage: 1_500, seed: Date.now() % 2 ** 31 });
  for (const name of missed) console.log(`not found: ${name}`);
  return metrics;
}
