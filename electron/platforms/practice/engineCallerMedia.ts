import type { MediaEngine } from '../../media/mediaEngine.ts';
import type { PeerConnectionProxy } from '../../media/peerConnectionProxy.ts';
import type { ProxyStream } from '../../media/proxyStream.ts';
import type { CallerMedia, MediaLeg } from './callerMedia.ts';

/** The part of the media engine (role `caller`) that callers need. */
export type CallerEngine = Pick<MediaEngine, 'PeerConnection' | 'openVoice' | 'playVoice' | 'onLegMediaReplaced'>;

interface Leg {
  readonly peer: PeerConnectionProxy;
  readonly voice: ProxyStream;
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
    if (renegotiate && legs.has(mediaId)) for (const listener of [...replacedListeners]) listener(mediaId);
  });

  async function open(clips: readonly string[]): Promise<Leg> {
    // A clip that cannot be fetched must not cost the call: then the caller is silent until a clip can be played.
    const voice = await engine.openVoice({ clips: clips.map(clipUrl) }).catch(() => engine.openVoice({ clips: [] }));
    const peer = new engine.PeerConnection({});
    for (const track of voice.getTracks()) peer.addTrack(track, voice);
    const leg = { peer, voice };
    legs.set(peer.mediaId, leg);
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
    const legId = leg.peer.mediaId;
    try {
      return { legId, sdp: await describe(leg) };
    } catch (error) {
      close(legId);
      throw error;
    }
  }

  async function describeOffer({ peer }: Leg): Promise<string> {
    await peer.setLocalDescription(await peer.createOffer());
    return gathered(peer);
  }

  async function describeAnswer({ peer }: Leg, offerSdp: string): Promise<string> {
    await peer.setRemoteDescription({ type: 'offer', sdp: offerSdp });
    await peer.setLocalDescription(await peer.createAnswer());
    return gathered(peer);
  }

  return {
    offer: (clips) => setUp(clips, describeOffer),
    answer: (offerSdp, clips) => setUp(clips, (leg) => describeAnswer(leg, offerSdp)),
    async answerReceived(legId, sdp) {
      await legOf(legId).peer.setRemoteDescription({ type: 'answer', sdp });
    },
    reanswer: async (legId, offerSdp) => describeAnswer(legOf(legId), offerSdp),
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

/** The local description once its candidates are in it. */
async function gathered(peer: PeerConnectionProxy): Promise<string> {
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
