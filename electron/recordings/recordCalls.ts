import { isConnected } from '../../shared/calls/call.ts';
import type { CallChangeListener, CallDesk } from '../calls/callDesk.ts';
import type { Media, RecordingChunk } from '../calls/media.ts';

/** What recording needs of the store. Everything is idempotent and durable before it resolves. */
export interface RecordingStore {
  beginRecording(row: { readonly id: string; readonly callId: string; readonly startedAt: number; readonly mimeType: string }): Promise<void>;
  appendChunk(chunk: { readonly recordingId: string; readonly sequence: number; readonly bytes: Uint8Array; readonly at: number }): Promise<void>;
  /** Measures, indexes and closes a recording; see `completeRecording` in the store. */
  completeRecording(argument: { readonly id: string; readonly state: 'complete' | 'recovered' }): Promise<void>;
  listUnfinishedRecordings(argument: null): Promise<readonly { readonly id: string }[]>;
}

export interface RecorderOptions {
  readonly store: RecordingStore;
  readonly media: () => Pick<Media, 'startRecording' | 'stopRecording'>;
  readonly desk: () => CallDesk;
  readonly newId: () => string;
  readonly now: () => number;
  readonly wanted: () => boolean;
  /** A recording was closed and can be played. */
  readonly onComplete: (callId: string) => void;
  readonly onFailed: (callId: string, error: unknown) => void;
}

/** What MediaRecorder in the media window writes. */
export const recordingMimeType = 'audio/webm;codecs=opus';

interface Running {
  readonly callId: string;
  /** Tail of the chain of chunk commits; the next chunk is sent to the store only after the one before is durable. */
  committed: Promise<void>;
  stopping: boolean;
}

/** Records connected calls: starts with the answer, commits chunk by chunk, closes with the end of the call. */
export class CallRecorder {
  private readonly running = new Map<string, Running>();
  private readonly options: RecorderOptions;

  constructor(options: RecorderOptions) {
    this.options = options;
  }

  /** Follows the calls. */
  readonly callChanged: CallChangeListener = ({ call, event }) => {
    if (event.kind === 'answered' && this.options.wanted()) this.start(call.id);
    if (event.kind === 'ended') this.stopFor(call.id);
  };

  /** Takes one piece from the media window and makes it durable. */
  chunkRecorded(chunk: RecordingChunk): void {
    const recording = this.running.get(chunk.recordingId);
    if (!recording || chunk.bytes.byteLength === 0) return;
    recording.committed = recording.committed
      .then(() => this.options.store.appendChunk({ recordingId: chunk.recordingId, sequence: chunk.sequence, bytes: chunk.bytes, at: chunk.at }))
      .then(
        () => this.options.desk().recordingChanged(recording.callId, isLive(this.options.desk(), recording.callId)),
        (error: unknown) => this.options.onFailed(recording.callId, error),
      );
  }

  /** Closes recordings that a crash cut off. Resolves to how many were recovered. */
  async recoverInterrupted(): Promise<number> {
    const unfinished = (await this.options.store.listUnfinishedRecordings(null)).filter(({ id }) => !this.running.has(id));
    for (const { id } of unfinished) await this.options.store.completeRecording({ id, state: 'recovered' });
    return unfinished.length;
  }

  /** Resolves when every recording that is being closed is closed. */
  async settled(): Promise<void> {
    await Promise.all([...this.running.values()].map((recording) => recording.committed));
  }

  private start(callId: string): void {
    const mediaId = this.options.desk().mediaIdOf(callId);
    if (mediaId === undefined) return this.options.onFailed(callId, new Error('The call has no media to record'));
    const recordingId = this.options.newId();
    const begun = this.options.store.beginRecording({ id: recordingId, callId, startedAt: this.options.now(), mimeType: recordingMimeType });
    this.running.set(recordingId, { callId, stopping: false, committed: begun.catch((error: unknown) => this.options.onFailed(callId, error)) });
    this.options.media().startRecording(mediaId, recordingId);
  }

  private stopFor(callId: string): void {
    for (const [recordingId, recording] of this.running) {
      if (recording.callId !== callId || recording.stopping) continue;
      recording.stopping = true;
      void this.close(recordingId, recording);
    }
  }

  private async close(recordingId: string, recording: Running): Promise<void> {
    try {
      await this.options.media().stopRecording(recordingId);
      await recording.committed;
      await this.options.store.completeRecording({ id: recordingId, state: 'complete' });
      this.running.delete(recordingId);
      this.options.onComplete(recording.callId);
    } catch (error) {
      this.running.delete(recordingId);
      this.options.onFailed(recording.callId, error);
    } finally {
      this.options.desk().recordingChanged(recording.callId, false);
    }
  }
}

function isLive(desk: CallDesk, callId: string): boolean {
  const call = desk.find(callId);
  return call !== undefined && isConnected(call);
}
