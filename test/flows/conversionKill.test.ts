import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { seededRandom } from '../bench/fixtures/random.ts';
import { makePlainStore, plainChunks, planted } from '../fixtures/conversion/plainStore.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';
import { openStoreDirectory } from '../../electron/store/openStoreDirectory.ts';
import { sealPlainChunks } from '../../electron/store/sealPlainChunks.ts';
import { storeFunctions } from '../../electron/store/storeFunctions.ts';
import type { DirectStore } from '../store/temporaryStore.ts';

const calls = 1000;
const program = path.resolve(import.meta.dirname, '../fixtures/conversion/convert.ts');

function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'console-conversion-'));
}

/** Converts a folder until it is killed, or to the end. Resolves to what it said. */
function convert(directory: string, atStep: number, killAfterCopyMs?: number): Promise<string> {
  const child = spawn(process.execPath, [program, directory, String(atStep)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString();
    if (killAfterCopyMs !== undefined) timer ??= setTimeout(() => child.kill('SIGKILL'), killAfterCopyMs);
  });
  return new Promise((resolve) => {
    child.on('close', () => {
      clearTimeout(timer);
      resolve(said);
    });
  });
}

const holds = (directory: string, mark: Buffer) => fs.readdirSync(directory).filter((name) => fs.readFileSync(path.join(directory, name)).includes(mark));

/** Opens what a kill left as the next start does, and looks whether all of it is there, once, and nothing of it in plain. */
async function expectWhole(directory: string, told: string): Promise<void> {
  const store = openStoreDirectory(directory, storeSecrets);
  try {
    const ask = storeFunctions(store) as unknown as DirectStore;
    await sealPlainChunks(store);
    expect(store.report().quarantined, told).toEqual([]);
    expect(ask.stats(null).rows.call, told).toBe(calls);
    for (const index of [0, 345, calls - 2]) expect(ask.getCall({ callId: `call-${index}` })?.entry.customerName, told).toBe(planted.name);
    const { byteLength } = ask.getRecordingById({ id: 'r' })!;
    expect(byteLength, told).toBe(plainChunks * planted.voice.byteLength);
    expect(Buffer.from(ask.readRecording({ id: 'r', offset: 0, length: byteLength })).equals(Buffer.concat(Array.from({ length: plainChunks }, () => planted.voice))), told).toBe(true);
    expect(ask.integrity(null).files.flatMap(({ problems }) => problems), told).toEqual([]);
  } finally {
    store.close();
  }
  expect(fs.readdirSync(directory).sort(), told).toEqual(['console.db', 'console.db.first', 'key.check', 'recordings-2026-11.db', 'recordings-2026-11.db.first']);
  expect([...holds(directory, Buffer.from(planted.name)), ...holds(directory, planted.voice.subarray(0, 200))], told).toEqual([]);
}

describe('a program killed while it encrypts what an older version kept in plain', () => {
  let plain = '';
  let steps = 0;

  beforeAll(async () => {
    plain = temporaryFolder();
    makePlainStore(plain, calls);
    fs.cpSync(plain, `${plain}-whole`, { recursive: true });
    steps = Number((await convert(`${plain}-whole`, 0)).trim().split('\n').at(-1));
    return () => [plain, `${plain}-whole`].forEach((directory) => fs.rmSync(directory, { recursive: true, force: true }));
  });

  function copyOfPlain(): string {
    const directory = temporaryFolder();
    onTestFinished(() => fs.rmSync(directory, { recursive: true, force: true }));
    fs.cpSync(plain, directory, { recursive: true });
    return directory;
  }

  test('at any step of it has everything at the next start, in one database, and nothing in plain', async () => {
    expect(holds(plain, Buffer.from(planted.name))).toEqual(['console.db']);
    console.log(`${steps} steps`);
    expect(steps).toBeGreaterThan(10);
    const killAt = async (at: number): Promise<void> => {
      const directory = copyOfPlain();
      await convert(directory, at);
      await expectWhole(directory, `step ${at} of ${steps}`);
    };
    for (let at = 1; at <= steps; at += 2) await Promise.all([killAt(at), killAt(at + 1)]);
  }, 180_000);

  test('again and again, at any moment, gets there in the end', async () => {
    const seed = Date.now() % 100_000;
    const random = seededRandom(seed);
    console.log(`seed ${seed}`);
    const directory = copyOfPlain();
    for (let kill = 0; kill < 8; kill += 1) await convert(directory, 0, random.below(80));
    await expectWhole(directory, `seed ${seed}`);
  });
});
