import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openConnection, rawOf } from '../../electron/store/connection.ts';
import { nodeSpawner } from '../../electron/store/nodeSpawner.ts';
import { temporaryDirectory } from './temporaryStore.ts';

const mib = 2 ** 20;

function heldByChild(): Promise<{ readonly young: number; readonly malloc: number | null }> {
  const child = nodeSpawner(process.execPath)(path.resolve(import.meta.dirname, '../fixtures/storeMemoryChild.ts'), []);
  onTestFinished(() => child.kill());
  return new Promise((resolve, reject) => {
    child.onMessage((message) => resolve(message as { young: number; malloc: number | null }));
    child.onExit((reason) => reject(new Error(reason)));
  });
}

describe('what the store keeps in memory', () => {
  test('is little room for young objects, however many an answer makes, and no large buffer in the heap of malloc', async () => {
    const { young, malloc } = await heldByChild();
    expect(young).toBeGreaterThan(0);
    expect(young).toBeLessThanOrEqual(3 * mib);
    if (process.platform === 'linux') expect(malloc).toBeLessThan(9 * mib);
  });

  test('is at most eight megabytes of the pages of a file', () => {
    const db = openConnection(path.join(temporaryDirectory(), 'any.db'));
    onTestFinished(() => void rawOf(db).close());
    const kibibytes = -Number(rawOf(db).pragma('cache_size', { simple: true }));
    expect(kibibytes).toBeGreaterThan(0);
    expect(kibibytes).toBeLessThanOrEqual(8192);
  });
});
