import { createHash } from 'node:crypto';
import type { ReadableDb } from './connection.ts';
import { sealBytes, sealed, unsealed } from './sealedBytes.ts';
import type { RecordingForm } from './storeApi.ts';
import { StoreError } from './storeErrors.ts';

/** A chunk as its row has it; `byteLength` and `sha256` are those of the plain bytes. */
export interface KeptChunk {
  readonly bytes: Uint8Array;
  readonly byteLength: number;
  readonly sha256: Uint8Array;
}

/** Whether a chunk was kept before chunks were encrypted: a sealed one is longer than what is in it. */
export function isPlain({ bytes, byteLength }: Pick<KeptChunk, 'bytes' | 'byteLength'>): boolean {
  return bytes.byteLength !== byteLength + sealBytes;
}

/** Encrypts and decrypts the chunks of one recording. */
export class ChunkCipher {
  readonly #recordingId: string;
  readonly #key: Uint8Array | null;
  readonly #mayBePlain: boolean;

  /** @param key null = nothing of this recording was ever encrypted @param mayBePlain chunks of older versions may be left */
  constructor(recordingId: string, key: Uint8Array | null, mayBePlain: boolean) {
    this.#recordingId = recordingId;
    this.#key = key;
    this.#mayBePlain = mayBePlain;
  }

  seal(form: RecordingForm, sequence: number, bytes: Uint8Array): Uint8Array {
    if (this.#key === null) throw new StoreError('internal', 'A recording without a key cannot be written.');
    return sealed(this.#key, this.#contextOf(form, sequence), bytes);
  }

  /** Throws `damaged` when anything of the chunk is not as it was written. */
  open(form: RecordingForm, sequence: number, chunk: KeptChunk): Uint8Array {
    if (isPlain(chunk)) {
      const sha256 = createHash('sha256').update(chunk.bytes).digest();
      if (this.#mayBePlain && chunk.bytes.byteLength === chunk.byteLength && sha256.equals(chunk.sha256)) return chunk.bytes;
    } else if (this.#key !== null) {
      const bytes = unsealed(this.#key, this.#contextOf(form, sequence), chunk.bytes);
      if (bytes !== undefined) return bytes;
    }
    throw new StoreError('damaged', `Chunk ${sequence} of a recording is not as it was written.`);
  }

  #contextOf(form: RecordingForm, sequence: number): string {
    return `${this.#recordingId}|${form}|${sequence}`;
  }
}

/** Where the ciphers of recordings come from. */
export interface ChunkCiphers {
  /** Throws `unknownRecording` when its key was destroyed. */
  forReading(recordingId: string): ChunkCipher;
  /** Makes a key when there is none yet. */
  forWriting(recordingId: string): ChunkCipher;
}

const ciphersOf = new WeakMap<ReadableDb, ChunkCiphers>();

/** Every chunk that is read or written through this connection goes through these ciphers. */
export function bindCiphers(shard: ReadableDb, ciphers: ChunkCiphers): void {
  ciphersOf.set(shard, ciphers);
}

export function ciphersOn(shard: ReadableDb): ChunkCiphers {
  const ciphers = ciphersOf.get(shard);
  if (ciphers === undefined) throw new StoreError('internal', 'This shard has no ciphers.');
  return ciphers;
}
