import { expect, test } from 'vitest';
import { workerEntry } from '../../../shared/kernel/workerEntry.ts';

test.each([
  ['file:///app/electron/store/finishingWorker.ts', 'file:///app/electron/store/completionWorker.ts'],
  ['file:///app/out/main/store.js', 'file:///app/out/main/storeCompletion.js'],
  ['file:///app/out/main/chunks/wholeSeat-YpiG4a2L.js', 'file:///app/out/main/storeCompletion.js'],
  ['file:///home/chunks/app/out/main/store.js', 'file:///home/chunks/app/out/main/storeCompletion.js'],
])('started from %s, a worker is found', (here, entry) => {
  expect(workerEntry(here, './completionWorker.ts', 'storeCompletion.js').href).toBe(entry);
});
