import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const smallHeap = pathToFileURL(path.resolve(import.meta.dirname, '../../../electron/shell/smallHeap.ts')).href;

/** Bytes that a process holds for young objects after it made many, some of which lived a little. */
async function youngSpace(first: string): Promise<number> {
  const work = `
    const { getHeapSpaceStatistics } = await import('node:v8');
    ${first}
    let few = [];
    for (let made = 0; made < 1_000_000; made += 1) {
      few.push({ made, text: 'row ' + made });
      if (few.length > 20_000) few = [];
    }
    console.log(getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').physical_space_size);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', work]);
  return Number(stdout);
}

describe("main's heap after the start", () => {
  it('gets no more room for young objects', async () => {
    const [usual, small] = await Promise.all([youngSpace(''), youngSpace(`(await import(${JSON.stringify(smallHeap)})).keepHeapSmall();`)]);
    expect(small).toBeGreaterThan(0);
    expect(small).toBeLessThan(usual / 2);
  });
});
