import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { closeConnection, openConnection, rawOf } from '../../electron/store/connection.ts';
import { migrate } from '../../electron/store/migrations/migrate.ts';
import { migrations } from '../../electron/store/migrations/migrations.ts';
import { anyCall, anyImportedCall, anyTime, foundCalls, openForTest, temporaryDirectory } from './temporaryStore.ts';

const pageSize = 4096;

/** A store of 3,000 calls, closed; returns its folder and main file. */
function filledDirectory(): { readonly directory: string; readonly file: string } {
  const directory = temporaryDirectory();
  const { ask, store } = openForTest(directory);
  ask.importCalls(Array.from({ length: 3000 }, (_, index) => anyImportedCall({ callId: `call-${index}`, startedAt: anyTime + index * 7000, customerName: '李敏' })));
  ask.saveCustomer({ id: 'C1', draft: { name: '王伟', company: '', level: '', tags: [], notes: '', numbers: ['13800001111'] }, at: anyTime });
  ask.putSetting({ key: 'k', value: 'kept' });
  store.checkpoint('TRUNCATE');
  store.close();
  return { directory, file: path.join(directory, 'console.db') };
}

/** Overwrites pages (1-based) with noise. */
function destroy(file: string, pages: readonly number[], bytes = pageSize): void {
  const handle = fs.openSync(file, 'r+');
  for (const page of pages) fs.writeSync(handle, randomBytes(bytes), 0, bytes, (page - 1) * pageSize);
  fs.closeSync(handle);
}

/** Leaf pages of a table, in order of its keys. */
function leavesOf(directory: string, table: string): number[] {
  const { store } = openForTest(directory);
  const leaves = rawOf(store.db).prepare(`SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path`).pluck().all(table) as number[];
  store.close();
  return leaves;
}

describe('a database whose file is gone', () => {
  test.each([['removed', (file: string) => fs.rmSync(file)], ['emptied', (file: string) => fs.truncateSync(file)]])('or was %s is told, once: an empty log must not pass for a first start', (_how, harm) => {
    const { directory, file } = filledDirectory();
    harm(file);
    const { store, ask } = openForTest(directory);
    expect(store.report().quarantined).toMatchObject([{ file: 'console.db', keptAs: '' }]);
    expect(foundCalls(ask, { limit: 5 })).toEqual([]);
    store.close();
    expect(openForTest(directory).store.report().quarantined).toEqual([]);
  });
});

