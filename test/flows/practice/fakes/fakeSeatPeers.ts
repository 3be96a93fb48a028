import type { PeerConnection, PeerConnections, PeerDescription, PeerEvent, PeerEventName, PeerSender, PeerStream, PeerTrack } from '../../../../electron/sip/peerConnections.ts';
import { answeringDirection, fakeSdp } from './fakeSdp.ts';

let made = 0;

class FakePeer implements PeerConnection {
  readonly mediaId = `seat-${++made}`;
  signalingState: RTCSignalingState = 'stable';
  iceConnectionState: RTCIceConnectionState = 'new';
  iceGatheringState: RTCIceGatheringState = 'new';
  localDescription: { readonly type: string; readonly sdp: string } | null = null;
  readonly #session = made + 1_000;
  #version = 0;
  #remote: PeerDescription | null = null;
  readonly #senders: PeerSender[] = [];
  readonly #listeners = new Map<PeerEventName, Set<(event: PeerEvent) => void>>();

  addTrack(track: PeerTrack, _stream: PeerStream): PeerSender {
    const sender = { track, dtmf: { toneBuffer: '', insertDTMF: () => undefined } };
    this.#senders.push(sender);
    return sender;
  }

  getSenders(): PeerSender[] {
    return this.#senders;
  }

  async createOffer(): Promise<PeerDescription> {
    return { type: 'offer', sdp: fakeSdp({ session: this.#session, version: ++this.#version, direction: 'sendrecv', setup: 'actpass' }) };
  }

  async createAnswer(): Promise<PeerDescription> {
    return { type: 'answer', sdp: fakeSdp({ session: this.#session, version: ++this.#version, direction: answeringDirection(this.#remote?.sdp ?? ''), setup: 'active' }) };
  }

  async setLocalDescription(description: PeerDescription): Promise<void> {
    if (description.type === 'rollback') {
      this.signalingState = 'stable';
      return;
    }
    this.localDescription = { type: description.type, sdp: description.sdp ?? '' };
    this.signalingState = description.type === 'offer' ? 'have-local-offer' : 'stable';
    this.iceGatheringState = 'complete';
  }

  async setRemoteDescription(description: PeerDescription): Promise<void> {
    if (!description.sdp?.includes('m=audio')) throw new Error('no audio');
    this.#remote = description;
    this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
    this.#become('connected');
  }

  addEventListener(name: PeerEventName, listener: (event: PeerEvent) => void): void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
  }

  removeEventListener(name: PeerEventName, listener: (event: PeerEvent) => void): void {
    this.#listeners.get(name)?.delete(listener);
  }

  close(): void {
    this.signalingState = 'closed';
    this.iceConnectionState = 'closed';
  }

  #become(state: RTCIceConnectionState): void {
    if (this.iceConnectionState === state) return;
    this.iceConnectionState = state;
    for (const listener of [...(this.#listeners.get('iceconnectionstatechange') ?? [])]) listener({ type: 'iceconnectionstatechange' });
  }
}

function fakeStream(): PeerStream {
  const track: PeerTrack = { kind: 'audio', enabled: true, stop: () => undefined };
  return { getTracks: () => [track], getAudioTracks: () => [track], getVideoTracks: () => [], removeTrack: () => undefined };
}

/** The seat's media window without sound. */
export function fakeSeatPeers(): PeerConnections {
  return {
    PeerConnection: FakePeer,
    getUserMedia: async () => fakeStream(),
    onLegMediaLost: () => () => undefined,
    onLegMediaReplaced: () => () => undefined,
  };
}
