/** Entry of the worker thread that stretches one passphrase. */
import { parentPort, workerData } from 'node:worker_threads';
import { stretched, type Stretching } from './stretching.ts';

parentPort?.postMessage(stretched(workerData as Stretching));
