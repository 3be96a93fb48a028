/**
 * Entry of the worker thread that decodes one recording and measures it. It opens no database: the store's own thread hands
 * it the bytes, as every reader gets them.
 */
import os from 'node:os';
import { parentPort } from 'node:worker_threads';
import { measureWaveform } from '../recordings/measureWaveform.ts';
import { toStoreError } from './storeErrors.ts';
import type { FromWaveformWorker, ToWaveformWorker } from './waveformMessages.ts';

/** Behind everything else: nobody waits for a picture as long as for a caller. */
const lowPriority = 15;
// On Linux this is the thread's own priority; elsewhere it would slow the whole store down.
if (process.platform === 'linux') os.setPriority(0, lowPriority);

const port = parentPort;
const send = (message: FromWaveformWorker): void => port?.postMessage(message);
const pieces: Uint8Array[] = [];

async function measure(): Promise<void> {
  try {
    send({ kind: 'measured', waveform: await measureWaveform(Buffer.concat(pieces)) });
  } catch (thrown) {
    const { code, message } = toStoreError(thrown);
    send({ kind: 'failed', error: { code, message } });
  }
  port?.close();
}

port?.on('message', (message: ToWaveformWorker) => {
  if (message.kind === 'bytes') pieces.push(message.bytes);
  else void measure();
});
