import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { workerEntry } from '../../shared/kernel/workerEntry.ts';
import type { ExportTask, FromExportWorker, ToExportWorker } from './exportMessages.ts';
import type { ReadBytes } from './recordingPackets.ts';

/** The worker's own bundle beside main's, or its source beside this file. */
const entry = workerEntry(import.meta.url, './exportWorker.ts', 'recordingExport.cjs');

export interface AudioExport extends ExportTask {
  readonly read: ReadBytes;
  readonly signal: AbortSignal;
  /** Milliseconds of the recording that are written. */
  readonly progress: (doneMs: number) => void;
}

/** What the worker could not do; `code` names a text under `error`. */
export class AudioExportFailed extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Makes an audio file of a finished recording in a worker thread and writes it into `to`. Throws `AudioExportFailed` or the signal's reason. */
export async function exportAudio({ format, form, durationMs, read, signal, progress }: AudioExport, to: Writable): Promise<void> {
  signal.throwIfAborted();
  const worker = new Worker(entry, { workerData: { format, form, durationMs } satisfies ExportTask, execArgv: [] });
  try {
    await new Promise<void>((resolve, reject) => {
      const send = (message: ToExportWorker) => worker.postMessage(message);
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      to.once('error', reject);
      worker.once('error', reject);
      worker.once('exit', () => reject(new AudioExportFailed('internal', 'The worker of an export ended.')));
      const take = async (message: FromExportWorker): Promise<void> => {
        switch (message.kind) {
          case 'read':
            send({ kind: 'bytes', bytes: await read(message.offset, message.length) });
            return;
          case 'piece':
            if (!to.write(message.bytes)) await once(to, 'drain', { signal });
            progress(message.doneMs);
            send({ kind: 'more' });
            return;
          case 'done':
            resolve();
            return;
          case 'failed':
            reject(new AudioExportFailed(message.code, message.message));
            return;
          default:
            assertNever(message);
        }
      };
      worker.on('message', (message: FromExportWorker) => void take(message).catch(reject));
    });
  } finally {
    await worker.terminate();
  }
}
