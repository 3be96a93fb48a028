import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepCall, tamper, verifyAll, evidenceStart } from '../fixtures/evidence/evidenceStore.ts';
import type { Asked } from '../fixtures/evidence/evidenceStore.ts';
import { rawOf } from '../../electron/store/connection.ts';
import { attachEvidence } from '../../electron/store/evidenceChain.ts';
import { openStoreDirectory } from '../../electron/store/openStoreDirectory.ts';
import { storeFunctions } from '../../electron/store/storeFunctions.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';
import { anyImportedCall, openForTest, temporaryDirectory } from './temporaryStore.ts';
import type { DirectStore, OpenedForTest } from './temporaryStore.ts';
import { firstProblem } from '../../shared/evidence/evidenceProblem.ts';

const asked = (ask: DirectStore) => ask as unknown as Asked;

/** A store with `calls` calls, the first with a recording of three seconds. */
async function filled(calls: number, directory = temporaryDirectory()) {
  const opened = openForTest(directory);
  for (let index = 0; index < calls; index += 1) await keepCall(asked(opened.ask), index, index === 0 ? 3 : 0);
  return { ...opened, directory };
}

describe('the evidence chain', () => {
  test('holds a link for every closed call, its write-up and its recording, and nothing is found wrong', async () => {
    const { ask } = openForTest();
    await keepCall(asked(ask), 0, 3);
    expect(ask.callEvidence({ callId: 'call-0' }).map(({ kind }) => kind)).toEqual(['callClosed', 'recordingCompleted', 'corrected']);
    expect(await verifyAll(asked(ask))).toEqual({ links: 4, calls: 1, recordings: 1, verifiedUntil: 4, problems: [], remarks: [] });
  });

  test('says which part of a call came late, and keeps the earlier links', async () => {
    const { ask, store } = openForTest();
    await keepCall(asked(ask), 0);
    ask.keepSurvey({ sipCallId: 'call-0@pbx', survey: { score: 4, outOf: 5, source: 'sms' }, at: evidenceStart + 90_000 });
    const links = ask.evidencePart({ callId: 'call-0', mostBetween: 10 })?.links.map(({ payload }) => JSON.parse(payload ?? '{}') as { changed?: string[] });
    expect(links?.map(({ changed }) => changed)).toEqual([undefined, ['writeUp'], ['events', 'survey']]);
    store.close();
  });

  test('is not added to by a request that is repeated or changes nothing', async () => {
    const { ask } = openForTest();
    await keepCall(asked(ask), 0, 3);
    const { head } = ask.evidenceStatus(null);
    await keepCall(asked(ask), 0);
    ask.fillCall({ callId: 'call-0', company: '' });
    expect(ask.evidenceStatus(null).head).toEqual(head);
  });

  test('says from when on it holds where calls were kept before, and counts them', async () => {
    const before = await filled(2);
    before.store.close();
    tamper(before.directory, (raw) => raw.exec('DELETE FROM evidenceLink; DELETE FROM evidenceHead'));
    const { ask } = openForTest(before.directory);
    await keepCall(asked(ask), 7);
    ask.fillCall({ callId: 'call-1', company: '华信' });
    const report = await verifyAll(asked(ask));
    expect(report.problems).toEqual([]);
    expect(report.remarks).toEqual([{ kind: 'outside', calls: 1, recordings: 1 }]);
  });

  test('takes in imported calls by their number, and what is changed of them later', async () => {
    const { ask } = openForTest();
    ask.importCalls([anyImportedCall({ callId: 'a' }), anyImportedCall({ callId: 'b' })]);
    ask.fillCall({ callId: 'b', company: '华信' });
    expect(await verifyAll(asked(ask))).toMatchObject({ problems: [], remarks: [{ kind: 'outside', calls: 1, recordings: 0 }] });
  });

  test('remarks a clock that was set back, and finds nothing wrong in it', async () => {
    const { ask, store } = openForTest();
    const clock = { now: 2_000 };
    attachEvidence(store.db, store.shards, storeSecrets, () => clock.now);
    await keepCall(asked(ask), 0);
    clock.now = 500;
    await keepCall(asked(ask), 1);
    const report = await verifyAll(asked(ask));
    expect(report.problems).toEqual([]);
    expect(report.remarks).toContainEqual({ kind: 'clockBack', sequence: 4, byMs: 1_500 });
  });

  test('names the change of a signing key, and goes on', async () => {
    const before = await filled(1);
    before.store.close();
    const store = openStoreDirectory(before.directory, { ...storeSecrets, signingSeed: new Uint8Array(32).fill(7) });
    const ask = storeFunctions(store) as unknown as DirectStore;
    await keepCall(asked(ask), 5);
    const report = await verifyAll(asked(ask));
    store.close();
    expect(report.problems).toEqual([]);
    expect(report.remarks).toMatchObject([{ kind: 'keyChanged' }]);
  });

  test('lets nothing of it be changed or removed through the store\'s own connection', async () => {
    const { ask, store } = openForTest();
    await keepCall(asked(ask), 0);
    expect(() => rawOf(store.db).exec('UPDATE evidenceLink SET at = 1')).toThrow('only added to');
    expect(() => rawOf(store.db).exec('DELETE FROM evidenceLink')).toThrow('only added to');
  });

  test('keeps holds, deletions, listening and exports as links', async () => {
    const { ask } = openForTest();
    await keepCall(asked(ask), 0, 3);
    ask.holdRecordings({ callId: 'call-0', hold: { reason: '投诉', by: '8001', at: evidenceStart } });
    ask.liftHold({ callId: 'call-0', by: '8002', at: evidenceStart });
    const listened = { kind: 'listened', subject: 'call-0', payload: { id: 'x', recordingId: 'recording-0', by: '8002' } } as const;
    expect(ask.keepEvidence(listened)).toBe(ask.keepEvidence(listened));
    await ask.deleteRecordings({ ids: ['recording-0'], by: 'hand', person: '8001', reason: '客户要求', at: evidenceStart });
    expect(ask.callEvidence({ callId: 'call-0' }).map(({ kind }) => kind).slice(-4)).toEqual(['holdPlaced', 'holdLifted', 'listened', 'recordingDeleted']);
    expect((await verifyAll(asked(ask))).problems).toEqual([]);
  });
});

