import { isConnected, type Call } from '../../shared/calls/call.ts';
import type { RecordingMode } from '../../shared/recordings/recordingModes.ts';
import type { CallChangeListener, CallDesk } from '../calls/callDesk.ts';
import type { Media, RecordingChunk } from '../calls/media.ts';
import type { RecordingStore } from './recordingStore.ts';
import { RecordingWriter } from './recordingWriter.ts';

export interface RecorderOptions {
  readonly store: RecordingStore;
  readonly media: () => Pick<Media, 'startRecording' | 'pauseRecording' | 'stopRecording'>;
  readonly desk: () => Pick<CallDesk, 'mediaIdOf' | 'find' | 'recordingChanged' | 'recordingPaused'>;
  readonly newId: () => string;
  readonly now: () => number;
  /** What the rules say of a call. */
  readonly modeOf: (call: Call) => RecordingMode;
  /** A pause ends by itself after so many seconds; null = it does not. */
  readonly resumeAfterSeconds: () => number | null;
  /** A recording was closed and can be played. */
  readonly onComplete: (callId: string) => void;
  /** The store takes nothing at the moment (a full disk); what is recorded waits in memory. Told once per recording. */
  readonly onWaiting: (callId: string, error: unknown) => void;
  /** The call is not recorded, or no further than it is. Told once per recording. */
  readonly onFailed: (callId: string, error: unknown) => void;
  /** Everything is kept, but not yet in its seekable form; the next start tries again. */
  readonly onIncomplete: (callId: string, error: unknown) => void;
}

/** What MediaRecorder in the media window writes. */
const recordingMimeType = 'audio/webm;codecs=opus';

interface Running {
  readonly writer: RecordingWriter;
  /** Set when the recording is being stopped; resolves when it is complete or given up. */
  closed: Promise<void> | undefined;
  /** Set while it is paused: when the pause ends by itself, where it does. */
  paused: { readonly timer: ReturnType<typeof setTimeout> | undefined } | undefined;
}

/** An expected refusal; `code` names a text under `error`. */
export class RecordingRefused extends Error {
  readonly code: 'recordingNotOffered' | 'nothingRecorded';
  constructor(code: RecordingRefused['code'], message: string) {
    super(message);
    this.name = 'RecordingRefused';
    this.code = code;
  }
}

/** Records connected calls: starts with the answer, commits chunk by chunk, closes with the end of the call. */
export class CallRecorder {
  private readonly running = new Map<string, Running>();
  private readonly options: RecorderOptions;
  private closing = false;

  constructor(options: RecorderOptions) {
    this.options = options;
  }

  /** Follows the calls. */
  readonly callChanged: CallChangeListener = ({ call, event }) => {
    if (event.kind === 'answered' && this.options.modeOf(call) === 'always') this.start(call.id);
    if (event.kind === 'ended') this.stop((writer) => writer.callId === call.id);
  };

  /** Starts the recording of a call that the rules leave to the agent. @throws RecordingRefused */
  startByHand(callId: string): void {
    const call = this.options.desk().find(callId);
    if (!call || !isConnected(call) || this.options.modeOf(call) !== 'onDemand') throw new RecordingRefused('recordingNotOffered', 'This call is not recorded by hand');
    if (this.liveOf(callId) === undefined) this.start(callId);
  }

  /** Records silence until {@link resume}, for what may not be kept, as the number of a card. @throws RecordingRefused */
  pause(callId: string): void {
    const [id, running] = this.liveOf(callId) ?? [];
    if (id === undefined || running === undefined) throw new RecordingRefused('nothingRecorded', 'This call is not being recorded');
    if (running.paused) return;
    const seconds = this.options.resumeAfterSeconds();
    running.paused = { timer: seconds === null ? undefined : setTimeout(() => this.endPause(callId, 'forgotten'), seconds * 1_000) };
    this.options.media().pauseRecording(id, true);
    this.options.desk().recordingPaused(callId, true, 'agent');
  }

  resume(callId: string): void {
    this.endPause(callId, 'agent');
  }

  /** Takes one piece from the media window; it is made durable after those before it. */
  chunkRecorded(chunk: RecordingChunk): void {
    this.running.get(chunk.recordingId)?.writer.add(chunk);
  }

  /**
   * Completes recordings that a crash cut off, newest first. Resolves to how many were recovered; what fails is told to
   * `onIncomplete` and tried at the next start.
   */
  async recoverInterrupted(): Promise<number> {
    const unfinished = await this.options.store.listUnfinishedRecordings(null);
    const newestFirst = [...unfinished].sort((a, b) => b.startedAt - a.startedAt);
    let recovered = 0;
    for (const { id, callId } of newestFirst) {
      if (this.closing) break;
      if (this.running.has(id)) continue;
      try {
        await this.options.store.completeRecording({ id, state: 'recovered' });
        recovered += 1;
        this.options.onComplete(callId);
      } catch (error) {
        this.options.onIncomplete(callId, error);
      }
    }
    return recovered;
  }

  /** Stops every recording and records no more. Resolves to true when all are complete, to false after `withinMs`. */
  async close(withinMs: number): Promise<boolean> {
    this.closing = true;
    this.stop(() => true);
    for (const { writer } of this.running.values()) writer.hurry();
    const all = Promise.all([...this.running.values()].map(({ closed }) => closed)).then(() => true);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), withinMs)));
    return Promise.race([all, late]).finally(() => clearTimeout(timer));
  }

  private start(callId: string): void {
    if (this.closing) return;
    const { desk, media, store, newId, now } = this.options;
    const mediaId = desk().mediaIdOf(callId);
    if (mediaId === undefined) return this.options.onFailed(callId, new Error('The call has no media to record'));
    const id = newId();
    const writer = new RecordingWriter(store, { id, callId, startedAt: now(), mimeType: recordingMimeType }, {
      stored: () => desk().recordingChanged(callId, this.isLive(callId)),
      waiting: (error) => this.options.onWaiting(callId, error),
      failed: (error) => {
        desk().recordingChanged(callId, false);
        this.options.onFailed(callId, error);
      },
    });
    this.running.set(id, { writer, closed: undefined, paused: undefined });
    media().startRecording(mediaId, id);
  }

  private liveOf(callId: string): [string, Running] | undefined {
    return [...this.running].find(([, { writer, closed }]) => writer.callId === callId && closed === undefined);
  }

  private endPause(callId: string, by: 'agent' | 'forgotten'): void {
    const [id, running] = this.liveOf(callId) ?? [];
    if (id === undefined || !running?.paused) return;
    clearTimeout(running.paused.timer);
    running.paused = undefined;
    this.options.media().pauseRecording(id, false);
    this.options.desk().recordingPaused(callId, false, by);
  }

  private stop(which: (writer: RecordingWriter) => boolean): void {
    for (const [id, recording] of this.running) {
      if (!which(recording.writer)) continue;
      clearTimeout(recording.paused?.timer);
      recording.closed ??= this.closeOne(id, recording.writer);
    }
  }

  private async closeOne(id: string, writer: RecordingWriter): Promise<void> {
    const { callId } = writer;
    // Without its last piece a recording is still worth keeping.
    await this.options.media().stopRecording(id).catch((error: unknown) => this.options.onIncomplete(callId, error));
    this.options.desk().recordingChanged(callId, false);
    try {
      if (await writer.end()) this.options.onComplete(callId);
    } catch (error) {
      this.options.onIncomplete(callId, error);
    } finally {
      this.running.delete(id);
    }
  }

  private isLive(callId: string): boolean {
    const call = this.options.desk().find(callId);
    return call !== undefined && isConnected(call);
  }
}
