import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChunkCipher } from '../../electron/store/chunkCipher.ts';
import { checkpoint, closeConnection, openConnection, rawOf, runSql } from '../../electron/store/connection.ts';
import { isPlainDatabase } from '../../electron/store/keyCheck.ts';
import { migrate } from '../../electron/store/migrations/migrate.ts';
import { migrations } from '../../electron/store/migrations/migrations.ts';
import { openStoreDirectory } from '../../electron/store/openStoreDirectory.ts';
import { sealPlainChunks } from '../../electron/store/sealPlainChunks.ts';
import { sealed, unsealed } from '../../electron/store/sealedBytes.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';
import { longRecording } from '../fixtures/recordings/longRecording.ts';
import { anyCall, anyTime, openForTest, temporaryDirectory } from './temporaryStore.ts';

const otherSecrets = { ...storeSecrets, masterKey: new Uint8Array(32).fill(9) };
const planted = { number: '13987654321', name: '欧阳紫霞', note: '绝密备注暗号七十二' };

/** Every file below a folder and what is in it. */
function contentsOf(directory: string): Map<string, Buffer> {
  return new Map(fs.readdirSync(directory).sort().map((name) => [name, fs.readFileSync(path.join(directory, name))]));
}

function found(directory: string, marks: readonly Uint8Array[]): string[] {
  return [...contentsOf(directory)].flatMap(([name, content]) => (marks.some((mark) => content.includes(Buffer.from(mark))) ? [name] : []));
}

test('whatever bit of a sealed chunk, its place or its recording is changed, it is refused', () => {
  const key = randomBytes(32);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), fc.nat(7), (bytes, at, bit) => {
    const seal = sealed(key, 'r|raw|3', bytes);
    expect(unsealed(key, 'r|raw|3', seal)?.equals(bytes)).toBe(true);
    const changed = Buffer.from(seal);
    changed[at % seal.byteLength] = (changed[at % seal.byteLength] ?? 0) ^ (1 << bit);
    expect(unsealed(key, 'r|raw|3', changed)).toBeUndefined();
    for (const other of ['s|raw|3', 'r|finished|3', 'r|raw|4']) expect(unsealed(key, other, seal)).toBeUndefined();
    const sha256 = createHash('sha256').update(bytes).digest();
    const cipher = new ChunkCipher('r', key, false);
    // Nor may plain bytes stand where encrypted ones were.
    expect(() => cipher.open('raw', 3, { bytes, byteLength: bytes.byteLength, sha256 })).toThrow(expect.objectContaining({ code: 'damaged' }));
  }));
});

test('no file of a used folder holds a number, a name, a note or a voice', async () => {
  const directory = temporaryDirectory();
  const { ask, store } = openForTest(directory);
  ask.beginCall(anyCall({ callId: 'a', remoteNumber: planted.number, remoteRaw: planted.number }));
  ask.saveCustomer({ id: 'C1', draft: { name: planted.name, company: '', level: '', tags: [], notes: planted.note, numbers: [planted.number] }, at: anyTime });
  ask.beginRecording({ id: 'r', callId: 'a', startedAt: anyTime, mimeType: 'audio/webm;codecs=opus' });
  const pieces = [...longRecording({ seconds: 5, at: anyTime })];
  for (const [sequence, { bytes, at }] of pieces.entries()) ask.appendChunk({ recordingId: 'r', sequence, bytes, at });
  // Silence is like any zeros: only what tells something.
  const voice = pieces.flatMap(({ bytes }) => [600, 1500, 3000].map((from) => bytes.subarray(from, from + 40))).filter((mark) => new Set(mark).size > 20);
  expect(voice.length).toBeGreaterThan(3);
  const marks = [...Object.values(planted).flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]), Buffer.from('OpusHead'), ...voice];
  // With the WALs that a crash would leave, and after a clean end.
  expect(found(directory, marks)).toEqual([]);
  await ask.completeRecording({ id: 'r', state: 'complete' });
  store.close();
  expect(found(directory, marks)).toEqual([]);
  expect(found(directory, [Buffer.from('recordingId')])).toEqual(expect.arrayContaining(['recordings-2026-11.db']));
});

test('another key is told from damage, and changes nothing', () => {
  const directory = temporaryDirectory();
  const first = openForTest(directory);
  first.ask.beginCall(anyCall({ callId: 'a' }));
  first.store.close();
  const before = contentsOf(directory);
  expect(() => openStoreDirectory(directory, otherSecrets)).toThrow(expect.objectContaining({ code: 'wrongKey' }));
  expect(contentsOf(directory)).toEqual(before);
  // Also when the file that tells it is lost.
  fs.rmSync(path.join(directory, 'key.check'));
  expect(() => openStoreDirectory(directory, otherSecrets)).toThrow(expect.objectContaining({ code: 'wrongKey' }));
  expect(openForTest(directory).ask.getCall({ callId: 'a' })?.entry.callId).toBe('a');
});

