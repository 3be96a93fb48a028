import { setImmediate as otherRequests } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { WaveformOutline } from '../../shared/waveform/waveform.ts';
import { workerEntry } from '../../shared/kernel/workerEntry.ts';
import type { MeasuredWaveform } from '../recordings/measureWaveform.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import { StoreError, toStoreError } from './storeErrors.ts';
import { getRecordingById, readRecording } from './tables/recordings.ts';
import { getWaveform, keepWaveform, removeTiles, writeTiles } from './tables/waveforms.ts';
import type { FromWaveformWorker, ToWaveformWorker } from './waveformMessages.ts';

/** The worker's own bundle beside the store's, or its source beside this file. */
const entry = workerEntry(import.meta.url, './waveformWorker.ts', 'storeWaveform.cjs');

/** Read at a time, with other requests in between. */
const pieceBytes = 128 * 1024;
/** Written in one transaction: some 100 KB. */
const tilesAtOnce = 8;

/** Measures finished recordings, one after another, beside other requests. A process that dies leaves nothing half-made: the next asking begins again. */
export class Waveforms {
  readonly #store: OpenStore;
  readonly #running = new Map<string, Promise<WaveformOutline | null>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: OpenStore) {
    this.#store = store;
  }

  /** The outline of a recording, measured now when it never was; null while it runs, and when nothing of it can be decoded. Throws `StoreError`. */
  make(recordingId: string): Promise<WaveformOutline | null> {
    const running = this.#running.get(recordingId);
    if (running !== undefined) return running;
    const made = this.#last.then(() => this.#make(recordingId)).finally(() => this.#running.delete(recordingId));
    this.#running.set(recordingId, made);
    this.#last = made.catch(() => undefined);
    return made;
  }

  async #make(recordingId: string): Promise<WaveformOutline | null> {
    const { db, shards, gate } = this.#store;
    const known = getWaveform(db, { recordingId });
    if (known !== null) return known;
    const recording = getRecordingById(db, shards, { id: recordingId });
    if (recording === null || recording.deleted !== null || recording.state === 'recording' || recording.form !== 'finished' || recording.durationMs === 0) return null;
    const waveform = await this.#measure(recordingId, recording.byteLength);
    if (waveform === null) return null;
    await gate.free();
    removeTiles(db, recordingId);
    for (let at = 0; at < waveform.tiles.length; at += tilesAtOnce) {
      writeTiles(db, recordingId, waveform.tiles.slice(at, at + tilesAtOnce));
      await otherRequests();
      await gate.free();
    }
    // It may have been deleted meanwhile; then nothing of it may stay.
    const now = getRecordingById(db, shards, { id: recordingId });
    if (now === null || now.deleted !== null) {
      removeTiles(db, recordingId);
      return null;
    }
    return keepWaveform(db, { recordingId, ...waveform });
  }

  async #measure(id: string, byteLength: number): Promise<MeasuredWaveform | null> {
    const { db, shards } = this.#store;
    const worker = new Worker(entry, { execArgv: [] });
    const send = (message: ToWaveformWorker): void => worker.postMessage(message);
    const answered = new Promise<FromWaveformWorker>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (error) => reject(toStoreError(error)));
      worker.once('exit', () => reject(new StoreError('internal', 'The worker of a waveform ended.')));
    });
    answered.catch(() => undefined);
    try {
      for (let offset = 0; offset < byteLength; offset += pieceBytes) {
        send({ kind: 'bytes', bytes: new Uint8Array(readRecording(db, shards, { id, form: 'finished', offset, length: pieceBytes })) });
        await otherRequests();
      }
      send({ kind: 'measure' });
      const answer = await answered;
      if (answer.kind === 'failed') throw new StoreError(answer.error.code, answer.error.message);
      return answer.waveform;
    } finally {
      await worker.terminate();
    }
  }
}
