import type { FromPage, MediaCommand, PeerState, ToPage } from '../../shared/media/mediaProtocol.ts';
import type { MediaPort, MediaWindow } from '../../electron/media/mediaWindow.ts';

/** A peer as the fake page keeps it: just enough offer/answer (RFC 8829) to refuse what a real one would refuse. */
interface FakePeer {
  state: PeerState;
  versions: number;
  senders: string[];
}

const newState: PeerState = {
  signalingState: 'stable',
  iceConnectionState: 'new',
  iceGatheringState: 'new',
  connectionState: 'new',
  localDescription: null,
  remoteDescription: null,
};

let windows = 0;

/**
 * A media window with a page that speaks the real protocol and keeps real order, but has no sound. Messages are cloned
 * and delivered in later microtasks, as a port does.
 */
export class FakeMediaWindow implements MediaWindow {
  readonly number = ++windows;
  /** Every command that arrived, oldest first. */
  readonly commands: MediaCommand[] = [];
  readonly port: MediaPort;
  closed = false;
  /** Kinds of requests that are taken but never answered. */
  readonly unanswered = new Set<MediaCommand['kind']>();
  /** Gathering goes on until `finishGathering`. */
  gathersSlowly = false;
  microphoneProblem: string | null = null;
  /** What the page answers to `checkAudio`. */
  audioCheck: unknown = { ring: { kind: 'passed', tookMs: 40, detail: 'Headset' }, microphone: { kind: 'passed', tookMs: 60, detail: 'Headset' } };
  /** Whether the user chooses a headset when asked. */
  choosesHeadset = true;
  private readonly peers = new Map<string, FakePeer>();
  private gone: ((reason: string) => void) | undefined;
  private toMain: ((message: { readonly data: unknown }) => void) | undefined;

  constructor() {
    this.port = {
      on: (_event, listener) => {
        this.toMain = listener;
      },
      postMessage: (message) => {
        if (this.closed) return;
        const copy = structuredClone(message) as ToPage;
        queueMicrotask(() => this.obey(copy));
      },
      start: () => this.say({ kind: 'ready' }),
      close: () => {},
    };
  }

  onGone(listener: (reason: string) => void): void {
    this.gone = listener;
  }

  pairHeadset(): Promise<boolean> {
    return Promise.resolve(this.choosesHeadset);
  }

  close(): void {
    this.closed = true;
    this.gone = undefined;
  }

  /** The process ends: nothing is answered any more. */
  crash(reason = 'crashed'): void {
    const { gone } = this;
    this.closed = true;
    gone?.(reason);
  }

  say(message: FromPage | Record<string, unknown> | null): void {
    const copy = structuredClone(message);
    queueMicrotask(() => {
      if (!this.closed) this.toMain?.({ data: copy });
    });
  }

  kinds(): string[] {
    return this.commands.map((command) => command.kind).filter((kind) => kind !== 'ping');
  }

  finishGathering(mediaId: string): void {
    const peer = this.peer(mediaId);
    peer.state = { ...peer.state, iceGatheringState: 'complete' };
    this.say({ kind: 'peerEvent', mediaId, event: { type: 'icecandidate', candidate: null }, state: peer.state });
  }

  change(mediaId: string, state: Partial<PeerState>): void {
    const peer = this.peer(mediaId);
    peer.state = { ...peer.state, ...state };
    this.say({ kind: 'peerEvent', mediaId, event: { type: 'iceconnectionstatechange' }, state: peer.state });
  }

  private obey({ id, command }: ToPage): void {
    if (this.closed) return;
    this.commands.push(command);
    if (this.unanswered.has(command.kind)) return;
    const state = () => ('mediaId' in command ? (this.peers.get(command.mediaId)?.state ?? null) : null);
    try {
      const value = this.perform(command);
      if (id !== null) this.say({ kind: 'replied', id, value, state: state() });
    } catch (error) {
      if (id !== null) this.say({ kind: 'refused', id, name: 'InvalidStateError', message: String(error), state: state() });
    }
  }

  private perform(command: MediaCommand): unknown {
    switch (command.kind) {
      case 'openPeer':
        this.peers.set(command.mediaId, { state: newState, versions: 1, senders: [] });
        return null;
      case 'addTrack':
        this.peer(command.mediaId).senders.push(command.trackId);
        return null;
      case 'createOffer':
        return this.describe(command.mediaId, 'offer');
      case 'createAnswer':
        return this.describe(command.mediaId, 'answer');
      case 'setLocalDescription':
        return this.setLocal(command.mediaId, command.description);
      case 'describeLocally':
        return this.setLocal(command.mediaId, this.describe(command.mediaId, command.type));
      case 'setRemoteDescription':
        return this.setRemote(command.mediaId, command.description);
      case 'checkAudio':
        return this.audioCheck;
      case 'openMicrophone':
        return { problem: this.microphoneProblem };
      default:
        return null;
    }
  }

  private describe(mediaId: string, type: 'offer' | 'answer') {
    const peer = this.peer(mediaId);
    if (type === 'answer' && peer.state.signalingState !== 'have-remote-offer') throw new Error('no offer to answer');
    peer.versions += 1;
    const ice = `a=ice-ufrag:window${this.number}`;
    return { type, sdp: `v=0\r\no=- 77${this.number}00 ${peer.versions} IN IP4 127.0.0.1\r\ns=-\r\n${ice}\r\n` };
  }

  private setLocal(mediaId: string, description: { type: string; sdp: string }) {
    const peer = this.peer(mediaId);
    if (description.type === 'rollback') {
      if (peer.state.signalingState !== 'have-local-offer') throw new Error('nothing to take back');
      peer.state = { ...peer.state, signalingState: 'stable' };
      return null;
    }
    if (!description.sdp.includes(`window${this.number}\r`)) throw new Error('a description of another peer');
    const signalingState = description.type === 'offer' ? 'have-local-offer' : 'stable';
    peer.state = { ...peer.state, signalingState, localDescription: description as PeerState['localDescription'], iceGatheringState: 'gathering' };
    if (!this.gathersSlowly) queueMicrotask(() => this.finishGathering(mediaId));
    return null;
  }

  private setRemote(mediaId: string, description: { type: string; sdp: string }) {
    const peer = this.peer(mediaId);
    if (description.type === 'answer' && peer.state.signalingState !== 'have-local-offer') throw new Error('no offer was made');
    const signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
    peer.state = { ...peer.state, signalingState, remoteDescription: description as PeerState['remoteDescription'] };
    return null;
  }

  private peer(mediaId: string): FakePeer {
    const found = this.peers.get(mediaId);
    if (!found) throw new Error(`no peer ${mediaId}`);
    return found;
  }
}
