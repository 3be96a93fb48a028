import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, test } from 'vitest';
import { asWritable, closeConnection, openConnection } from '../../electron/store/connection.ts';
import { migrate, versionOf } from '../../electron/store/migrations/migrate.ts';
import { migrations } from '../../electron/store/migrations/migrations.ts';
import { openKept } from '../fixtures/openKept.ts';
import { foundCalls, openForTest, temporaryDirectory } from './temporaryStore.ts';

const oldCall = `INSERT INTO call (id, callId, sipCallId, direction, startedAt, result, talkSeconds, line, remoteNumber, remoteRaw, serviceNumber,
  areaText, queue, ivrPath, routeRule, customerName, company, agent, disposition)
  VALUES (1000, 'old', '', 'incoming', 1000, 'missed', 0, 1, '13812345678', '', '4008201234', '北京 移动', '售后', '', '', '李敏', '华信', '', '')`;
const oldCustomer = `INSERT INTO customer (id, name, company, level, tags, notes, createdAt, updatedAt) VALUES ('C1', '李敏', '华信', '', '["老客户"]', '', 1, 1);
  INSERT INTO customerNumber (number, customer, position) VALUES ('13812345678', 1, 0)`;

describe('migrations', () => {
  test('are numbered upwards', () => {
    const versions = migrations.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });

  test.each(migrations.map(({ version }) => version))('a database of version %i opens with its rows, and they can be searched', (version) => {
    const directory = temporaryDirectory();
    const file = path.join(directory, 'console.db');
    const old = openConnection(file);
    migrate(old, migrations.filter((migration) => migration.version <= version));
    expect(versionOf(old)).toBe(version);
    closeConnection(old);
    const raw = new Database(file);
    // The rows have no grams, as rows from before version 80 have not the grams of today.
    const rebuilt = version < 80;
    if (rebuilt) raw.exec(oldCall);
    if (rebuilt && version >= 20) raw.exec(oldCustomer);
    raw.close();

    const { ask, store } = openForTest(directory);
    expect(store.report()).toEqual({ version: migrations.at(-1)?.version, quarantined: [] });
    if (rebuilt) {
      expect(foundCalls(ask, { text: '李 4567' })).toEqual(['old']);
      expect(foundCalls(ask, { text: '4008' })).toEqual(['old']);
    }
    if (rebuilt && version >= 20) expect(ask.searchCustomers({ text: '敏 老客户 138', limit: 5 }).map(({ id }) => id)).toEqual(['C1']);
    expect(ask.integrity(null).files.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('give calls of the version before a place for what comes after them, and change nothing else in them', () => {
    const directory = temporaryDirectory();
    const file = path.join(directory, 'console.db');
    const old = openConnection(file);
    migrate(old, migrations.filter((migration) => migration.version <= 80));
    closeConnection(old);
    const raw = new Database(file);
    raw.exec(`${oldCall}; ${oldCustomer}; INSERT INTO callFacts (call, facts) VALUES (1000, '{}');
      INSERT INTO callEvent (call, sequence, at, kind, event) VALUES (1000, 0, 1000, 'rang', '{"kind":"rang","at":1000}')`);
    const before = raw.prepare('SELECT * FROM call').all();
    expect(() => raw.exec(`UPDATE call SET result = 'forwarded'`)).toThrow('CHECK');
    raw.close();

    const { ask, store } = openForTest(directory);
    const detail = ask.getCall({ callId: 'old' });
    expect(detail?.entry).toMatchObject({ result: 'missed', mos: null, surveyScore: null, remoteNumber: '13812345678' });
    expect(detail?.events).toEqual([{ sequence: 0, event: { kind: 'rang', at: 1000 } }]);
    const end = { by: 'agent', cause: 'redirected' } as const;
    ask.appendCallEvents({ callId: 'old', events: [{ sequence: 1, event: { kind: 'ended', at: 2000, end } }] });
    ask.keepDisposition({ callId: 'old', disposition: { reason: 'a', result: null, followUp: 'none', note: '' }, text: '咨询', at: 3000 });
    expect(ask.getCall({ callId: 'old' })?.entry).toMatchObject({ result: 'forwarded', disposition: '咨询' });
    expect(ask.integrity(null).files.flatMap(({ problems }) => problems)).toEqual([]);
    store.close();

    const after = openKept(file);
    expect(() => after.exec(`UPDATE call SET result = 'else'`)).toThrow('CHECK');
    expect(() => after.exec(`UPDATE sqlite_schema SET sql = ''`)).toThrow();
    expect(Object.keys(after.prepare('SELECT * FROM call').get() as object)).toEqual([...Object.keys(before[0] as object), 'mos', 'surveyScore', 'reviewScore']);
    after.close();
  });

  test('that fail leave the version and the tables as they were', () => {
    const db = asWritable(new Database(':memory:'));
    migrate(db, [{ version: 1, sql: 'CREATE TABLE a (x INTEGER) STRICT' }]);
    expect(() => migrate(db, [{ version: 1, sql: '' }, { version: 2, sql: 'CREATE TABLE b (x INTEGER) STRICT; CREATE TABLE a (x INTEGER) STRICT' }])).toThrow('already exists');
    expect(versionOf(db)).toBe(1);
    expect(() => migrate(db, [{ version: 2, sql: 'CREATE TABLE b (x INTEGER) STRICT' }])).not.toThrow();
    closeConnection(db);
  });

  test('refuse a database from the future and leave it as it is', () => {
    const directory = temporaryDirectory();
    openForTest(directory).store.close();
    const file = path.join(directory, 'console.db');
    const future = openKept(file);
    future.pragma('user_version = 100000');
    future.exec(`CREATE TABLE later (x TEXT) STRICT; INSERT INTO later VALUES ('kept')`);
    future.close();
    expect(() => openForTest(directory)).toThrow(expect.objectContaining({ code: 'futureDatabase' }));
    const after = openKept(file, { readonly: true });
    expect(after.prepare('SELECT x FROM later').pluck().get()).toBe('kept');
    expect(after.pragma('user_version', { simple: true })).toBe(100_000);
    after.close();
  });
});
