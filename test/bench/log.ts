/**
 * The call log at its full size, from main's view through a real store process: durable commits of call events, searches
 * by digits and by hanzi; and, in process, bulk import against bare better-sqlite3. Peer of the searches: SQL `LIKE` over
 * the same rows, newest first with the same limit.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openConnection, closeConnection, rawOf } from '../../electron/store/connection.ts';
import { migrate } from '../../electron/store/migrations/migrate.ts';
import { migrations } from '../../electron/store/migrations/migrations.ts';
import { mainFileName, openStoreDirectory } from '../../electron/store/openStoreDirectory.ts';
import { keyOfFile } from '../../electron/store/storeKeys.ts';
import type { ImportedCall, StoreClient } from '../../electron/store/storeApi.ts';
import { importCalls } from '../../electron/store/tables/callImport.ts';
import { gramsOfCall, noMarks } from '../../electron/store/tables/callSearch.ts';
import { noFacts } from '../../shared/calls/callFacts.ts';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import { openBenchStore } from './fixtures/benchStore.ts';
import { benchCalls, benchCustomers, benchNow, copyBenchDatabase } from './fixtures/ensureBenchDatabase.ts';
import { describeTimes, percentile, rounded, timesOf } from './fixtures/figures.ts';
import { seededRandom } from './fixtures/random.ts';
import type { BenchOptions } from './runBench.ts';
import { openKept } from '../fixtures/openKept.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';

const page = { text: '', from: null, until: null, limit: 50, cursor: null } as const;

/** Commits of single events of live calls, each synced before it is acknowledged. */
async function commitTimes(store: StoreClient, calls: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < calls; index += 1) {
    const callId = `bench-${index}`;
    const startedAt = benchNow + index * 60_000;
    await store.beginCall({
      callId, sipCallId: callId, direction: 'incoming', startedAt, line: 1, remoteNumber: `139${String(index).padStart(8, '0')}`, remoteRaw: '',
      serviceNumber: '4008201234', facts: noFacts, agent: '8001', areaText: '北京 移动', queue: '售后服务', queueWaitSeconds: 5, ivrPath: '2 售后', routeRule: '',
    });
    const events: CallEvent[] = [
      { kind: 'rang', at: startedAt }, { kind: 'answerRequested', at: startedAt + 3000 }, { kind: 'answered', at: startedAt + 3100 },
      { kind: 'recordingStarted', at: startedAt + 3200 }, { kind: 'muted', at: startedAt + 9000 }, { kind: 'unmuted', at: startedAt + 12_000 },
      { kind: 'ended', at: startedAt + 50_000, end: { by: 'remote', cause: 'hungUp' } },
    ];
    times.push(...await timesOf([...events.entries()], ([sequence, event]) => store.appendCallEvents({ callId, events: [{ sequence, event }] }), 0));
  }
  return times;
}

/** What one synced row costs on this disk without any of our work: the floor under every commit. */
function bareCommitTimes(directory: string, count: number): number[] {
  const connection = openConnection(path.join(directory, 'bare.db'), keyOfFile(storeSecrets, 'bare.db'));
  const db = rawOf(connection);
  db.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT) STRICT');
  const insert = db.prepare('INSERT INTO bare (text) VALUES (?)');
  const times = Array.from({ length: count }, () => {
    const start = performance.now();
    insert.run('x'.repeat(100));
    return performance.now() - start;
  });
  closeConnection(connection);
  return times;
}

interface ImportSeconds {
  readonly ours: number;
  /** Everything that is not SQL was done beforehand: what remains is the cost of the tables and indexes themselves. */
  readonly raw: number;
  /** Begins with the same rows as we do, and so makes the words of the text index too. */
  readonly rawFromRows: number;
}

/**
 * Seconds for the same rows through `importCalls` and through bare prepared statements; the best of three turns each. The
 * peer has the same tables, indexes, triggers of the schema, encryption and batches; it keeps no evidence, notes no values
 * for filters, looks for no tags of customers and asks nothing about calls that are there already.
 */
function importSeconds(rows: readonly ImportedCall[]): ImportSeconds {
  const batch = 10_000;
  const inFolder = (work: (directory: string) => number): number => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'console-import-'));
    try {
      return work(directory);
    } finally {
      fs.rmSync(directory, { recursive: true, force: true });
    }
  };
  const ours = (directory: string): number => {
    const store = openStoreDirectory(directory, storeSecrets);
    const start = performance.now();
    for (let at = 0; at < rows.length; at += batch) importCalls(store.db, rows.slice(at, at + batch));
    const seconds = (performance.now() - start) / 1000;
    store.close();
    return seconds;
  };
  const columns = ['id', 'line', 'remoteRaw', ...Object.keys(rows[0] ?? {})];
  const prepare = (row: ImportedCall) => ({ values: [row.startedAt, 0, row.remoteNumber, ...Object.values(row)], grams: gramsOfCall(row, noMarks) });
  const prepared = rows.map(prepare);
  const raw = (directory: string, fromRows: boolean): number => {
    const connection = openConnection(path.join(directory, 'raw.db'), keyOfFile(storeSecrets, 'raw.db'));
    migrate(connection, migrations);
    const db = rawOf(connection);
    const insert = db.prepare(`INSERT INTO call (${columns.join()}) VALUES (${columns.map(() => '?').join()})`);
    const index = db.prepare('INSERT INTO callText (rowid, grams) VALUES (?, ?)');
    const start = performance.now();
    for (let at = 0; at < rows.length; at += batch) {
      const slice = fromRows ? rows.slice(at, at + batch).map(prepare) : prepared.slice(at, at + batch);
      db.exec('BEGIN');
      for (const { values } of slice) insert.run(...values);
      for (const { values, grams } of slice) index.run(values[0], grams);
      db.exec('COMMIT');
    }
    const seconds = (performance.now() - start) / 1000;
    closeConnection(connection);
    return seconds;
  };
  const turns = [1, 2, 3].map(() => ({ ours: inFolder(ours), raw: inFolder((folder) => raw(folder, false)), rawFromRows: inFolder((folder) => raw(folder, true)) }));
  const best = (which: keyof ImportSeconds): number => Math.min(...turns.map((turn) => turn[which]));
  return { ours: best('ours'), raw: best('raw'), rawFromRows: best('rawFromRows') };
}

