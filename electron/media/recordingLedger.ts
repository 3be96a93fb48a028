import type { RecordingChunk } from '../calls/media.ts';
import type { FromPage } from '../../shared/media/mediaProtocol.ts';
import type { ActivePage } from './activePage.ts';

interface Running {
  readonly mediaId: string;
  nextSequence: number;
  /** Resolves the wait for the last chunk. */
  readonly finished: Promise<void>;
  readonly finish: () => void;
  stopping: boolean;
  paused: boolean;
}

/** How long the page may take to hand over the last piece, milliseconds. */
const lastChunkDeadlineMs = 3_000;

/** Which recordings run and how far they are; numbers the chunks, so that a replaced page goes on where the last one ended. */
export class RecordingLedger {
  private readonly running = new Map<string, Running>();
  private readonly page: ActivePage;
  private readonly hand: (chunk: RecordingChunk) => void;

  constructor(page: ActivePage, hand: (chunk: RecordingChunk) => void) {
    this.page = page;
    this.hand = hand;
  }

  start(mediaId: string, recordingId: string): void {
    if (this.running.has(recordingId)) return;
    let finish = () => {};
    const finished = new Promise<void>((resolve) => (finish = resolve));
    this.running.set(recordingId, { mediaId, nextSequence: 0, finished, finish, stopping: false, paused: false });
    this.page.post({ kind: 'startRecording', mediaId, recordingId, paused: false });
  }

  /** Records silence from here on, or what is said again. */
  pause(recordingId: string, paused: boolean): void {
    const recording = this.running.get(recordingId);
    if (!recording || recording.paused === paused) return;
    recording.paused = paused;
    this.page.post({ kind: 'pauseRecording', recordingId, paused });
  }

  /** Resolves when the last chunk has been handed over; at once for a recording that is over or never was. */
  async stop(recordingId: string): Promise<void> {
    const recording = this.running.get(recordingId);
    if (!recording) return;
    if (!recording.stopping) {
      recording.stopping = true;
      this.page.post({ kind: 'stopRecording', recordingId });
      setTimeout(() => this.closeWithout(recordingId), lastChunkDeadlineMs).unref?.();
    }
    await recording.finished;
  }

  /** Takes a piece from the page; pieces of recordings that are over are dropped. */
  received({ recordingId, bytes, at, last }: Extract<FromPage, { kind: 'chunkRecorded' }>): void {
    const recording = this.running.get(recordingId);
    if (!recording) return;
    this.hand({ recordingId, sequence: recording.nextSequence++, bytes, at, last });
    if (last) {
      this.running.delete(recordingId);
      recording.finish();
    } else {
      this.page.post({ kind: 'acknowledgeChunk', recordingId });
    }
  }

  /** Tells a fresh page what to record. What belongs to a closed leg, or was being stopped, ends here. */
  restore(isOpen: (mediaId: string) => boolean): void {
    for (const [recordingId, { mediaId, stopping, paused }] of [...this.running]) {
      if (stopping || !isOpen(mediaId)) this.closeWithout(recordingId);
      else this.page.post({ kind: 'startRecording', mediaId, recordingId, paused });
    }
  }

  /** Closes every recording, for an engine that is being closed. */
  close(): void {
    for (const recordingId of [...this.running.keys()]) this.closeWithout(recordingId);
  }

  /** The page can say no more about this recording: an empty piece closes it. */
  private closeWithout(recordingId: string): void {
    this.received({ kind: 'chunkRecorded', recordingId, bytes: new Uint8Array(), at: Date.now(), last: true });
  }
}
