/** A kept recording. Two channels: 0 = agent, 1 = caller. Times are epoch milliseconds. */
export interface Recording {
  readonly id: string;
  readonly callId: string;
  readonly startedAt: number;
  /** `recording` while chunks come; `complete` after a proper end; `recovered` when found cut off at a start. */
  readonly state: 'recording' | 'complete' | 'recovered';
  /** Which bytes are played: `raw` as they were recorded (no duration, no seeking), `finished` once they are one whole file. */
  readonly form: 'raw' | 'finished';
  readonly mimeType: string;
  readonly channels: 2;
  readonly chunkCount: number;
  readonly byteLength: number;
  /** 0 while it runs; 0 at the end says that nothing was recorded. */
  readonly durationMs: number;
  /** Month of the shard that holds the chunks, e.g. `2026-11`. */
  readonly shard: string;
  /** Its sound is gone; null = it is there. */
  readonly deleted: { readonly at: number; readonly by: 'rule' | 'hand'; readonly reason: string } | null;
}

/** A recording that is over and holds not one whole packet, as of a call that ended at once. */
export function isEmptyRecording({ state, durationMs }: Pick<Recording, 'state' | 'durationMs'>): boolean {
  return state !== 'recording' && durationMs === 0;
}
