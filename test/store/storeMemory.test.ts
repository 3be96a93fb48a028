import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openConnection, rawOf } from '../../electron/store/connection.ts';
import { nodeSpawner } from '../../electron/store/nodeSpawner.ts';
import { temporaryDirectory } from './temporaryStore.ts';

describe('what the store keeps in memory', () => {
  test('is little room for young objects, however many an answer makes', async () => {
    const child = nodeSpawner(process.execPath)(path.resolve(import.meta.dirname, '../fixtures/youngSpaceChild.ts'), []);
    onTestFinished(() => child.kill());
    const bytes = await new Promise((resolve, reject) => {
      child.onMessage(resolve);
      child.onExit((reason) => reject(new Error(reason)));
    });
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(3 * 2 ** 20);
  });

  test('is at most eight megabytes of the pages of a file', () => {
    const db = openConnection(path.join(temporaryDirectory(), 'any.db'));
    onTestFinished(() => void rawOf(db).close());
    const kibibytes = -Number(rawOf(db).pragma('cache_size', { simple: true }));
    expect(kibibytes).toBeGreaterThan(0);
    expect(kibibytes).toBeLessThanOrEqual(8192);
  });
});
