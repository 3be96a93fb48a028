import { Recorder, type HandChunk, type RecordedLeg } from './recorder.ts';
import type { SharedContext } from './sharedContext.ts';

/** The recordings that run in this page. A recording outlives its leg until its last piece is out. */
export class Recordings {
  private readonly shared: SharedContext;
  private readonly hand: HandChunk;
  private readonly running = new Map<string, { readonly mediaId: string; readonly recorder: Recorder }>();

  constructor(shared: SharedContext, hand: HandChunk) {
    this.shared = shared;
    this.hand = (chunk) => {
      if (chunk.last) this.running.delete(chunk.recordingId);
      hand(chunk);
    };
  }

  start(mediaId: string, recordingId: string, leg: RecordedLeg, paused: boolean): void {
    const recorder = new Recorder(recordingId, leg, this.shared, this.hand, paused);
    this.running.set(recordingId, { mediaId, recorder });
  }

  pause(recordingId: string, paused: boolean): void {
    this.running.get(recordingId)?.recorder.pause(paused);
  }

  stop(recordingId: string): void {
    this.running.get(recordingId)?.recorder.stop();
  }

  acknowledge(recordingId: string): void {
    this.running.get(recordingId)?.recorder.acknowledge();
  }

  /** The leg ended: nothing more will be heard on it. */
  legClosed(mediaId: string): void {
    for (const recording of this.running.values()) if (recording.mediaId === mediaId) recording.recorder.stop();
  }
}
