import { expect, test } from 'vitest';
import { runTampers } from '../bench/tamper.ts';

test('every random change of a byte, an order or a row is found in database, recordings and package, and nothing is where nobody changed anything', async () => {
  const { missed, falseAlarms, found, tampers } = await runTampers({ calls: 4, inStore: 40, inPackage: 40, seed: 400 });
  expect(missed).toEqual([]);
  expect(falseAlarms).toBe(0);
  expect(found).toBe(tampers);
}, 60_000);
