import { scrypt } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { workerEntry } from '../../shared/kernel/workerEntry.ts';

/** The worker's own bundle beside main's, or its source beside this file. */
const entry = workerEntry(import.meta.url, './stretchWorker.ts', 'stretchPassphrase.js');

/** What scrypt (RFC 7914) is told: cost `n`, block size `r`, parallelism `p`; it takes 128 · n · r bytes meanwhile. */
export interface Stretching {
  readonly passphrase: string;
  readonly salt: Uint8Array;
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

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

/** The same before the seat is open, when nothing can stand still yet: a thread would take longer to start than most of it. */
export function stretchAtStart({ passphrase, salt, n, r, p }: Stretching): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase, salt, 32, { N: n, r, p, maxmem: 256 * n * r }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
