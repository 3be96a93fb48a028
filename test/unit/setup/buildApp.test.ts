import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isFresh, newestChange } from '../../../resources/setup/buildApp.ts';
import type { BuildStamp } from '../../../resources/setup/buildApp.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const stamp: BuildStamp = { startedMs: 2_000, electronMajor: '33', entryMs: 2_500 };
const now = { sourceMs: 1_000, electronMajor: '33', entryMs: 2_500 };

describe('a build', () => {
  test('is used again while nothing changed', () => {
    expect(isFresh(stamp, now)).toBe(true);
  });

  test('is made when there was none', () => {
    expect(isFresh(null, now)).toBe(false);
  });

  test('is made again after a source changed, even while the build ran', () => {
    expect(isFresh(stamp, { ...now, sourceMs: 2_200 })).toBe(false);
  });

  test('is made again for another Electron', () => {
    expect(isFresh(stamp, { ...now, electronMajor: '45' })).toBe(false);
  });

  test('is made again when its output was deleted or written by something else', () => {
    expect(isFresh(stamp, { ...now, entryMs: 0 })).toBe(false);
    expect(isFresh(stamp, { ...now, entryMs: 9_000 })).toBe(false);
  });
});

describe('the newest change', () => {
  async function tree(): Promise<string> {
    const root = await temporaryFolder();
    await mkdir(path.join(root, 'calls'));
    await writeFile(path.join(root, 'calls/a.ts'), '');
    for (const place of ['calls/a.ts', 'calls', '.']) await utimes(path.join(root, place), 100, 100);
    return root;
  }

  test('is the one of a changed file deep inside', async () => {
    const root = await tree();
    await utimes(path.join(root, 'calls/a.ts'), 300, 300);
    expect(await newestChange(root)).toBe(300_000);
  });

  test('sees that a file was deleted', async () => {
    const root = await tree();
    await rm(path.join(root, 'calls/a.ts'));
    expect(await newestChange(root)).toBeGreaterThan(100_000);
  });

  test('ignores what is installed', async () => {
    const root = await tree();
    await mkdir(path.join(root, 'node_modules'));
    await utimes(root, 100, 100);
    expect(await newestChange(root)).toBe(100_000);
  });

  test('of a place that does not exist is never', async () => {
    expect(await newestChange(path.join(await temporaryFolder(), 'nothing'))).toBe(0);
  });
});
