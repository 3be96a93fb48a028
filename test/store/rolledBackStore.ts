import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { rawOf } from '../../electron/store/connection.ts';
import { openStoreDirectory } from '../../electron/store/openStoreDirectory.ts';
import { storeFunctions } from '../../electron/store/storeFunctions.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';
import type { DirectStore, OpenedForTest } from './temporaryStore.ts';

export interface RolledBackStore {
  /** The store as it was made, within a transaction that the test's end takes back. */
  readonly forTest: () => OpenedForTest;
  /** Takes everything back now: a property is tried many times within one test. */
  readonly again: () => OpenedForTest;
}

/** One store for all tests of a file: making one takes longer than most of what is tested on it. */
export function rolledBackStore(): RolledBackStore {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'console-store-'));
  const store = openStoreDirectory(directory, storeSecrets);
  const opened: OpenedForTest = { store, ask: storeFunctions(store) as unknown as DirectStore };
  const raw = rawOf(store.db);
  const takeBack = () => {
    if (raw.inTransaction) raw.exec('ROLLBACK');
  };
  const again = () => {
    takeBack();
    raw.exec('BEGIN');
    return opened;
  };
  afterAll(() => {
    takeBack();
    store.close();
    fs.rmSync(directory, { recursive: true, force: true });
  });
  return {
    again,
    forTest: () => {
      onTestFinished(takeBack);
      return again();
    },
  };
}
