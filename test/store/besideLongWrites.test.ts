import fs from 'node:fs';
import { expect, test } from 'vitest';
import { getRow, rawOf } from '../../electron/store/connection.ts';
import type { OpenStore } from '../../electron/store/openStoreDirectory.ts';
import { abandonPackages } from '../../electron/store/packageTakeOver.ts';
import { removeDeleted } from '../../electron/store/recordingDeletion.ts';
import { sealPlainChunks } from '../../electron/store/sealPlainChunks.ts';
import { listToRemove, markDeleted } from '../../electron/store/tables/retention.ts';
import { listUnsealed } from '../../electron/store/tables/recordingKeys.ts';
import { tidyAfterStart } from '../../electron/store/tidyAfterStart.ts';
import { anyCall, anyTime, openForTest } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

const monthMs = 31 * 86_400_000;

function record(ask: DirectStore, id: string, startedAt = anyTime): void {
  ask.beginCall(anyCall({ callId: `call-${id}`, startedAt }));
  ask.beginRecording({ id, callId: `call-${id}`, startedAt, mimeType: 'audio/webm;codecs=opus' });
  ask.appendChunk({ recordingId: id, sequence: 0, bytes: Buffer.from('a voice'), at: startedAt });
}

const countStaged = ({ db }: OpenStore) => getRow<{ count: number }>(db, 'SELECT count(*) AS count FROM packagedCall')?.count;
const deletion = { at: anyTime, by: 'rule', person: '', reason: '' } as const;

test.each([
  {
    what: 'bytes of deleted recordings are noted as gone', work: (store: OpenStore) => removeDeleted(store, anyTime),
    left: ({ db }: OpenStore) => listToRemove(db).length,
    prepare: ({ db }: OpenStore) => markDeleted(db, 'a', deletion),
  },
  {
    what: 'recordings without a key get theirs', work: sealPlainChunks, left: ({ db }: OpenStore) => listUnsealed(db).length,
    prepare: ({ db }: OpenStore) => void rawOf(db).exec('DELETE FROM recordingKey'),
  },
  {
    what: 'calls of a package that was given up go', work: abandonPackages, left: countStaged,
    prepare: ({ db }: OpenStore) => void rawOf(db).exec(`INSERT INTO packagedCall (id, callId, packageId, kept, takenAt, startedAt, direction, result, remoteNumber, serviceNumber, queue, customerName, company, agent, talkSeconds, detail, recording)
      VALUES (-1, 'x', 'p', 0, 0, 0, 'incoming', 'answered', '', '', '', '', '', '', 0, '{}', '{}')`),
  },
])('only when no other thread holds the database, $what', async ({ work, left, prepare }) => {
  const { ask, store } = openForTest();
  record(ask, 'a');
  prepare(store);
  expect(left(store)).toBe(1);
  const open = store.gate.close();
  const done = work(store);
  // Many turns of the event loop: more than the work takes when nobody stands in its way.
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(left(store)).toBe(1);
  open();
  await done;
  expect(left(store)).toBe(0);
});

test('after a start, a month whose file cannot be opened keeps nothing of another month from being tidied', async () => {
  const { ask, store } = openForTest();
  record(ask, 'broken', anyTime - monthMs);
  record(ask, 'deleted');
  rawOf(store.db).exec(`UPDATE recording SET form = 'finished', rawKept = 1 WHERE id = 'broken'`);
  markDeleted(store.db, 'deleted', deletion);
  store.shards.remove('2026-10');
  fs.mkdirSync(store.shards.fileOf('2026-10'));
  await tidyAfterStart(store, anyTime);
  expect(listToRemove(store.db)).toEqual([]);
});
