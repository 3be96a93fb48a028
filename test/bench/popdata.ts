/**
 * What a pop needs, from main's view: caller area (in memory), then customer, last 20 calls, routing status and block
 * list in one round trip to a real store process. Peer: the same customer and calls by SQL `LIKE` on the number's tail.
 */
import fs from 'node:fs';
import path from 'node:path';
import { mainFileName } from '../../electron/store/openStoreDirectory.ts';
import { createAreaTable } from '../../shared/areas/areaTable.ts';
import { decodeAreaTable } from '../../shared/areas/areaTableFile.ts';
import { lookUpArea } from '../../shared/areas/lookUpArea.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import { openBenchStore } from './fixtures/benchStore.ts';
import { phoneKey } from './fixtures/customerRows.ts';
import { benchCustomers, ensureBenchDatabase } from './fixtures/ensureBenchDatabase.ts';
import { describeTimes, percentile, rounded, timesOf } from './fixtures/figures.ts';
import { seededRandom } from './fixtures/random.ts';
import { serviceNumbers } from './fixtures/words.ts';
import type { BenchOptions } from './runBench.ts';
import { openKept } from '../fixtures/openKept.ts';

/** Known callers and, one in ten, strangers. */
function callers(customers: number, count: number): string[] {
  const random = seededRandom(7);
  const cards = benchCustomers(customers);
  return Array.from({ length: count }, () => (random.next() < 0.1 ? phoneKey(random) : (random.pick(cards).numbers[0] ?? phoneKey(random))));
}

function likeTimes(directory: string, numbers: readonly string[]): number[] {
  const db = openKept(path.join(directory, mainFileName), { readonly: true });
  const customer = db.prepare('SELECT customer.* FROM customerNumber JOIN customer ON rank = customer WHERE number LIKE ? LIMIT 1');
  const calls = db.prepare('SELECT * FROM call WHERE remoteNumber LIKE ? ORDER BY startedAt DESC LIMIT 20');
  const times = numbers.map((number) => {
    const start = performance.now();
    customer.get(`%${number.slice(-8)}`);
    calls.all(`%${number.slice(-8)}`);
    return performance.now() - start;
  });
  db.close();
  return times;
}

export async function run({ quick }: BenchOptions): Promise<Record<string, number>> {
  const size = quick ? { calls: 20_000, customers: 4000 } : { calls: 1_000_000, customers: 200_000 };
  const directory = ensureBenchDatabase({ ...size, onProgress: (line) => console.log(line) });
  const decoded = decodeAreaTable(fs.readFileSync(path.resolve(import.meta.dirname, '../../resources/areas/areas.bin')));
  if (!decoded.ok) throw new Error(decoded.problem.detail);
  const areas = createAreaTable([{ source: 'builtIn', layer: decoded.layer }]);
  const store = await openBenchStore(directory);
  const warmUp = 1000;
  const numbers = callers(size.customers, (quick ? 1000 : 10_000) + warmUp);
  let known = 0;
  const times = await timesOf(numbers, async (numberKey) => {
    const serviceNumber = serviceNumbers[numberKey.length % serviceNumbers.length] ?? '';
    lookUpArea(parsePhoneNumber(numberKey), areas);
    const data = await store.findPopData({ numberKey, customerId: null, serviceNumber, callLimit: 20 });
    if (data.customer !== null && data.routing !== null) known += 1;
  }, warmUp);
  await store.close();
  if (known < numbers.length * 0.8) throw new Error(`Only ${known} of ${numbers.length} callers were known.`);
  const like = likeTimes(directory, numbers.slice(0, quick ? 5 : 15));
  console.log(`${size.calls} calls, ${size.customers} customers`);
  console.log(describeTimes('pop data from main', times));
  console.log(describeTimes('SQL LIKE, in process', like));
  return { p50Ms: rounded(percentile(times, 0.5)), p99Ms: rounded(percentile(times, 0.99)), likeP50Ms: rounded(percentile(like, 0.5)) };
}
