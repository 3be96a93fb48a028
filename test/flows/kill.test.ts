import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { killOnce } from '../bench/kill/killOnce.ts';
import type { Victims } from '../bench/kill/killOnce.ts';
import { seededRandom } from '../bench/fixtures/random.ts';

/** `npm run bench -- kill` does this a hundred times. */
const rounds: readonly Victims[] = ['writer', 'store', 'both', 'both'];

test('main and store killed at any moment while calls are written and one is recorded lose no acknowledged row, no piece that was handed over, and nothing that plays', async () => {
  const seed = Date.now() % 100_000;
  const random = seededRandom(seed);
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'console-kill-'));
  onTestFinished(() => fs.rmSync(directory, { recursive: true, force: true }));
  for (const victims of rounds) {
    const afterMs = 300 + random.below(1500);
    const { tailLossMs, lostPieces, ...found } = await killOnce(directory, afterMs, victims);
    const told = `seed ${seed}, ${victims} after ${afterMs} ms`;
    console.log(`${told}: ${tailLossMs} ms of the recording's end are gone`);
    expect(found, told).toEqual({ lostRows: 0, unplayable: 0, problems: [] });
    // A piece may come in the moment of the kill itself.
    expect(lostPieces, told).toBeLessThanOrEqual(1);
  }
}, 120_000);