test('a changed byte of a recording is told as damage, is never played, and stops nothing else', () => {
  const directory = temporaryDirectory();
  const { ask, store } = openForTest(directory);
  ask.beginCall(anyCall({ callId: 'a' }));
  ask.beginRecording({ id: 'r', callId: 'a', startedAt: anyTime, mimeType: 'audio/webm' });
  for (let sequence = 0; sequence < 3; sequence += 1) ask.appendChunk({ recordingId: 'r', sequence, bytes: new Uint8Array(1000).fill(sequence), at: anyTime });
  const shard = store.shards.get('2026-11');
  const row = rawOf(shard).prepare('SELECT id, bytes FROM chunk ORDER BY id LIMIT 1 OFFSET 1').get() as { id: number; bytes: Buffer };
  row.bytes[500] = (row.bytes[500] ?? 0) ^ 1;
  runSql(shard, 'UPDATE chunk SET bytes = ? WHERE id = ?', row.bytes, row.id);
  expect(() => ask.readRecording({ id: 'r', offset: 1500, length: 10 })).toThrow(expect.objectContaining({ code: 'damaged' }));
  expect(ask.readRecording({ id: 'r', offset: 2000, length: 10 })).toEqual(new Uint8Array(10).fill(2));
});

test('a deleted recording is noise even where its chunks were kept', async () => {
  const { ask, store } = openForTest();
  ask.beginCall(anyCall({ callId: 'a' }));
  ask.beginRecording({ id: 'r', callId: 'a', startedAt: anyTime, mimeType: 'audio/webm' });
  for (const [sequence, { bytes, at }] of [...longRecording({ seconds: 3, at: anyTime })].entries()) ask.appendChunk({ recordingId: 'r', sequence, bytes, at });
  await ask.completeRecording({ id: 'r', state: 'complete' });
  await ask.deleteRecordings({ ids: ['r'], at: anyTime, by: 'hand', person: '', reason: 'test' });
  expect(() => store.shards.keys.forReading('r')).toThrow(expect.objectContaining({ code: 'unknownRecording' }));
  expect(rawOf(store.db).prepare('SELECT wrapped FROM recordingKey').pluck().all()).toEqual([null]);
});

test('a plain database and its plain recordings are encrypted, without a row lost or a word left', async () => {
  const directory = temporaryDirectory();
  const made = openForTest(directory);
  made.ask.beginCall(anyCall({ callId: 'a', remoteNumber: planted.number }));
  made.ask.saveCustomer({ id: 'C1', draft: { name: planted.name, company: '', level: '', tags: [], notes: planted.note, numbers: [] }, at: anyTime });
  made.ask.beginRecording({ id: 'r', callId: 'a', startedAt: anyTime, mimeType: 'audio/webm' });
  const voice = Buffer.from('a voice that everybody could hear'.repeat(30));
  for (let sequence = 0; sequence < 20; sequence += 1) made.ask.appendChunk({ recordingId: 'r', sequence, bytes: voice, at: anyTime });
  // As a version before encryption kept it.
  runSql(made.store.shards.get('2026-11'), 'UPDATE chunk SET bytes = ?', voice);
  const rows = ['call', 'customer'].map((table) => [table, rawOf(made.store.db).prepare(`SELECT * FROM ${table}`).all()] as const);
  made.store.close();
  const file = path.join(directory, 'console.db');
  fs.rmSync(path.join(directory, 'key.check'));
  for (const name of fs.readdirSync(directory).filter((one) => one.startsWith('console.db'))) fs.rmSync(path.join(directory, name));
  const plain = openConnection(file);
  migrate(plain, migrations.filter(({ version }) => version < 150));
  for (const [table, kept] of rows) {
    const columns = (rawOf(plain).pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    for (const row of kept) runSql(plain, `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`, ...columns.map((name) => (row as Record<string, string>)[name] ?? null));
  }
  runSql(plain, `INSERT INTO recording (id, call, startedAt, state, mimeType, shard, chunkCount, byteLength, durationMs, seekIndex) SELECT 'r', id, ${anyTime}, 'recording', 'audio/webm', '2026-11', 0, 0, 0, '[]' FROM call`);
  checkpoint(plain, 'TRUNCATE');
  closeConnection(plain);
  expect([isPlainDatabase(file), found(directory, [Buffer.from(planted.number), voice])]).toEqual([true, ['console.db', 'recordings-2026-11.db']]);

  const { ask, store } = openForTest(directory);
  expect(isPlainDatabase(file)).toBe(false);
  expect(ask.getCall({ callId: 'a' })?.entry.remoteNumber).toBe(planted.number);
  expect(Buffer.from(ask.readRecording({ id: 'r', offset: 0, length: voice.byteLength })).equals(voice)).toBe(true);
  await sealPlainChunks(store);
  expect(Buffer.from(ask.readRecording({ id: 'r', offset: 19 * voice.byteLength, length: voice.byteLength })).equals(voice)).toBe(true);
  ask.appendChunk({ recordingId: 'r', sequence: 20, bytes: voice, at: anyTime });
  store.close();
  expect(found(directory, [Buffer.from(planted.number), Buffer.from(planted.name), Buffer.from(planted.note), voice.subarray(0, 200)])).toEqual([]);
});