describe('a change past the store is found and named:', () => {
  const changes: readonly [name: string, sql: string, expected: object, month?: string][] = [
    ['a link\'s time', 'UPDATE evidenceLink SET at = at + 1 WHERE sequence = 3', { kind: 'hash', sequence: 3 }],
    ['a link\'s payload', `UPDATE evidenceLink SET payload = replace(payload, 'a', 'b') WHERE sequence = 2`, { kind: 'payload', sequence: 2 }],
    ['a link\'s signature', 'UPDATE evidenceLink SET signature = zeroblob(64) WHERE sequence = 2', { kind: 'signature', sequence: 2 }],
    ['a link\'s subject', `UPDATE evidenceLink SET subject = 'other' WHERE sequence = 2`, { kind: 'hash', sequence: 2 }],
    ['a missing link', 'DELETE FROM evidenceLink WHERE sequence = 3', { kind: 'missing', sequence: 3, until: 3 }],
    ['a missing end', 'DELETE FROM evidenceLink WHERE sequence > 6', { kind: 'head', sequence: 7 }],
    ['two links that changed places', 'UPDATE evidenceLink SET sequence = -1 WHERE sequence = 2; UPDATE evidenceLink SET sequence = 2 WHERE sequence = 3; UPDATE evidenceLink SET sequence = 3 WHERE sequence = -1', { sequence: 2 }],
    ['the kept end', 'UPDATE evidenceHead SET mark = zeroblob(32)', { kind: 'head' }],
    ['the time of a call', `UPDATE call SET startedAt = startedAt + 1 WHERE callId = 'call-1'`, { kind: 'changedCall', callId: 'call-1', parts: ['row'] }],
    ['the number of a call', `UPDATE call SET remoteNumber = '13900000000' WHERE callId = 'call-1'`, { kind: 'changedCall', callId: 'call-1', parts: ['row'] }],
    ['an event', `UPDATE callEvent SET event = replace(event, 'remote', 'local')`, { kind: 'changedCall', callId: 'call-0', parts: ['events'] }],
    ['a missing event', `DELETE FROM callEvent WHERE sequence = 1 AND call = (SELECT id FROM call WHERE callId = 'call-2')`, { kind: 'changedCall', callId: 'call-2', parts: ['events'] }],
    ['a note', `UPDATE callDisposition SET note = 'x' WHERE call = (SELECT id FROM call WHERE callId = 'call-2')`, { kind: 'changedCall', callId: 'call-2', parts: ['writeUp'] }],
    ['the facts', `UPDATE callFacts SET facts = facts || ' '`, { kind: 'changedCall', callId: 'call-0', parts: ['facts'] }],
    ['a missing call', `DELETE FROM call WHERE callId = 'call-2'`, { kind: 'missingCall', callId: 'call-2' }],
    ['a recording\'s length', 'UPDATE recording SET durationMs = durationMs + 1', { kind: 'changedRecording', recordingId: 'recording-0' }],
    ['a missing recording', 'DELETE FROM recording', { kind: 'missingRecording', recordingId: 'recording-0' }],
    ['a recording said to be deleted', `UPDATE recording SET deletedAt = 1, deletedBy = 'hand'`, { kind: 'missingRecording', recordingId: 'recording-0' }],
    ['a chunk', 'UPDATE chunk SET bytes = zeroblob(length(bytes)) WHERE id >= (1 << 52)', { kind: 'changedChunk', recordingId: 'recording-0', chunk: 0 }, '2026-11'],
    ['a chunk\'s digest', 'UPDATE chunk SET sha256 = zeroblob(32)', { kind: 'changedChunk', recordingId: 'recording-0', chunk: 0 }, '2026-11'],
    ['a chunk\'s time', 'UPDATE chunk SET at = at + 1', { kind: 'changedRecording', recordingId: 'recording-0' }, '2026-11'],
    ['missing chunks', 'DELETE FROM chunk', { kind: 'missingRecording', recordingId: 'recording-0' }, '2026-11'],
  ];
  let opened: OpenedForTest | undefined;

  beforeAll(async () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'console-evidence-'));
    const store = openStoreDirectory(directory, storeSecrets);
    opened = { store, ask: storeFunctions(store) as unknown as DirectStore };
    for (let index = 0; index < 3; index += 1) await keepCall(asked(opened.ask), index, index === 0 ? 3 : 0);
    rawOf(store.db).pragma('foreign_keys = OFF');
  });
  afterAll(() => {
    opened?.store.close();
    fs.rmSync(opened?.store.directory ?? '', { recursive: true, force: true });
  });

  /** Verifies with a change in place that the store did not make, and takes it back. */
  async function verifiedWith(sql: string, month?: string) {
    if (opened === undefined) throw new Error('no store');
    const { store, ask } = opened;
    const raw = rawOf(month === undefined ? store.db : store.shards.get(month));
    raw.exec('BEGIN');
    try {
      if (month === undefined) raw.exec('DROP TRIGGER evidenceLinkStays; DROP TRIGGER evidenceLinkRemains');
      raw.exec(sql);
      return await verifyAll(asked(ask));
    } finally {
      raw.exec('ROLLBACK');
    }
  }

  test.each(changes)('%s', async (_name, sql, expected, month) => {
    const { problems } = await verifiedWith(sql, month);
    expect(firstProblem(problems)).toMatchObject(expected);
  });

  const forged = `CREATE TEMP TABLE forged AS SELECT * FROM call WHERE callId = 'call-1'`;

  test('a call that never was', async () => {
    const { problems } = await verifiedWith(`${forged}; UPDATE forged SET id = id + 9, callId = 'forged', startedAt = 4102444800000; INSERT INTO call SELECT * FROM forged;
      INSERT INTO callFacts SELECT 9 + call, facts FROM callFacts WHERE call = (SELECT id FROM call WHERE callId = 'call-1')`);
    expect(problems).toEqual([{ kind: 'forgedCall', sequence: null, callId: 'forged' }]);
  });

  test('a call that never was and is dated before the chain', async () => {
    const { problems } = await verifiedWith(`${forged}; UPDATE forged SET id = 9, callId = 'forged', startedAt = 9; INSERT INTO call SELECT * FROM forged`);
    expect(problems).toEqual([{ kind: 'count', sequence: null, what: 'calls', found: 1, expected: 0 }]);
  });

  test('and nothing is when there is none', async () => {
    expect((await verifiedWith('SELECT 1')).problems).toEqual([]);
  });

  test('an end that was cut off while the program was not running', async () => {
    const { store, directory } = await filled(1);
    store.close();
    tamper(directory, (raw) => raw.exec('DELETE FROM evidenceLink WHERE sequence > 2'));
    const { problems } = await verifyAll(asked(openForTest(directory).ask));
    expect(problems).toContainEqual({ kind: 'missing', sequence: 3, until: 4 });
    expect(problems).toContainEqual({ kind: 'resumed', sequence: 5 });
  });
});
