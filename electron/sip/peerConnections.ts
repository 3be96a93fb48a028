import type { MicrophoneProblem } from '../../shared/calls/callEvent.ts';

/** The part of MediaStreamTrack that is used. */
export interface PeerTrack {
  readonly kind: string;
  enabled: boolean;
  stop(): void;
}

/** The part of MediaStream that is used. */
export interface PeerStream {
  getTracks(): PeerTrack[];
  getAudioTracks(): PeerTrack[];
  getVideoTracks(): PeerTrack[];
  removeTrack(track: PeerTrack): void;
  /** Set when silence is sent because the microphone cannot be had. */
  readonly microphoneProblem?: MicrophoneProblem | null | undefined;
}

/** The part of RTCRtpSender that is used. */
export interface PeerSender {
  readonly track: PeerTrack | null;
  readonly dtmf: { readonly toneBuffer: string; insertDTMF(tones: string, durationMs?: number, gapMs?: number): void } | null;
}

export interface PeerDescription {
  readonly type: RTCSdpType;
  readonly sdp?: string;
}

export interface PeerEvent {
  readonly type: string;
  /** On `icecandidate`: the candidate, or null after the last. */
  readonly candidate?: unknown;
}

export type PeerEventName = 'iceconnectionstatechange' | 'icecandidate' | 'icegatheringstatechange';

/**
 * The part of RTCPeerConnection (W3C WebRTC 1.0) that the user agent touches. The states are read synchronously, so a
 * proxy applies its snapshot before it settles a promise or dispatches an event. `setLocalDescription` is also called
 * with `{type: 'rollback'}` when an offer was refused. On a new offer of an old connection `iceGatheringState` reads
 * `new`, never `gathering`, until the gathering that belongs to this offer is complete.
 */
export interface PeerConnection {
  /** Names the connection towards the media window; stays the same when the real peer is replaced. */
  readonly mediaId: string;
  readonly signalingState: RTCSignalingState;
  readonly iceConnectionState: RTCIceConnectionState;
  readonly iceGatheringState: RTCIceGatheringState;
  readonly localDescription: { readonly type: string; readonly sdp: string } | null;
  addTrack(track: PeerTrack, stream: PeerStream): PeerSender;
  getSenders(): PeerSender[];
  createOffer(options?: RTCOfferOptions): Promise<PeerDescription>;
  createAnswer(options?: RTCAnswerOptions): Promise<PeerDescription>;
  setLocalDescription(description: PeerDescription): Promise<void>;
  setRemoteDescription(description: PeerDescription): Promise<void>;
  addEventListener(name: PeerEventName, listener: (event: PeerEvent) => void): void;
  removeEventListener(name: PeerEventName, listener: (event: PeerEvent) => void): void;
  close(): void;
}

/** Where the legs' media lives. */
export interface PeerConnections {
  readonly PeerConnection: new (configuration: RTCConfiguration) => PeerConnection;
  /** Resolves with a stream in any case short of a lost media window; without a microphone it is silent and says why. */
  getUserMedia(constraints: MediaStreamConstraints): Promise<PeerStream>;
  /** The window that carried this connection is gone. Returns the unsubscribe. */
  onLegMediaLost(listener: (mediaId: string, reason: string) => void): () => void;
  /** The same connection object stands on a new, unnegotiated real peer: the leg must send an offer with an ICE restart. */
  onLegMediaReplaced(listener: (mediaId: string) => void): () => void;
}
