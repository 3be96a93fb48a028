/**
 * SIGKILL at random moments of a writer and of its store process, while calls are written and a call is recorded in real time.
 * `maxTailLossMs` is for one death at a time; `maxTailLossBothMs` for a writer that dies while its store is being replaced.
 * Afterwards: is every row there that was acknowledged, are the files whole, how much of the recording's end is gone, does it play.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seededRandom } from './fixtures/random.ts';
import { killOnce, type Victims } from './kill/killOnce.ts';
import type { BenchOptions } from './runBench.ts';

export async function run({ quick }: BenchOptions): Promise<Record<string, number>> {
  const rounds = quick ? 6 : 100;
  const seed = Date.now() % 100_000;
  console.log(`seed ${seed}, ${rounds} rounds`);
  const random = seededRandom(seed);
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'console-kill-'));
  const sum = { kills: 0, lostRows: 0, maxTailLossMs: 0, maxTailLossBothMs: 0, unplayable: 0 };
  const kinds: readonly Victims[] = ['writer', 'store', 'both'];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const victims = kinds[round % kinds.length] ?? 'writer';
      const { lostRows, tailLossMs, lostPieces, unplayable, problems } = await killOnce(directory, 300 + random.below(quick ? 1500 : 2500), victims);
      sum.kills += victims === 'writer' ? 1 : 2;
      sum.lostRows += lostRows;
      sum.unplayable += unplayable;
      const tail = victims === 'both' ? 'maxTailLossBothMs' : 'maxTailLossMs';
      sum[tail] = Math.max(sum[tail], tailLossMs);
      if (problems.length > 0) throw new Error(`The files are damaged: ${problems.slice(0, 3).join('; ')}`);
      if (lostPieces > 0) console.log(`round ${round + 1} (${victims}): ${lostPieces} pieces gone that were handed over, ${tailLossMs} ms`);
      if (lostRows + unplayable > 0 || round % 10 === 9) console.log(`round ${round + 1}: ${JSON.stringify(sum)}`);
    }
    return sum;
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}
