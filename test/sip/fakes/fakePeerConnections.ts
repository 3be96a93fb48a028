import type { MicrophoneProblem } from '../../../shared/calls/callEvent.ts';
import type { PeerConnection, PeerConnections, PeerDescription, PeerEvent, PeerEventName, PeerSender, PeerStream, PeerTrack } from '../../../electron/sip/peerConnections.ts';
import { secureSdp } from './sdp.ts';

class FakeTrack implements PeerTrack {
  readonly kind = 'audio';
  enabled = true;
  stopped = false;
  stop(): void {
    this.stopped = true;
  }
}

/** Follows the signalling states of W3C WebRTC; makes plausible descriptions, moves no media. */
export class FakePeerConnection implements PeerConnection {
  readonly mediaId: string;
  readonly configuration: RTCConfiguration;
  readonly world: FakePeerConnections;
  signalingState: RTCSignalingState = 'stable';
  iceConnectionState: RTCIceConnectionState = 'new';
  iceGatheringState: RTCIceGatheringState = 'new';
  localDescription: { type: string; sdp: string } | null = null;
  readonly calls: string[] = [];
  readonly remote: PeerDescription[] = [];
  readonly tones: { tones: string; durationMs?: number; gapMs?: number }[] = [];
  readonly #senders: PeerSender[] = [];
  readonly #listeners = new Map<PeerEventName, Set<(event: PeerEvent) => void>>();
  #version = 0;
  #restarts = 0;

  constructor(world: FakePeerConnections, configuration: RTCConfiguration) {
    this.world = world;
    this.configuration = configuration;
    this.mediaId = `${world.name}-${world.peers.length + 1}`;
    world.peers.push(this);
  }

  get track(): FakeTrack | undefined {
    return this.#senders[0]?.track as FakeTrack | undefined;
  }

  addTrack(track: PeerTrack): PeerSender {
    const sender: PeerSender = { track, dtmf: { toneBuffer: '', insertDTMF: (tones, durationMs, gapMs) => { this.tones.push({ tones, durationMs, gapMs }); } } };
    this.#senders.push(sender);
    return sender;
  }

  getSenders(): PeerSender[] {
    return [...this.#senders];
  }

  async createOffer(options?: RTCOfferOptions): Promise<PeerDescription> {
    await this.#step('createOffer');
    if (options?.iceRestart) {
      this.#restarts += 1;
      this.iceGatheringState = 'new';
    }
    return { type: 'offer', sdp: this.#describe('actpass') };
  }

  async createAnswer(): Promise<PeerDescription> {
    await this.#step('createAnswer');
    if (this.signalingState !== 'have-remote-offer') throw new Error(`createAnswer in ${this.signalingState}`);
    return { type: 'answer', sdp: this.#describe('active') };
  }

  async setLocalDescription(description: PeerDescription): Promise<void> {
    await this.#step(`setLocal ${description.type}`);
    if (description.type === 'rollback') {
      this.signalingState = 'stable';
      return;
    }
    this.localDescription = { type: description.type, sdp: description.sdp ?? '' };
    this.signalingState = description.type === 'offer' ? 'have-local-offer' : 'stable';
    if (!this.world.gathers) return;
    queueMicrotask(() => queueMicrotask(() => {
      this.iceGatheringState = 'complete';
      if (this.localDescription) this.localDescription = { ...this.localDescription, sdp: `${this.localDescription.sdp}a=candidate:1 1 UDP 2122260223 192.0.2.7 40000 typ host\r\n` };
      this.#dispatch('icecandidate', { type: 'icecandidate', candidate: null });
      this.#dispatch('icegatheringstatechange', { type: 'icegatheringstatechange' });
    }));
  }

  async setRemoteDescription(description: PeerDescription): Promise<void> {
    await this.#step(`setRemote ${description.type}`);
    if (!description.sdp) throw new Error('Failed to parse SessionDescription. Expect line: v=');
    if (description.type === 'answer' && this.signalingState !== 'have-local-offer') throw new Error(`answer in ${this.signalingState}`);
    this.remote.push(description);
    this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
  }

  addEventListener(name: PeerEventName, listener: (event: PeerEvent) => void): void {
    this.#listeners.set(name, (this.#listeners.get(name) ?? new Set()).add(listener));
  }

  removeEventListener(name: PeerEventName, listener: (event: PeerEvent) => void): void {
    this.#listeners.get(name)?.delete(listener);
  }

  close(): void {
    this.signalingState = 'closed';
  }

  becomeIce(state: RTCIceConnectionState): void {
    this.iceConnectionState = state;
    this.#dispatch('iceconnectionstatechange', { type: 'iceconnectionstatechange' });
  }

  /** What a standby window does: the same object on a new, unnegotiated peer. */
  startAnew(): void {
    this.signalingState = 'stable';
    this.iceGatheringState = 'new';
    this.localDescription = null;
  }

  async #step(call: string): Promise<void> {
    this.calls.push(call);
    const obstacle = this.world.obstacles.shift();
    if (obstacle) await obstacle(this, call);
    else await Promise.resolve();
    if (this.signalingState === 'closed') throw new Error('closed');
  }

  #describe(setup: 'actpass' | 'active'): string {
    this.#version += 1;
    return secureSdp({ setup, version: this.#version, ufrag: `u${this.#restarts}` });
  }

  #dispatch(name: PeerEventName, event: PeerEvent): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(event);
  }
}

/** The media side of one phone, without media. */
export class FakePeerConnections implements PeerConnections {
  readonly name: string;
  readonly peers: FakePeerConnection[] = [];
  readonly PeerConnection: PeerConnections['PeerConnection'];
  gathers = true;
  microphoneProblem: MicrophoneProblem | undefined;
  /** What getUserMedia does instead of giving a stream. */
  getUserMediaFails: (() => Promise<never>) | undefined;
  /** Each is run before one of the next peer operations, in order. */
  readonly obstacles: ((peer: FakePeerConnection, call: string) => Promise<void>)[] = [];
  readonly #lost = new Set<(mediaId: string, reason: string) => void>();
  readonly #replaced = new Set<(mediaId: string) => void>();

  constructor(name: string) {
    this.name = name;
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the constructor function below has its own `this`
    const world = this;
    this.PeerConnection = class extends FakePeerConnection {
      constructor(configuration: RTCConfiguration) {
        super(world, configuration);
      }
    };
  }

  get peer(): FakePeerConnection {
    const last = this.peers.at(-1);
    if (!last) throw new Error(`${this.name} has no peer connection yet`);
    return last;
  }

  async getUserMedia(): Promise<PeerStream> {
    if (this.getUserMediaFails) return this.getUserMediaFails();
    const tracks: PeerTrack[] = [new FakeTrack()];
    return {
      getTracks: () => [...tracks],
      getAudioTracks: () => [...tracks],
      getVideoTracks: () => [],
      removeTrack: (track) => { tracks.splice(tracks.indexOf(track), 1); },
      microphoneProblem: this.microphoneProblem,
    };
  }

  onLegMediaLost(listener: (mediaId: string, reason: string) => void): () => void {
    this.#lost.add(listener);
    return () => this.#lost.delete(listener);
  }

  onLegMediaReplaced(listener: (mediaId: string) => void): () => void {
    this.#replaced.add(listener);
    return () => this.#replaced.delete(listener);
  }

  lose(peer: FakePeerConnection, reason = 'window crashed'): void {
    for (const listener of this.#lost) listener(peer.mediaId, reason);
  }

  replace(peer: FakePeerConnection): void {
    peer.startAnew();
    for (const listener of this.#replaced) listener(peer.mediaId);
  }
}
