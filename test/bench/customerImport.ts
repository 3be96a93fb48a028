/**
 * What a caller who rings waits while 200,000 customers are imported beside a million calls: the data of a pop asked for
 * again and again while the lines are put beside the customers, while they are taken over, and while what is left over is
 * removed; and how long a command waits for the take-over. Peer: the same look-ups before the import.
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lookIntoFile } from '../../electron/customers/customerFile.ts';
import { importFile, tidyAfterImports } from '../../electron/customers/customerImporter.ts';
import type { StoreClient } from '../../electron/store/storeApi.ts';
import { openBenchStore } from './fixtures/benchStore.ts';
import { benchCustomers, benchNow, copyBenchDatabase } from './fixtures/ensureBenchDatabase.ts';
import { describeTimes, percentile, rounded } from './fixtures/figures.ts';
import type { BenchOptions } from './runBench.ts';

/** Lines with numbers that nobody has yet, among them one in ten that somebody has and that fills in a card. */
function fileOfCustomers(file: string, count: number, known: readonly string[]): void {
  const lines = Array.from({ length: count }, (_, index) => {
    const number = index % 10 === 0 ? (known[index % known.length] ?? '') : `1${(7_000_000_000 + ((index * 7919) % 1_000_000_007)).toString()}`.slice(0, 11);
    return `客户${index % 5000}甲${index},公司${index % 40_000},${number},${index % 3 === 0 ? 'VIP' : ''},老客户`;
  });
  fs.writeFileSync(file, `姓名,公司,电话,等级,标签\n${lines.join('\n')}\n`);
}

/** Asks as one caller after another would, a few milliseconds apart, until `until` has settled. */
async function popsUntil(store: StoreClient, numbers: readonly string[], until: Promise<unknown>): Promise<number[]> {
  const state = { over: false };
  const over = until.finally(() => { state.over = true; });
  const times: number[] = [];
  while (!state.over) {
    const start = performance.now();
    await store.findPopData({ numberKey: numbers[times.length % numbers.length] ?? '', customerId: null, serviceNumber: '4008201234', callLimit: 20 });
    times.push(performance.now() - start);
    await pause(3);
  }
  await over;
  return times;
}

export async function run({ quick }: BenchOptions): Promise<Record<string, number>> {
  const size = quick ? { calls: 20_000, customers: 4000 } : { calls: 1_000_000, customers: 200_000 };
  const lines = quick ? 4000 : 200_000;
  const directory = copyBenchDatabase({ ...size, onProgress: (line) => console.log(line) });
  const store = await openBenchStore(directory);
  try {
    const numbers = benchCustomers(size.customers).flatMap((card) => card.numbers.slice(0, 1)).slice(0, 5000);
    const file = path.join(directory, 'customers.csv');
    fileOfCustomers(file, lines, numbers);
    const looked = await lookIntoFile(file, []);
    const before = await popsUntil(store, numbers, pause(quick ? 500 : 5000));
    console.log(describeTimes('data of a pop before the import', before));

    let takingOver: () => void = () => undefined;
    const beside = new Promise<void>((resolve) => { takingOver = resolve; });
    let takeOverMs = 0;
    const imported = importFile(
      {
        ...store,
        takeOverImport: (argument) => {
          const began = performance.now();
          takingOver();
          return store.takeOverImport(argument).finally(() => { takeOverMs = performance.now() - began; });
        },
      },
      { file: looked.file, reading: looked.preview.reading, fields: [], homeAreaCode: '0755', signal: new AbortController().signal, progress: () => undefined, existing: 'fill', who: '', at: benchNow, total: lines },
    );
    const began = performance.now();
    const staging = await popsUntil(store, numbers, Promise.race([imported, beside]));
    const stagingMs = performance.now() - began;
    const taking = await popsUntil(store, numbers, imported);
    const { added, changed } = await imported;
    console.log(`${added} customers added and ${changed} changed: put beside in ${rounded(stagingMs / 1000)} s, taken over in ${rounded(takeOverMs)} ms`);
    console.log(describeTimes('data of a pop while lines are put beside', staging));
    console.log(describeTimes('data of a pop while they are taken over', taking));
    const tidying = await popsUntil(store, numbers, Promise.race([tidyAfterImports(store), pause(20_000)]));
    console.log(describeTimes('data of a pop while what is left over is removed', tidying));
    return {
      p99Ms: rounded(percentile([...staging, ...taking], 0.99)), worstMs: rounded(Math.max(...staging, ...taking)), takingP99Ms: rounded(percentile(taking, 0.99)), takeOverMs: rounded(takeOverMs),
      stagingS: rounded(stagingMs / 1000), tidyingP99Ms: rounded(percentile(tidying, 0.99)), peerP99Ms: rounded(percentile(before, 0.99)),
    };
  } finally {
    await store.close();
    fs.rmSync(directory, { recursive: true, force: true });
  }
}
