/**
 * Stands for main in the bench `kill`: writes calls, their events and a recording in real time, and says on its output what
 * the store has acknowledged. The argument is the store's folder.
 */
import { randomUUID } from 'node:crypto';
import { noFacts } from '../../../shared/calls/callFacts.ts';
import { RecordingWriter } from '../../../electron/recordings/recordingWriter.ts';
import { longRecording } from '../../fixtures/recordings/longRecording.ts';
import { openBenchStore } from '../fixtures/benchStore.ts';

export type Said =
  | { readonly kind: 'store'; readonly pid: number }
  | { readonly kind: 'call'; readonly callId: string; readonly events: number }
  | { readonly kind: 'recording'; readonly id: string; readonly startedAt: number }
  /** The recorder is about to hand over a piece. */
  | { readonly kind: 'handed'; readonly sequence: number }
  | { readonly kind: 'chunk'; readonly sequence: number };

const say = (said: Said): void => void process.stdout.write(`${JSON.stringify(said)}\n`);
const seconds = 60;

const directory = process.argv[2];
if (directory === undefined) throw new Error('The writer needs a folder.');
const store = await openBenchStore(directory);
const tellStore = (): void => say({ kind: 'store', pid: (store as unknown as { pid: number }).pid });
store.onState(({ kind }) => kind === 'up' && tellStore());
tellStore();

async function beginCall(startedAt: number): Promise<string> {
  const callId = randomUUID();
  await store.beginCall({
    callId, sipCallId: callId, direction: 'incoming', startedAt, line: 1, remoteNumber: '13800001111', remoteRaw: '', serviceNumber: '4008201234', facts: noFacts,
    agent: '8001', areaText: '', queue: '', queueWaitSeconds: null, ivrPath: '', routeRule: '',
  });
  await store.appendCallEvents({ callId, events: [{ sequence: 0, event: { kind: 'rang', at: startedAt } }] });
  say({ kind: 'call', callId, events: 1 });
  return callId;
}

/** A recorded call: the recorder hands over what it has once a second. */
async function record(): Promise<void> {
  const startedAt = Date.now();
  const callId = await beginCall(startedAt);
  const id = randomUUID();
  let stored = 0;
  const writer = new RecordingWriter(store, { id, callId, startedAt, mimeType: 'audio/webm;codecs=opus' }, {
    stored: () => say({ kind: 'chunk', sequence: stored++ }),
    waiting: (error) => { throw error; },
    failed: (error) => { throw error; },
  });
  say({ kind: 'recording', id, startedAt });
  let sequence = 0;
  for (const { bytes, at } of longRecording({ seconds, at: startedAt })) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())));
    say({ kind: 'handed', sequence: sequence++ });
    writer.add({ bytes, at });
  }
}

/** Short calls in a row beside it. */
async function callOn(): Promise<never> {
  for (;;) {
    const callId = await beginCall(Date.now());
    await store.appendCallEvents({ callId, events: [{ sequence: 1, event: { kind: 'ended', at: Date.now(), end: { by: 'remote', cause: 'cancelled' } } }] });
    say({ kind: 'call', callId, events: 2 });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

await Promise.all([record(), callOn()]);
