/** A kept recording. Two channels: 0 = agent, 1 = caller. Times are epoch milliseconds. */
export interface Recording {
  readonly id: string;
  readonly callId: string;
  readonly startedAt: number;
  /** `recording` while chunks come; `complete` after a proper end; `recovered` when found cut off at a start. */
  readonly state: 'recording' | 'complete' | 'recovered';
  readonly mimeType: string;
  readonly channels: 2;
  readonly chunkCount: number;
  readonly byteLength: number;
  readonly durationMs: number;
  /** Month of the shard that holds the chunks, e.g. `2026-11`. */
  readonly shard: string;
}