describe('a damaged database', () => {
  test('is put aside unchanged, and every row outside the damage is in the new one, searchable', () => {
    const { directory, file } = filledDirectory();
    const leaves = leavesOf(directory, 'call');
    expect(leaves.length).toBeGreaterThan(50);
    destroy(file, [leaves[10] ?? 0, leaves[11] ?? 0, leaves[40] ?? 0]);
    const damaged = fs.readFileSync(file);

    const first = openForTest(directory);
    expect(() => foundCalls(first.ask, { limit: 500 })).toThrow(expect.objectContaining({ code: expect.stringMatching(/^SQLITE_CORRUPT/) }));
    first.store.markSuspect();
    first.store.close();

    const { ask, store } = openForTest(directory);
    const [report] = store.report().quarantined;
    expect(report).toMatchObject({ file: 'console.db', keptAs: expect.stringMatching(/^console\.db\.damaged-/) });
    expect(fs.readFileSync(path.join(directory, report?.keptAs ?? '')).equals(damaged)).toBe(true);
    const lost = 3000 - foundCalls(ask, { limit: 500 }).length;
    expect(lost).toBeGreaterThan(0);
    expect(lost).toBeLessThan(3 * 40);
    expect(report?.salvaged).toMatchObject({ call: 3000 - lost, customer: 1, setting: 1 });
    expect(foundCalls(ask, { text: '李敏 5678', limit: 500 })).toHaveLength(3000 - lost);
    expect(ask.searchCustomers({ text: '王', limit: 5 })).toHaveLength(1);
    expect(ask.getSetting({ key: 'k' })).toBe('kept');
    expect(ask.integrity(null).files.flatMap(({ problems }) => problems)).toEqual([]);
    store.close();
    expect(openForTest(directory).store.report().quarantined).toEqual([]);
  });

  test.each([['its header', 100], ['its whole first page', pageSize]])('without %s loses no row', (_what, bytes) => {
    const { directory, file } = filledDirectory();
    destroy(file, [1], bytes);
    const { ask, store } = openForTest(directory);
    expect(store.report().quarantined[0]?.salvaged).toMatchObject({ call: 3000, customer: 1, customerNumber: 1, setting: 1 });
    expect(foundCalls(ask, { limit: 500 })).toHaveLength(3000);
  });

  test.each([['its header', 100], ['its whole first page', pageSize]])('that an older version made, without %s, loses no row either', (_what, bytes) => {
    const directory = temporaryDirectory();
    const file = path.join(directory, 'console.db');
    const old = openConnection(file);
    migrate(old, migrations.filter(({ version }) => version <= 80));
    // Its tables begin where a new database has others: the newer ones lie behind all these rows.
    const insert = rawOf(old).prepare(`INSERT INTO call (id, callId, sipCallId, direction, startedAt, result, talkSeconds, line, remoteNumber, remoteRaw, serviceNumber,
      areaText, queue, ivrPath, routeRule, customerName, company, agent, disposition) VALUES (?, ?, '', 'incoming', 1, 'missed', 0, 1, '138', '', '', '', '', '', '', '', '', '', '')`);
    rawOf(old).exec('BEGIN');
    for (let id = 1; id <= 3000; id += 1) insert.run(id, `old-${id}`);
    rawOf(old).exec('COMMIT');
    closeConnection(old);
    const upgraded = openForTest(directory);
    upgraded.ask.putAgentPeriod({ agent: '8001', period: { kind: 'idle', reason: null, since: 1, until: null } });
    upgraded.ask.keepDisposition({ callId: 'old-7', disposition: { reason: 'a', result: null, followUp: 'none', note: '' }, text: '咨询', at: 1 });
    upgraded.store.checkpoint('TRUNCATE');
    upgraded.store.close();
    destroy(file, [1], bytes);

    const { ask, store } = openForTest(directory);
    expect(store.report().quarantined[0]?.salvaged).toMatchObject({ call: 3000, agentPeriod: 1, callDisposition: 1 });
    expect(foundCalls(ask, { text: '咨询' })).toEqual(['old-7']);
  });

  test('that is cut off keeps what was before the cut', () => {
    const { directory, file } = filledDirectory();
    fs.truncateSync(file, Math.floor(fs.statSync(file).size * 0.6));
    const { ask, store } = openForTest(directory);
    expect(store.report().quarantined).toHaveLength(1);
    const kept = foundCalls(ask, { limit: 500 });
    expect(kept.length).toBe(store.report().quarantined[0]?.salvaged.call);
    expect(kept.length).toBeGreaterThan(100);
  });

  test('that is nothing but noise is kept aside, and the program starts empty', () => {
    const directory = temporaryDirectory();
    openForTest(directory).store.close();
    const noise = randomBytes(50_000);
    fs.writeFileSync(path.join(directory, 'console.db'), noise);
    const { ask, store } = openForTest(directory);
    expect(fs.readFileSync(path.join(directory, store.report().quarantined[0]?.keptAs ?? '')).equals(noise)).toBe(true);
    ask.beginCall(anyCall({ callId: 'a' }));
    expect(foundCalls(ask, {})).toEqual(['a']);
  });

  test('whose exchange was interrupted is exchanged at the next start, with its WAL out of the way', () => {
    const { directory, file } = filledDirectory();
    fs.renameSync(file, `${file}.salvaged`);
    fs.writeFileSync(file, 'damaged');
    fs.writeFileSync(`${file}-wal`, 'old wal');
    const { ask, store } = openForTest(directory);
    expect(foundCalls(ask, { limit: 500 })).toHaveLength(3000);
    const aside = fs.readdirSync(directory).filter((name) => name.includes('.damaged-')).sort();
    expect(aside.map((name) => fs.readFileSync(path.join(directory, name), 'utf8'))).toEqual(['damaged', 'old wal']);
    store.close();
  });

  test('of recordings is repaired by itself: chunks before and after the damage stay', () => {
    const directory = temporaryDirectory();
    const first = openForTest(directory);
    first.ask.beginCall(anyCall({ callId: 'a' }));
    first.ask.beginRecording({ id: 'r', callId: 'a', startedAt: anyTime, mimeType: 'audio/webm' });
    for (let sequence = 0; sequence < 60; sequence += 1) first.ask.appendChunk({ recordingId: 'r', sequence, bytes: randomBytes(8000), at: anyTime });
    first.store.checkpoint('TRUNCATE');
    const shard = rawOf(first.store.shards.get('2026-11'));
    const leaf = shard.prepare(`SELECT pageno FROM dbstat WHERE name = 'chunk' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 20`).pluck().get() as number;
    first.store.markSuspect();
    first.store.close();
    destroy(path.join(directory, 'recordings-2026-11.db'), [leaf]);

    let repairs = 0;
    const { ask, store } = openForTest(directory, () => { repairs += 1; });
    expect(store.report().quarantined).toEqual([]);
    repairs = 0;
    ask.getRecording({ callId: 'a' });
    // Told before a repair, on which no other request is answered.
    expect(repairs).toBeGreaterThan(0);
    const [report] = store.report().quarantined;
    expect(report).toMatchObject({ file: 'recordings-2026-11.db', salvaged: { track: 1 } });
    expect(report?.salvaged.chunk).toBeGreaterThan(50);
    expect(report?.salvaged.chunk).toBeLessThan(60);
  });
});

describe('a disk that refuses', () => {
  test('a full disk is an error with its code; what was acknowledged stays, and writing goes on when there is room', () => {
    const { ask, store } = openForTest();
    const raw = rawOf(store.db);
    ask.beginCall(anyCall({ callId: 'before' }));
    raw.pragma(`max_page_count = ${Number(raw.pragma('page_count', { simple: true })) + 2}`);
    const fillUp = (): void => {
      for (let index = 0; index < 5000; index += 1) ask.beginCall(anyCall({ callId: `more-${index}`, startedAt: anyTime + index }));
    };
    expect(fillUp).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    raw.pragma('max_page_count = 1000000');
    ask.beginCall(anyCall({ callId: 'after', startedAt: anyTime + 10_000 }));
    const found = foundCalls(ask, { text: '售后' });
    expect([found[0], found.at(-1)]).toEqual(['after', 'before']);
    expect(ask.integrity(null).files.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('a place where no folder can be is refused with its code', () => {
    const directory = temporaryDirectory();
    fs.writeFileSync(path.join(directory, 'file'), '');
    expect(() => openForTest(path.join(directory, 'file', 'store'))).toThrow(expect.objectContaining({ code: 'notAllowed' }));
  });
});
