/** Entry of the worker thread that makes another form of a recording: decoding an hour takes many seconds, and main has calls. */
import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { decodeToWav } from './decodeToWav.ts';
import type { ExportTask, FromExportWorker, ToExportWorker } from './exportMessages.ts';
import { remuxToOgg } from './remuxToOgg.ts';

const port = parentPort;
const { format, form } = workerData as ExportTask;
let answered: (message: ToExportWorker) => void = () => undefined;
port?.on('message', (message: ToExportWorker) => answered(message));

let last: Promise<unknown> = Promise.resolve();

/** Sends and waits for what comes back: one thing at a time, so nothing piles up on either side. */
function ask(message: FromExportWorker): Promise<ToExportWorker> {
  const answer = last.then(() => new Promise<ToExportWorker>((resolve) => {
    answered = resolve;
    port?.postMessage(message);
  }));
  last = answer;
  return answer;
}

async function read(offset: number, length: number): Promise<Uint8Array> {
  const message = await ask({ kind: 'read', offset, length });
  return message.kind === 'bytes' ? message.bytes : new Uint8Array(0);
}

async function write(bytes: Uint8Array, doneMs: number): Promise<void> {
  if (bytes.byteLength > 0) await ask({ kind: 'piece', bytes: Uint8Array.from(bytes), doneMs });
}

async function make(): Promise<void> {
  switch (format) {
    case 'wav':
      for await (const { bytes, doneMs } of decodeToWav(form, read)) await write(bytes, doneMs);
      return;
    case 'ogg':
      return remuxToOgg(form, read, write);
    default:
      assertNever(format);
  }
}

make().then(
  () => port?.postMessage({ kind: 'done' } satisfies FromExportWorker),
  (error: unknown) => {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal';
    port?.postMessage({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) } satisfies FromExportWorker);
  },
).finally(() => port?.close());
