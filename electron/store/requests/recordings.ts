import type { Recording } from '../../../shared/recordings/recording.ts';
import type { KindsOf } from './requestKind.ts';

export interface RecordingBeginning {
  readonly id: string;
  readonly callId: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly mimeType: string;
}

export interface RecordingChunk {
  readonly recordingId: string;
  /** 0-based, without gaps. */
  readonly sequence: number;
  readonly bytes: Uint8Array;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** `[milliseconds from the start, byte offset]`, ascending. */
export type SeekPoint = readonly [timeMs: number, byteOffset: number];

export interface RecordingEnd {
  readonly id: string;
  readonly state: 'complete' | 'recovered';
}

export type RecordingForm = Recording['form'];

/** What came from the media window, before it was finished. */
export interface RawRecording {
  /** Over the bytes of all chunks in their order, hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly chunkCount: number;
}

export interface StoredRecording extends Recording {
  /** Null while the recording runs. */
  readonly raw: RawRecording | null;
}

/** Recordings, chunk by chunk. */
export interface RecordingsRequests {
  /** Idempotent by id. The call must be known. */
  beginRecording(beginning: RecordingBeginning): void;
  /** On the disk before it answers. Idempotent by sequence; other bytes under a known sequence are a `conflict`. */
  appendChunk(chunk: RecordingChunk): void;
  /**
   * Makes the finished form of a recording beside other requests and puts it in the place of the raw one. Until then the
   * raw form is read; it also stays when not one whole packet was recorded (`durationMs` 0). The first `state` asked for
   * remains, however often this is repeated.
   */
  completeRecording(end: RecordingEnd): void;
  /** The newest recording of a call. */
  getRecording(argument: { readonly callId: string }): StoredRecording | null;
  getRecordingById(argument: { readonly id: string }): StoredRecording | null;
  /** Bytes `offset … offset + length`, fewer at the end, none beyond it. `conflict` when `form` is no longer the current one. */
  readRecording(argument: { readonly id: string; readonly offset: number; readonly length: number; readonly form?: RecordingForm }): Uint8Array;
  /** Where the clusters of the finished form begin, one for about each second; empty until there is one. */
  getSeekIndex(argument: { readonly id: string }): readonly SeekPoint[];
  listUnfinishedRecordings(argument: null): readonly StoredRecording[];
}

export const recordingsKinds = {
  beginRecording: 'command',
  appendChunk: 'command',
  completeRecording: 'command',
  getRecording: 'query',
  getRecordingById: 'query',
  readRecording: 'query',
  getSeekIndex: 'query',
  listUnfinishedRecordings: 'query',
} as const satisfies KindsOf<RecordingsRequests>;
