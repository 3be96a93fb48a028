import { Worker } from 'node:worker_threads';
import { workerEntry } from '../../shared/kernel/workerEntry.ts';
import type { Stretching } from './stretching.ts';

/** The worker's own bundle beside main's, or its source beside this file. */
const entry = workerEntry(import.meta.url, './stretchWorker.ts', 'stretchPassphrase.cjs');

/**
 * The 32 bytes that scrypt makes of a passphrase. In a thread of its own: `crypto.scrypt` computes the whole of it once on
 * the thread that asks, to check the parameters, wherever Node is built on BoringSSL, as in Electron; calls would stand still.
 */
export function stretchPassphrase(stretching: Stretching): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: stretching, execArgv: [] });
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that stretches a passphrase ended with ${code}`)));
  });
}
