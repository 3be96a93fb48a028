import type { SharedContext } from './sharedContext.ts';

/** What a recorder needs to know of a leg. */
export interface RecordedLeg {
  /** Calls back with each local track and each later one; returns the end. */
  followLocal(follower: (track: MediaStreamTrack) => void): () => void;
  followRemote(follower: (stream: MediaStream) => void): () => void;
}

export type HandChunk = (chunk: { readonly recordingId: string; readonly bytes: Uint8Array; readonly at: number; readonly last: boolean }) => void;

export const recordingType = 'audio/webm;codecs=opus';
/** At 64 kbit/s Opus encodes without its speech model, for less than half the processor time of 48 (measured). */
const bitsPerSecond = 64_000;
const pieceMs = 1_000;
/** Pieces handed over and not acknowledged; beyond this they wait here. */
const unacknowledgedLimit = 8;

/** Records one leg as two channels: 0 what is sent, 1 what is heard. Either side may come late, change or be silent. */
export class Recorder {
  private readonly recordingId: string;
  private readonly shared: SharedContext;
  private readonly hand: HandChunk;
  private readonly media: MediaRecorder;
  private readonly ends: (() => void)[];
  private readonly channels: readonly Channel[];
  private waiting: { readonly bytes: Uint8Array; readonly at: number; readonly last: boolean }[] = [];
  private unacknowledged = 0;
  private order: Promise<void> = Promise.resolve();

  constructor(recordingId: string, leg: RecordedLeg, shared: SharedContext, hand: HandChunk, paused: boolean) {
    this.recordingId = recordingId;
    this.shared = shared;
    this.hand = hand;
    const context = shared.acquire();
    const merger = new ChannelMergerNode(context, { numberOfInputs: 2 });
    const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 2 });
    merger.connect(destination);
    const agent = new Channel(context, merger, 0);
    const caller = new Channel(context, merger, 1);
    this.channels = [agent, caller];
    this.pause(paused);
    this.ends = [
      leg.followLocal((track) => agent.take(new MediaStream([track]))),
      leg.followRemote((stream) => caller.take(stream)),
      () => agent.leave(),
      () => caller.leave(),
      () => merger.disconnect(),
    ];
    this.media = new MediaRecorder(destination.stream, { mimeType: recordingType, audioBitsPerSecond: bitsPerSecond });
    this.media.addEventListener('dataavailable', (event) => this.cut(event.data));
    this.media.addEventListener('stop', () => this.finish());
    this.media.start(pieceMs);
  }

  /** Records silence in place of both voices: the recording stays as long as the call. */
  pause(paused: boolean): void {
    for (const channel of this.channels) channel.silence(paused);
  }

  /** Ends the recording; the last piece follows. */
  stop(): void {
    if (this.media.state !== 'inactive') this.media.stop();
  }

  acknowledge(): void {
    this.unacknowledged -= 1;
    this.flush();
  }

  private cut(piece: Blob): void {
    const at = Date.now();
    if (piece.size === 0) return;
    // A Blob cannot cross the port, and reading it is asynchronous: a chain keeps the pieces in order.
    this.order = this.order.then(async () => this.push(new Uint8Array(await piece.arrayBuffer()), at, false));
  }

  private finish(): void {
    const at = Date.now();
    for (const end of this.ends) end();
    this.shared.release();
    this.order = this.order.then(() => this.push(new Uint8Array(), at, true));
  }

  private push(bytes: Uint8Array, at: number, last: boolean): void {
    this.waiting.push({ bytes, at, last });
    this.flush();
  }

  private flush(): void {
    while (this.unacknowledged < unacknowledgedLimit) {
      const next = this.waiting.shift();
      if (!next) return;
      this.unacknowledged += 1;
      this.hand({ recordingId: this.recordingId, ...next });
    }
  }
}

/** One input of the merger; whatever feeds it is taken down to one channel. */
class Channel {
  private readonly context: AudioContext;
  private readonly mono: GainNode;
  private source: MediaStreamAudioSourceNode | undefined;

  constructor(context: AudioContext, merger: ChannelMergerNode, index: number) {
    this.context = context;
    this.mono = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' });
    this.mono.connect(merger, 0, index);
  }

  take(stream: MediaStream): void {
    this.source?.disconnect();
    this.source = new MediaStreamAudioSourceNode(this.context, { mediaStream: stream });
    this.source.connect(this.mono);
  }

  /** At once: a fade would let a digit through. */
  silence(on: boolean): void {
    this.mono.gain.value = on ? 0 : 1;
  }

  leave(): void {
    this.source?.disconnect();
    this.mono.disconnect();
  }
}
