import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { launchConsole } from './consoleApp.ts';

let dataDirectory = '';

beforeEach(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'console-400-data-'));
});
afterEach(() => rm(dataDirectory, { recursive: true, force: true }));

/** Starts the program, waits until it has kept what it compiled, and ends it. @returns the kept files, and which writing of them it is */
async function keptByStart(): Promise<ReadonlyMap<string, number>> {
  const app = await launchConsole({ dataDirectory, provision: null });
  try {
    await eventually('what was compiled is kept', () => app.log().includes('chunks kept anew'));
    const folder = path.join(dataDirectory, 'compiled');
    const files = await readdir(folder);
    return new Map(await Promise.all(files.map(async (name) => [name, (await stat(path.join(folder, name))).ino] as const)));
  } finally {
    await app.close();
  }
}

it('the second start runs what the first one compiled: nothing of it has to be compiled and written again', async () => {
  const first = await keptByStart();
  expect([...first.keys()].filter((name) => /^whole(Program|Seat)-/.test(name))).toHaveLength(2);
  const second = await keptByStart();
  const again = [...first].filter(([name, written]) => second.has(name) && second.get(name) !== written).map(([name]) => name);
  expect(again).toEqual([]);
});