function likeTimes(directory: string, texts: readonly string[]): number[] {
  const db = openKept(path.join(directory, mainFileName), { readonly: true });
  const search = db.prepare('SELECT * FROM call WHERE remoteNumber LIKE ? OR serviceNumber LIKE ? ORDER BY id DESC LIMIT 50');
  const times = texts.map((text) => {
    const start = performance.now();
    search.all(`%${text}%`, `%${text}%`);
    return performance.now() - start;
  });
  db.close();
  return times;
}

/** Runs of 3–11 digits out of numbers that called, as a seat types them. */
function digitTexts(calls: readonly ImportedCall[], count: number): string[] {
  const random = seededRandom(11);
  return Array.from({ length: count }, (_, index) => {
    const number = random.pick(calls).remoteNumber;
    const length = Math.min(number.length, 3 + (index % 9));
    const at = random.below(number.length - length + 1);
    return number.slice(at, at + length);
  });
}

/** One or two neighbouring hanzi out of names, companies, areas, queues and dispositions, and a few that nobody has. */
function hanziTexts(calls: readonly ImportedCall[], count: number): string[] {
  const random = seededRandom(12);
  return Array.from({ length: count }, (_, index) => {
    if (index % 50 === 0) return random.pick(['鑫鑫', '龘', '王李', '京北', '霾霾']);
    const call = random.pick(calls);
    const text = random.pick([call.customerName, call.company, call.areaText, call.queue, call.disposition].filter((field) => /\p{Script=Han}{2}/u.test(field)));
    const hanzi = [...(/\p{Script=Han}{2,}/u.exec(text)?.[0] ?? text)];
    const at = random.below(hanzi.length - 1);
    return hanzi.slice(at, at + 1 + (index % 2)).join('');
  });
}

export async function run({ quick }: BenchOptions): Promise<Record<string, number>> {
  const size = quick ? { calls: 20_000, customers: 4000 } : { calls: 1_000_000, customers: 200_000 };
  const directory = copyBenchDatabase({ ...size, onProgress: (line) => console.log(line) });
  try {
    const cards = benchCustomers(size.customers);
    const rows = [...benchCalls(size.calls, cards)];
    const withTexts = rows.filter((row) => row.remoteNumber.length >= 3 && row.areaText !== '');
    console.log(`${size.calls} calls, ${size.customers} customers`);

    const store = await openBenchStore(directory);
    const warmUp = 100;
    const digits = digitTexts(withTexts, (quick ? 200 : 2000) + warmUp);
    const hanzi = hanziTexts(withTexts, (quick ? 200 : 2000) + warmUp);
    const digitTimes = await timesOf(digits, (text) => store.searchCallLog({ ...page, text }), warmUp);
    console.log(describeTimes('search by 3–11 digits', digitTimes));
    const hanziTimes = await timesOf(hanzi, (text) => store.searchCallLog({ ...page, text }), warmUp);
    console.log(describeTimes('search by 1–2 hanzi', hanziTimes));
    const commits = await commitTimes(store, quick ? 30 : 400);
    console.log(describeTimes('durable commit of a call event', commits));
    await store.close();
    console.log(describeTimes('one bare synced row, in process', bareCommitTimes(directory, commits.length)));

    const like = likeTimes(directory, digits.slice(warmUp, warmUp + (quick ? 9 : 45)));
    console.log(describeTimes('LIKE, in process', like));
    const imported = importSeconds(rows.slice(0, quick ? 10_000 : 100_000));
    console.log(`bulk import: ${rounded(imported.ours)} s, bare better-sqlite3 ${rounded(imported.raw)} s, and ${rounded(imported.rawFromRows)} s when it makes the words of the text index too`);
    return {
      commitP99Ms: rounded(percentile(commits, 0.99)),
      importVsRaw: rounded(imported.raw / imported.ours),
      importVsRawFromRows: rounded(imported.rawFromRows / imported.ours),
      searchDigitsP99Ms: rounded(percentile(digitTimes, 0.99)),
      searchHanziP99Ms: rounded(percentile(hanziTimes, 0.99)),
      likeP50Ms: rounded(percentile(like, 0.5)),
    };
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}
