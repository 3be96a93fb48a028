import { createHash } from 'node:crypto';
import type { RecordingProof } from '../../../shared/evidence/evidenceFact.ts';
import { sha256Hex } from '../../evidence/signLink.ts';
import { allRows, getRow } from '../connection.ts';
import type { ReadableDb } from '../connection.ts';
import type { Shards } from '../shards.ts';
import type { RecordingForm } from '../storeApi.ts';
import { firstChunkId, rangeOf } from './chunks.ts';

interface ProofRow {
  readonly callId: string; readonly state: string; readonly form: RecordingForm; readonly mimeType: string; readonly startedAt: number; readonly durationMs: number;
  readonly byteLength: number; readonly chunkCount: number; readonly shard: string; readonly finishedSha256: string | null;
  readonly rawSha256: string | null; readonly rawBytes: number; readonly rawChunkCount: number; readonly seekIndex: string; readonly deletedAt: number | null;
}

export type ProofOfRecording = { readonly callId: string; readonly deleted: boolean; readonly proof: RecordingProof };

/** What is to be proven of a recording, as the databases have it now; undefined while it runs or when it is unknown. */
export function proofOfRecording(db: ReadableDb, shards: Shards, recordingId: string): ProofOfRecording | undefined {
  const row = getRow<ProofRow>(
    db,
    `SELECT call.callId, state, form, mimeType, recording.startedAt, durationMs, byteLength, chunkCount, shard, finishedSha256, rawSha256, rawBytes,
       rawChunkCount, seekIndex, deletedAt FROM recording JOIN call ON call.id = recording.call WHERE recording.id = ?`,
    recordingId,
  );
  if (row === undefined || (row.state !== 'complete' && row.state !== 'recovered')) return undefined;
  const { callId, state, form, mimeType, startedAt, durationMs, byteLength: bytes, chunkCount, shard: month, rawSha256 } = row;
  const raw = rawSha256 === null ? null : { sha256: rawSha256, bytes: row.rawBytes, chunkCount: row.rawChunkCount };
  const shard = shards.find(month);
  const chunksDigest = digestOfChunks(shard === undefined ? [] : listChunks(shard, recordingId, form));
  const sha256 = form === 'raw' ? rawSha256 : row.finishedSha256;
  const seekDigest = sha256Hex(row.seekIndex);
  return {
    callId,
    deleted: row.deletedAt !== null,
    proof: { recordingId, state, form, mimeType, startedAt, durationMs, bytes, chunkCount, shard: month, chunksDigest, seekDigest, sha256, raw },
  };
}

export interface ChunkFacts { readonly id: number; readonly byteOffset: number; readonly byteLength: number; readonly at: number; readonly sha256: Uint8Array }

/** The chunks of one form, without their bytes, in order. */
export function listChunks(shard: ReadableDb, recordingId: string, form: RecordingForm): ChunkFacts[] {
  const first = firstChunkId(shard, recordingId, form);
  return first === undefined ? [] : allRows<ChunkFacts>(shard, 'SELECT id, byteOffset, byteLength, at, sha256 FROM chunk WHERE id BETWEEN ? AND ? ORDER BY id', ...rangeOf(first));
}

/** See `RecordingProof.chunksDigest`. */
function digestOfChunks(chunks: readonly ChunkFacts[]): string {
  const digest = createHash('sha256');
  for (const { sha256, byteLength, at } of chunks) digest.update(sha256).update(`${byteLength}:${at};`);
  return digest.digest('hex');
}
