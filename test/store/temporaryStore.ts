import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openStoreDirectory } from '../../electron/store/openStoreDirectory.ts';
import type { OpenStore } from '../../electron/store/openStoreDirectory.ts';
import type { CallBeginning } from '../../shared/calls/callBeginning.ts';
import type { ImportedCall } from '../../electron/store/storeApi.ts';
import { storeFunctions } from '../../electron/store/storeFunctions.ts';
import type { StoreFunctions } from '../../electron/store/storeFunctions.ts';
import type { CallLogQuery } from '../../shared/calls/callLogEntry.ts';
import { noFacts } from '../../shared/calls/callFacts.ts';
import type { StoreApi } from '../../electron/store/storeApi.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';

/** A folder that is gone after the test. */
export function temporaryDirectory(): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'console-store-'));
  onTestFinished(() => fs.rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** The synchronous entries, typed as what they return. */
export type DirectStore = { readonly [Name in Exclude<keyof StoreFunctions, 'backUp'>]: StoreApi[Name] };

export interface OpenedForTest {
  readonly store: OpenStore;
  readonly ask: DirectStore;
}

/** The files of a store in which nothing was kept yet, by their names; made once in this process. */
let emptyStore: ReadonlyMap<string, Buffer> | undefined;

function makeEmptyStore(): ReadonlyMap<string, Buffer> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'console-empty-'));
  try {
    openStoreDirectory(directory, storeSecrets).close();
    return new Map(fs.readdirSync(directory).map((name) => [name, fs.readFileSync(path.join(directory, name))]));
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

/** Spares a store that begins with nothing its migrations, which have tests of their own. */
function beginWithEmptyStore(directory: string): void {
  if (!fs.existsSync(directory) || fs.readdirSync(directory).length > 0) return;
  for (const [name, bytes] of (emptyStore ??= makeEmptyStore())) fs.writeFileSync(path.join(directory, name), bytes, { mode: 0o600 });
}

/** The store of a directory in this process, closed after the test unless it closed it itself. */
export function openForTest(directory = temporaryDirectory(), onRepair?: () => void): OpenedForTest {
  beginWithEmptyStore(directory);
  const store = openStoreDirectory(directory, storeSecrets, onRepair);
  let open = true;
  const close = (): void => {
    if (open) store.close();
    open = false;
  };
  onTestFinished(close);
  return { store: { ...store, close }, ask: storeFunctions(store) as unknown as DirectStore };
}

export const anyTime = Date.UTC(2026, 10, 20, 2);

export function anyCall(changes: Partial<CallBeginning> & { callId: string }): CallBeginning {
  return {
    sipCallId: `${changes.callId}@test`, direction: 'incoming', startedAt: anyTime, line: 1, remoteNumber: '13812345678', remoteRaw: '+8613812345678',
    serviceNumber: '4008201234', facts: noFacts, agent: '8001', areaText: '北京 移动', queue: '售后服务', queueWaitSeconds: 12,
    ivrPath: '2 售后 › 1 维修', routeRule: '工作日', ...changes,
  };
}

export function anyImportedCall(changes: Partial<ImportedCall> & { callId: string }): ImportedCall {
  const startedAt = changes.startedAt ?? anyTime;
  return {
    sipCallId: '', direction: 'incoming', startedAt, answeredAt: startedAt + 5000, endedAt: startedAt + 65_000, result: 'answered', endedBy: 'remote',
    endCause: 'hungUp', sipCode: null, remoteNumber: '13812345678', serviceNumber: '4008201234', areaText: '', queue: '', queueWaitSeconds: null,
    ivrPath: '', routeRule: '', customerId: null, customerName: '', company: '', agent: '8001', talkSeconds: 60, disposition: '', ...changes,
  };
}

export function anyQuery(changes: Partial<CallLogQuery> = {}): CallLogQuery {
  return { text: '', from: null, until: null, limit: 50, cursor: null, ...changes };
}

/** Call ids that a search finds, newest first, all pages. */
export function foundCalls(ask: DirectStore, query: Partial<CallLogQuery>): string[] {
  const found: string[] = [];
  for (let cursor: string | null = null; ;) {
    const page: ReturnType<StoreApi['searchCallLog']> = ask.searchCallLog(anyQuery({ ...query, cursor }));
    found.push(...page.entries.map((entry) => entry.callId));
    if (page.cursor === null) return found;
    cursor = page.cursor;
  }
}
