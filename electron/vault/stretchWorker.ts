/** Entry of the worker thread that stretches one passphrase. */
import { scryptSync } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { Stretching } from './stretchPassphrase.ts';

const { passphrase, salt, n, r, p } = workerData as Stretching;
parentPort?.postMessage(scryptSync(passphrase, salt, 32, { N: n, r, p, maxmem: 256 * n * r }));
