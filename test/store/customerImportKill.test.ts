import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nodeSpawner } from '../../electron/store/nodeSpawner.ts';
import { openStore } from '../../electron/store/storeClient.ts';
import type { ImportedLine } from '../../shared/customers/customerImport.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';
import { anyTime, temporaryDirectory } from './temporaryStore.ts';
import { killStore } from './killStore.ts';

const entry = path.resolve(import.meta.dirname, '../../electron/store/storeProcess.ts');
const line = (at: number): ImportedLine =>
  ({ line: at, id: `C${at}`, name: `客户${at}`, company: '', level: '', tags: [], notes: '', numbers: [{ number: `1390000${String(at).padStart(4, '0')}`, label: null }], fields: {} });

test('the store process killed while an import is staged and again while it is taken over goes on to all of it, once', async () => {
  const client = await openStore({ entry, directory: temporaryDirectory(), spawn: nodeSpawner(process.execPath), secrets: storeSecrets });
  onTestFinished(() => client.close());
  const lines = Array.from({ length: 400 }, (_, index) => line(index + 1));
  const counts: number[] = [];
  for (const [round, delayMs] of [2].entries()) {
    const importId = `I${round}`;
    const part = lines.map((each) => ({ ...each, id: `${round}-${each.id}`, numbers: each.numbers.map(({ number, label }) => ({ number: `${number.slice(0, 3)}${round}${number.slice(4)}`, label })) }));
    await client.beginImport({ importId, fileName: '客户.csv', who: '', at: anyTime, existing: 'skip' });
    const staged = client.stageCustomers({ importId, lines: part });
    if (client.pid !== undefined) process.kill(client.pid, 'SIGKILL');
    expect(new Set(await staged)).toEqual(new Set(['added']));
    const taken = client.takeOverImport({ importId });
    setTimeout(() => killStore(client), delayMs);
    const seen = client.listCustomers({ text: '', filter: { tag: null, level: null, companyId: null, field: null, openTicket: false }, limit: 1, cursor: null }, { deadlineMs: 60_000 });
    expect((await taken).added).toBe(400);
    counts.push((await seen).total ?? -1);
  }
  expect(counts).toEqual([400]);
  while (await client.tidyImports(null));
  expect((await client.integrity(null)).files.flatMap(({ problems }) => problems)).toEqual([]);
}, 90_000);
