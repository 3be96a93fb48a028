import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { answerRequests } from '../../electron/store/answerRequests.ts';
import { HeavyThread } from '../../electron/store/heavyThread.ts';
import { nodeSpawner } from '../../electron/store/nodeSpawner.ts';
import { openStore } from '../../electron/store/storeClient.ts';
import type { FromStore } from '../../electron/store/storeMessages.ts';
import { inThisThread, runBeside } from '../../electron/store/threads.ts';
import type { ImportedLine } from '../../shared/customers/customerImport.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';
import { anyTime, openForTest, temporaryDirectory } from './temporaryStore.ts';
import { killStore } from './killStore.ts';

const everyone = { text: '', filter: { tag: null, level: null, companyId: null, field: null, openTicket: false }, limit: 1, cursor: null };
const many = 700;
const lines: readonly ImportedLine[] = Array.from({ length: many }, (_, index) => ({
  line: index + 2, id: `C${index}`, name: `客户${index}`, company: '', level: '', tags: [], notes: '', numbers: [{ number: `1390000${String(index).padStart(4, '0')}`, label: null }], fields: {},
}));
const beginning = { importId: 'I', fileName: '客户.csv', who: '', at: anyTime, existing: 'skip' } as const;
const draft = { name: '李敏', company: '', level: '', tags: [], notes: '', numbers: ['13800001111'] };
const query = { numberKey: '13900000001', customerId: null, serviceNumber: '', callLimit: 5 };

test('a piece that comes while the idle thread is still ending is done by the next one', async () => {
  const { ask, store } = openForTest();
  const heavy = new HeavyThread(store);
  onTestFinished(() => heavy.end());
  ask.beginImport(beginning);
  await heavy.run('stageCustomers', { importId: 'I', lines: lines.slice(0, 1) });
  const [, outcomes] = await Promise.all([heavy.end(), heavy.run('stageCustomers', { importId: 'I', lines: lines.slice(1, 3) })]);
  expect(outcomes).toEqual(['added', 'added']);
});

test('while a large import is taken over, callers are looked up as before it, and what is written waits its turn', async () => {
  const { ask, store } = openForTest();
  const heavy = new HeavyThread(store);
  onTestFinished(() => heavy.end());
  ask.beginImport(beginning);
  for (const part of [lines.slice(0, 400), lines.slice(400)]) ask.stageCustomers({ importId: 'I', lines: part });
  const answers = new Map<number, FromStore>();
  const order: number[] = [];
  const take = answerRequests(store, {
    threads: { ...inThisThread(store), heavy: runBeside(store, heavy) },
    send: (message) => {
      if (!('id' in message)) return;
      answers.set(message.id, message);
      order.push(message.id);
    },
    onWrite: () => undefined,
    onDamage: (error) => { throw error; },
  });
  take({ kind: 'request', id: 1, name: 'takeOverImport', argument: { importId: 'I' } });
  take({ kind: 'request', id: 2, name: 'saveCustomer', argument: { id: 'later', draft, at: anyTime } });
  take({ kind: 'request', id: 3, name: 'findPopData', argument: query });
  take({ kind: 'request', id: 4, name: 'changeCustomer', argument: { id: 'later', change: { level: 'VIP' }, at: anyTime } });
  expect(order).toEqual([3]);
  expect(answers.get(3)).toMatchObject({ value: { customer: null } });
  await expect.poll(() => order, { timeout: 20_000 }).toContain(4);
  expect(answers.get(1)).toMatchObject({ value: { added: many } });
  expect(order.filter((id) => id === 2 || id === 4)).toEqual([2, 4]);
  expect(ask.getCustomer({ id: 'later' })).toMatchObject({ level: 'VIP' });
  expect(ask.findPopData(query).customer).toMatchObject({ name: '客户1' });
  await heavy.checkpoint();
  expect(ask.integrity(null).files.flatMap(({ problems }) => problems)).toEqual([]);
});

test('an import that cannot be taken over is refused by the thread with the words of the store', async () => {
  const { store } = openForTest();
  const heavy = new HeavyThread(store);
  onTestFinished(() => heavy.end());
  await expect(heavy.run('takeOverImport', { importId: 'nobody' })).rejects.toMatchObject({ code: 'unknownImport' });
  expect(store.gate.isClosed).toBe(false);
});

test('the store killed while a thread takes an import over shows none of it or all of it, and goes on to all', async () => {
  const entry = path.resolve(import.meta.dirname, '../../electron/store/storeProcess.ts');
  const client = await openStore({ entry, directory: temporaryDirectory(), spawn: nodeSpawner(process.execPath), secrets: storeSecrets });
  onTestFinished(() => client.close());
  await client.beginImport(beginning);
  for (const part of [lines.slice(0, 400), lines.slice(400)]) await client.stageCustomers({ importId: 'I', lines: part });
  const seen = new Set<number | null>();
  let over = false;
  const taken = client.takeOverImport({ importId: 'I' }).finally(() => { over = true; });
  const saved = client.saveCustomer({ id: 'later', draft, at: anyTime });
  setTimeout(() => killStore(client), 120);
  while (!over) seen.add((await client.listCustomers(everyone, { deadlineMs: 60_000 })).total);
  expect(await taken).toMatchObject({ added: many });
  await saved;
  expect([...seen].filter((total) => total !== 0 && total !== many && total !== many + 1)).toEqual([]);
  expect((await client.listCustomers(everyone)).total).toBe(many + 1);
}, 60_000);
