import type { RecordingRow, RecordingStore } from '../../electron/recordings/recordingStore.ts';

interface Kept extends RecordingRow {
  readonly chunks: number[];
  state: 'recording' | 'complete' | 'recovered';
}

/** Fails a request as the store does, with a code. */
export function storeFailure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A store in memory, as strict about order as the real one; each request is noted and answers a turn later. */
export class FakeRecordingStore implements RecordingStore {
  readonly kept = new Map<string, Kept>();
  readonly requests: string[] = [];
  /** While set, requests of this name (or all) fail with it. */
  failing: { readonly error: Error; readonly only?: string } | undefined;
  /** While set, completions wait for it. */
  completing: Promise<void> = Promise.resolve();

  async beginRecording(row: RecordingRow): Promise<void> {
    await this.answer('begin');
    if (!this.kept.has(row.id)) this.kept.set(row.id, { ...row, chunks: [], state: 'recording' });
  }

  async appendChunk({ recordingId, sequence, bytes }: { readonly recordingId: string; readonly sequence: number; readonly bytes: Uint8Array }): Promise<void> {
    await this.answer(`chunk ${sequence}`);
    const kept = this.known(recordingId);
    if (kept.state !== 'recording') throw storeFailure('conflict');
    if (sequence !== kept.chunks.length) throw storeFailure('outOfOrder');
    kept.chunks.push(bytes[0] ?? -1);
  }

  async completeRecording({ id, state }: { readonly id: string; readonly state: 'complete' | 'recovered' }): Promise<void> {
    await this.answer(state);
    await this.completing;
    this.known(id).state = state;
  }

  async listUnfinishedRecordings(): Promise<readonly Kept[]> {
    return [...this.kept.values()].filter(({ state }) => state === 'recording');
  }

  private known(id: string): Kept {
    const kept = this.kept.get(id);
    if (!kept) throw storeFailure('unknownRecording');
    return kept;
  }

  private async answer(request: string): Promise<void> {
    this.requests.push(request);
    await Promise.resolve();
    if (this.failing && (this.failing.only === undefined || request.startsWith(this.failing.only))) throw this.failing.error;
  }
}
