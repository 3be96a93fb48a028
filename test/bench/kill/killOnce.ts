import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { StoreClient } from '../../../electron/store/storeApi.ts';
import { openBenchStore } from '../fixtures/benchStore.ts';
import type { Said } from './writer.ts';

/** What a kill left behind. */
export interface Aftermath {
  readonly lostRows: number;
  /** What was recorded and is gone, milliseconds. */
  readonly tailLossMs: number;
  /** What the recorder had handed over and is gone; the piece it was at when the kill came is not among them. */
  readonly lostPieces: number;
  readonly unplayable: number;
  readonly problems: readonly string[];
}

/** How a WebM begins (RFC 8794); one with a length in its header has been read to its end. */
const ebml = 0x1a45dfa3;

interface Written {
  readonly calls: ReadonlyMap<string, number>;
  readonly recording: { readonly id: string; readonly startedAt: number } | undefined;
  readonly chunks: number;
  readonly handed: number;
  readonly killedAt: number;
}

/**
 * `writer`: that process alone. `store`: the store first, and the writer after another store has taken its place. `both`: the
 * writer dies `afterMs` after the store, whether that has been replaced or not, and takes with it what it still held.
 */
export type Victims = 'writer' | 'store' | 'both';

/** Lets a writer work for a while and ends it with SIGKILL. */
async function writeUntilKilled(directory: string, afterMs: number, victims: Victims): Promise<Written> {
  const writer = spawn(process.execPath, [path.join(import.meta.dirname, 'writer.ts'), directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const calls = new Map<string, number>();
  let recording: Written['recording'];
  let chunks = 0;
  let handed = 0;
  let store = 0;
  let timer: NodeJS.Timeout | undefined;
  let killedAt = 0;
  let storeKilled = false;
  const kill = (): void => {
    killedAt = Date.now();
    writer.kill('SIGKILL');
  };
  for await (const line of createInterface(writer.stdout)) {
    const said = JSON.parse(line) as Said;
    if (said.kind === 'store') {
      store = said.pid;
      if (storeKilled && victims === 'store') setTimeout(kill, afterMs);
    }
    if (said.kind === 'call') calls.set(said.callId, said.events);
    else if (said.kind === 'chunk') chunks = said.sequence + 1;
    else if (said.kind === 'handed') handed = said.sequence + 1;
    else if (said.kind === 'recording') {
      recording = said;
      timer ??= setTimeout(() => {
        if (victims === 'writer') return kill();
        storeKilled = true;
        process.kill(store, 'SIGKILL');
        if (victims === 'both') setTimeout(kill, afterMs);
      }, afterMs);
    }
  }
  clearTimeout(timer);
  return { calls, recording, chunks, handed, killedAt };
}

async function countLost(store: StoreClient, { calls, chunks, recording }: Written): Promise<number> {
  let lost = 0;
  for (const [callId, events] of calls) {
    const kept = await store.getCall({ callId });
    if (kept === null || kept.events.length < events) lost += 1;
  }
  const kept = recording && (await store.getRecordingById({ id: recording.id }));
  if (recording && (kept?.chunkCount ?? 0) < chunks) lost += chunks - (kept?.chunkCount ?? 0);
  return lost;
}

/** Kills once at a moment and looks at what is left. */
export async function killOnce(directory: string, afterMs: number, victims: Victims): Promise<Aftermath> {
  const written = await writeUntilKilled(directory, afterMs, victims);
  const { recording, killedAt } = written;
  const store = await openBenchStore(directory);
  try {
    const lostRows = await countLost(store, written);
    const chunkCount = recording === undefined ? 0 : ((await store.getRecordingById({ id: recording.id }))?.chunkCount ?? 0);
    const tailLossMs = recording === undefined ? 0 : Math.max(0, killedAt - recording.startedAt - chunkCount * 1000);
    let unplayable = 0;
    if (recording !== undefined && chunkCount > 0) {
      await store.completeRecording({ id: recording.id, state: 'recovered' });
      const whole = await store.getRecordingById({ id: recording.id });
      const bytes = await store.readRecording({ id: recording.id, offset: 0, length: whole?.byteLength ?? 0 });
      if (!whole || whole.durationMs < chunkCount * 900 || bytes.byteLength !== whole.byteLength || Buffer.from(bytes).readUInt32BE(0) !== ebml) unplayable = 1;
    }
    const problems = (await store.integrity(null)).files.flatMap(({ problems: found }) => found);
    return { lostRows, tailLossMs, lostPieces: Math.max(0, written.handed - chunkCount), unplayable, problems };
  } finally {
    await store.close();
  }
}
