import { expect, test } from 'vitest';
import { workerEntry } from '../../../shared/kernel/workerEntry.ts';

test.each([
  ['file:///app/electron/store/finishingWorker.ts', 'file:///app/electron/store/completionWorker.ts'],
  ['file:///app/out/main/store.cjs', 'file:///app/out/main/storeCompletion.cjs'],
  ['file:///app/out/main/chunks/wholeSeat-YpiG4a2L.cjs', 'file:///app/out/main/storeCompletion.cjs'],
  ['file:///home/chunks/app/out/main/store.cjs', 'file:///home/chunks/app/out/main/storeCompletion.cjs'],
])('started from %s, a worker is found', (here, entry) => {
  expect(workerEntry(here, './completionWorker.ts', 'storeCompletion.cjs').href).toBe(entry);
});
