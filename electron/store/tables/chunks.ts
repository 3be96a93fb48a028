import { createHash } from 'node:crypto';
import { ciphersOn } from '../chunkCipher.ts';
import type { KeptChunk } from '../chunkCipher.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { RecordingBeginning, RecordingChunk, RecordingForm } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';

/** Chunks of one recording that a shard can number: twelve days of seconds. */
const chunksPerTrack = 2 ** 20;

/** Added to a track's number for the chunks of its finished form; ids stay below 2^53. */
const numberOffset: Readonly<Record<RecordingForm, number>> = { raw: 0, finished: 2 ** 32 };

/** Puts the recording into its shard; known recordings stay as they are. */
export function addTrack(shard: WritableDb, { id, callId, startedAt, mimeType }: RecordingBeginning): void {
  runSql(
    shard,
    'INSERT INTO track (recordingId, callId, startedAt, mimeType) VALUES (?, ?, ?, ?) ON CONFLICT (recordingId) DO NOTHING',
    id, callId, startedAt, mimeType,
  );
}

/** First chunk id of a recording, or undefined when the shard does not know it. */
export function firstChunkId(shard: ReadableDb, recordingId: string, form: RecordingForm = 'raw'): number | undefined {
  const track = getRow<{ number: number }>(shard, 'SELECT number FROM track WHERE recordingId = ?', recordingId);
  return track === undefined ? undefined : (numberOffset[form] + track.number) * chunksPerTrack;
}

/** Bounds for the ids of a recording's chunks, both inclusive. */
export function rangeOf(first: number): readonly [number, number] {
  return [first, first + chunksPerTrack - 1];
}

/**
 * Writes a chunk; committed and synced when this returns. The same chunk again changes nothing.
 * Its row has length and hash of the plain bytes and, encrypted, the bytes.
 * Throws `unknownRecording`, `conflict` (other bytes under this sequence) or `outOfOrder` (a chunk before it is missing).
 */
export function writeChunk(shard: WritableDb, { recordingId, sequence, bytes, at }: RecordingChunk): void {
  if (sequence < 0 || sequence >= chunksPerTrack) throw new StoreError('invalidArgument', 'A chunk has an impossible sequence.');
  const sha256 = createHash('sha256').update(bytes).digest();
  const cipher = ciphersOn(shard).forWriting(recordingId);
  transact(shard, () => {
    const first = firstChunkId(shard, recordingId);
    if (first === undefined) throw new StoreError('unknownRecording', 'There is no recording with this id.');
    const last = getRow<{ id: number; end: number }>(
      shard,
      'SELECT id, byteOffset + byteLength AS end FROM chunk WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1',
      ...rangeOf(first),
    );
    const next = last === undefined ? 0 : last.id - first + 1;
    if (sequence < next) {
      const known = getRow<{ sha256: Uint8Array }>(shard, 'SELECT sha256 FROM chunk WHERE id = ?', first + sequence);
      if (known === undefined || !sha256.equals(known.sha256)) throw new StoreError('conflict', 'Another chunk has this sequence.');
      return;
    }
    if (sequence > next) throw new StoreError('outOfOrder', `Chunk ${sequence} came before chunk ${next}.`);
    runSql(
      shard,
      'INSERT INTO chunk (id, byteOffset, byteLength, at, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?)',
      first + sequence, last?.end ?? 0, bytes.byteLength, at, sha256, cipher.seal('raw', sequence, bytes),
    );
  });
}

/** How much of a recording is kept. `lastAt` is null before the first chunk. */
export interface TrackSize { readonly chunkCount: number; readonly byteLength: number; readonly lastAt: number | null }

export function sizeOfTrack(shard: ReadableDb, recordingId: string, form: RecordingForm = 'raw'): TrackSize {
  const first = firstChunkId(shard, recordingId, form);
  if (first === undefined) return { chunkCount: 0, byteLength: 0, lastAt: null };
  const last = getRow<TrackSize>(
    shard,
    'SELECT id - ? + 1 AS chunkCount, byteOffset + byteLength AS byteLength, at AS lastAt FROM chunk WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1',
    first, ...rangeOf(first),
  );
  return last ?? { chunkCount: 0, byteLength: 0, lastAt: null };
}

interface ChunkPlace { readonly id: number; readonly byteOffset: number }

/** The chunk that holds a byte: sequences are dense, so this halves the range instead of reading it. */
function chunkAt(shard: ReadableDb, first: number, count: number, offset: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const place = getRow<ChunkPlace>(shard, 'SELECT id, byteOffset FROM chunk WHERE id = ?', first + middle);
    if (place !== undefined && place.byteOffset <= offset) low = middle;
    else high = middle - 1;
  }
  return first + low;
}

/** Bytes `offset … offset + length` of a recording, across chunks; fewer where the recording ends. Throws `damaged`. */
export function readBytes(shard: ReadableDb, recordingId: string, form: RecordingForm, offset: number, length: number): Uint8Array {
  const first = firstChunkId(shard, recordingId, form);
  const { chunkCount, byteLength } = sizeOfTrack(shard, recordingId, form);
  const from = Math.max(0, offset);
  const until = Math.min(byteLength, from + length);
  if (first === undefined || from >= until) return new Uint8Array(0);
  const cipher = ciphersOn(shard).forReading(recordingId);
  const chunks = allRows<ChunkPlace & KeptChunk>(
    shard,
    'SELECT id, byteOffset, byteLength, sha256, bytes FROM chunk WHERE id BETWEEN ? AND ? AND byteOffset < ? ORDER BY id',
    chunkAt(shard, first, chunkCount, from), rangeOf(first)[1], until,
  );
  const result = new Uint8Array(until - from);
  for (const chunk of chunks) {
    const { id, byteOffset } = chunk;
    const piece = cipher.open(form, id - first, chunk).subarray(Math.max(0, from - byteOffset), Math.max(0, until - byteOffset));
    result.set(piece, Math.max(0, byteOffset - from));
  }
  return result;
}
