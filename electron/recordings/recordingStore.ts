/** What recording needs of the store. Everything is idempotent and durable before it resolves. */
export interface RecordingStore {
  beginRecording(row: RecordingRow): Promise<void>;
  appendChunk(chunk: { readonly recordingId: string; readonly sequence: number; readonly bytes: Uint8Array; readonly at: number }): Promise<void>;
  /** Measures, indexes and closes a recording; see `completeRecording` in the store. */
  completeRecording(argument: { readonly id: string; readonly state: 'complete' | 'recovered' }): Promise<void>;
  listUnfinishedRecordings(argument: null): Promise<readonly { readonly id: string; readonly callId: string; readonly startedAt: number }[]>;
}

export interface RecordingRow {
  readonly id: string;
  readonly callId: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly mimeType: string;
}
