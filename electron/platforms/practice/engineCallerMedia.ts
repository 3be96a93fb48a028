import type { CallerMedia, MediaLeg } from './callerMedia.ts';

/** A stream that speaks from clips. */
export interface CallerVoice {
  readonly id: string;
  getTracks(): readonly { stop(): void }[];
}

/** The part of a peer connection that a caller needs (W3C WebRTC §4.4). */
export interface CallerPeer {
  readonly mediaId: string;
  readonly iceGatheringState: RTCIceGatheringState;
  readonly localDescription: { readonly sdp: string } | null;
  addTrack(track: { stop(): void }, voice: CallerVoice): unknown;
  createOffer(): Promise<SessionDescription>;
  createAnswer(): Promise<SessionDescription>;
  setLocalDescription(description: SessionDescription): Promise<void>;
  setRemoteDescription(description: SessionDescription): Promise<void>;
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
  close(): void;
}

interface SessionDescription {
  readonly type: RTCSdpType;
  readonly sdp: string;
}

/** The part of the media engine (electron/media, role `caller`) that callers need. */
export interface CallerEngine {
  readonly PeerConnection: new (configuration: RTCConfiguration) => CallerPeer;
  openVoice(options: { readonly clips: readonly string[] }): Promise<CallerVoice>;
  playVoice(voiceId: string, clipUrl: string, options: { readonly loop: boolean }): void;
  onLegMediaReplaced(listener: (mediaId: string, replacement: { readonly renegotiate: boolean }) => void): void;
}

interface Leg {
  peer: CallerPeer;
  readonly voice: CallerVoice;
  /** Certificates that the seat's last description named: another one means that a new peer sits there. */
  seatFingerprint: string;
}

/** Host candidates on one machine come in a few milliseconds; this is for a machine in trouble. */
const longestGatheringMs = 1_000;

/** The shipped clips as the media page reaches them (see electron/windows/serveApp.ts). */
const shippedClip = (clip: string) => `/sounds/practice/${clip}.ogg`;

/**
 * Callers' voices on a media engine. Each leg is one peer connection without ICE servers: both ends are on this machine.
 * @param options.clipUrl where the media page finds a clip of this name
 */
export function callerMediaOnEngine(engine: CallerEngine, options: { readonly clipUrl?: (clip: string) => string } = {}): CallerMedia {
  const { clipUrl = shippedClip } = options;
  const legs = new Map<string, Leg>();
  const replacedListeners = new Set<(legId: string) => void>();
  engine.onLegMediaReplaced((mediaId, { renegotiate }) => {
    const legId = [...legs].find(([, leg]) => leg.peer.mediaId === mediaId)?.[0];
    if (renegotiate && legId !== undefined) for (const listener of [...replacedListeners]) listener(legId);
  });

  function connect(voice: CallerVoice): CallerPeer {
    const peer = new engine.PeerConnection({});
    for (const track of voice.getTracks()) peer.addTrack(track, voice);
    return peer;
  }

  async function open(clips: readonly string[]): Promise<Leg> {
    // A clip that cannot be fetched must not cost the call: then the caller is silent until a clip can be played.
    const voice = await engine.openVoice({ clips: clips.map(clipUrl) }).catch(() => engine.openVoice({ clips: [] }));
    const leg: Leg = { peer: connect(voice), voice, seatFingerprint: '' };
    legs.set(voice.id, leg);
    return leg;
  }

  function legOf(legId: string): Leg {
    const leg = legs.get(legId);
    if (!leg) throw new Error('The leg is closed');
    return leg;
  }

  function close(legId: string): void {
    const leg = legs.get(legId);
    if (!leg) return;
    legs.delete(legId);
    for (const track of leg.voice.getTracks()) track.stop();
    leg.peer.close();
  }

  /** A leg that cannot be set up is closed before its error goes on. */
  async function setUp(clips: readonly string[], describe: (leg: Leg) => Promise<string>): Promise<MediaLeg> {
    const leg = await open(clips);
    const legId = leg.voice.id;
    try {
      return { legId, sdp: await describe(leg) };
    } catch (error) {
      close(legId);
      throw error;
    }
  }

  /**
   * When the seat's peer was replaced, ours is replaced too: Chromium would go on for seconds to send to where the dead
   * one was before it tries the new candidates.
   */
  async function reanswer(leg: Leg, offerSdp: string): Promise<string> {
    if (leg.seatFingerprint !== '' && fingerprintOf(offerSdp) !== leg.seatFingerprint) {
      leg.peer.close();
      leg.peer = connect(leg.voice);
    }
    return describeAnswer(leg, offerSdp);
  }

  async function describeOffer({ peer }: Leg): Promise<string> {
    await peer.setLocalDescription(await peer.createOffer());
    return gathered(peer);
  }

  async function describeAnswer(leg: Leg, offerSdp: string): Promise<string> {
    const { peer } = leg;
    leg.seatFingerprint = fingerprintOf(offerSdp);
    await peer.setRemoteDescription({ type: 'offer', sdp: offerSdp });
    await peer.setLocalDescription(await peer.createAnswer());
    return gathered(peer);
  }

  return {
    offer: (clips) => setUp(clips, describeOffer),
    answer: (offerSdp, clips) => setUp(clips, (leg) => describeAnswer(leg, offerSdp)),
    async answerReceived(legId, sdp) {
      const leg = legOf(legId);
      leg.seatFingerprint = fingerprintOf(sdp);
      await leg.peer.setRemoteDescription({ type: 'answer', sdp });
    },
    reanswer: async (legId, offerSdp) => reanswer(legOf(legId), offerSdp),
    reoffer: async (legId) => describeOffer(legOf(legId)),
    say(legId, clip, { loop }) {
      if (legs.has(legId)) engine.playVoice(legId, clipUrl(clip), { loop });
    },
    close,
    onLegReplaced(listener) {
      replacedListeners.add(listener);
      return () => replacedListeners.delete(listener);
    },
  };
}

/** All certificate fingerprints of a description (RFC 8122), as one text. */
function fingerprintOf(sdp: string): string {
  return (sdp.match(/^a=fingerprint:.*$/gmu) ?? []).join(' ').replace(/\r/gu, '');
}

/** The local description once its candidates are in it. */
async function gathered(peer: CallerPeer): Promise<string> {
  if (peer.iceGatheringState !== 'complete') {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(settle, longestGatheringMs);
      function settle(): void {
        clearTimeout(timer);
        peer.removeEventListener('icegatheringstatechange', check);
        resolve();
      }
      function check(): void {
        if (peer.iceGatheringState === 'complete') settle();
      }
      peer.addEventListener('icegatheringstatechange', check);
    });
  }
  const description = peer.localDescription;
  if (!description) throw new Error('The leg was closed while it was described');
  return description.sdp;
}
