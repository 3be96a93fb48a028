import { beforeEach, describe, expect, it } from 'vitest';
import { callerMediaOnEngine, type CallerEngine, type CallerPeer, type CallerVoice } from '../../../electron/platforms/practice/engineCallerMedia.ts';
import type { CallerMedia } from '../../../electron/platforms/practice/callerMedia.ts';
import { answeringDirection, fakeSdp } from '../../flows/practice/fakes/fakeSdp.ts';

const peers: FakePeer[] = [];
let voices: { id: string; clips: readonly string[]; stopped: boolean }[];
let played: unknown[];
let replaced: Parameters<CallerEngine['onLegMediaReplaced']>[0];
/** URLs that cannot be fetched. */
let missing: string[];
let gathers: 'at once' | 'later';

class FakePeer implements CallerPeer {
  readonly mediaId = `media-${peers.push(this)}`;
  iceGatheringState: RTCIceGatheringState = 'new';
  localDescription: { readonly sdp: string } | null = null;
  closed = false;
  readonly tracks: unknown[] = [];
  readonly remote: { type: string; sdp: string }[] = [];
  readonly listeners = new Set<() => void>();

  addTrack(track: { stop(): void }): void {
    this.tracks.push(track);
  }

  async createOffer(): Promise<{ type: 'offer'; sdp: string }> {
    return { type: 'offer', sdp: fakeSdp({ session: 1, version: 1, direction: 'sendrecv', setup: 'actpass' }) };
  }

  async createAnswer(): Promise<{ type: 'answer'; sdp: string }> {
    return { type: 'answer', sdp: fakeSdp({ session: 1, version: 1, direction: answeringDirection(this.remote.at(-1)!.sdp), setup: 'active' }) };
  }

  async setLocalDescription(description: { sdp: string }): Promise<void> {
    this.localDescription = description;
    this.iceGatheringState = gathers === 'at once' ? 'complete' : 'gathering';
  }

  async setRemoteDescription(description: { type: string; sdp: string }): Promise<void> {
    if (!description.sdp.includes('m=audio')) throw new Error('no audio');
    this.remote.push(description);
  }

  addEventListener(_type: string, listener: () => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_type: string, listener: () => void): void {
    this.listeners.delete(listener);
  }

  gathered(candidate: string): void {
    this.localDescription = { sdp: `${this.localDescription?.sdp}${candidate}` };
    this.iceGatheringState = 'complete';
    for (const listener of this.listeners) listener();
  }

  close(): void {
    this.closed = true;
  }
}

const engine: CallerEngine = {
  PeerConnection: FakePeer,
  async openVoice({ clips }): Promise<CallerVoice> {
    if (clips.some((clip) => missing.includes(clip))) throw new Error('404');
    const voice = { id: `voice-${voices.length + 1}`, clips, stopped: false };
    voices.push(voice);
    return { id: voice.id, getTracks: () => [{ stop: () => void (voice.stopped = true) }] };
  },
  playVoice: (...args) => void played.push(args),
  onLegMediaReplaced: (listener) => {
    replaced = listener;
  },
};

const seatSdp = (fingerprint: string, direction: 'sendrecv' | 'sendonly' = 'sendrecv') =>
  fakeSdp({ session: 9, version: 1, direction, setup: 'actpass' }).replace(/a=fingerprint:.*/, `a=fingerprint:sha-256 ${fingerprint}`);

let media: CallerMedia;
beforeEach(() => {
  peers.length = 0;
  voices = [];
  played = [];
  missing = [];
  gathers = 'at once';
  media = callerMediaOnEngine(engine);
});

describe('callers on the media engine', () => {
  it('offer with their voice attached, its clips fetched ahead', async () => {
    const { sdp } = await media.offer(['hello', 'goodbye']);
    expect(sdp).toContain('a=setup:actpass');
    expect(voices[0]!.clips).toEqual(['/sounds/practice/hello.ogg', '/sounds/practice/goodbye.ogg']);
    expect(peers[0]!.tracks).toHaveLength(1);
  });

  it('wait for the candidates before they show their description', async () => {
    gathers = 'later';
    const offered = media.offer([]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    peers[0]!.gathered('a=candidate:here\r\n');
    expect((await offered).sdp).toContain('a=candidate:here');
    expect(peers[0]!.listeners.size).toBe(0);
  });

  it('call silently rather than not at all when a clip is missing', async () => {
    missing = ['/sounds/practice/hello.ogg'];
    await media.offer(['hello']);
    expect(voices[0]!.clips).toEqual([]);
  });

  it('speak while their leg is open, and never after', async () => {
    const { legId } = await media.offer([]);
    media.say(legId, 'hello', { loop: true });
    media.close(legId);
    media.close(legId);
    media.say(legId, 'goodbye', { loop: false });
    expect(played).toEqual([[voices[0]!.id, '/sounds/practice/hello.ogg', { loop: true }]]);
    expect(voices[0]!.stopped).toBe(true);
    expect(peers[0]!.closed).toBe(true);
  });

  it('answer an offer, and a hold with the direction that fits', async () => {
    const { legId, sdp } = await media.answer(seatSdp('AA:AA'), []);
    expect(sdp).toContain('a=sendrecv');
    expect(await media.reanswer(legId, seatSdp('AA:AA', 'sendonly'))).toContain('a=recvonly');
    expect(peers).toHaveLength(1);
  });

  it('take a new peer with the same voice when the seat comes with another certificate', async () => {
    const { legId } = await media.offer([]);
    await media.answerReceived(legId, seatSdp('AA:AA'));
    await media.reanswer(legId, seatSdp('BB:BB'));
    expect(peers.map((peer) => peer.closed)).toEqual([true, false]);
    expect(voices).toHaveLength(1);
    media.say(legId, 'hello', { loop: false });
    expect(played).toHaveLength(1);
    await media.reanswer(legId, seatSdp('BB:BB'));
    expect(peers).toHaveLength(2);
  });

  it('close what they opened when an offer cannot be used', async () => {
    await expect(media.answer('nonsense', [])).rejects.toThrow('no audio');
    expect([voices[0]!.stopped, peers[0]!.closed]).toEqual([true, true]);
  });

  it('refuse to go on with a leg that is closed', async () => {
    const { legId } = await media.offer([]);
    media.close(legId);
    await expect(media.reoffer(legId)).rejects.toThrow('closed');
    await expect(media.answerReceived(legId, seatSdp('AA:AA'))).rejects.toThrow('closed');
  });

  it('tell of a replaced peer by the leg\'s name, while it is listened to and needs a new offer', async () => {
    const told: string[] = [];
    const unsubscribe = media.onLegReplaced((legId) => told.push(legId));
    const { legId } = await media.offer([]);
    replaced(peers[0]!.mediaId, { renegotiate: false });
    replaced('another', { renegotiate: true });
    replaced(peers[0]!.mediaId, { renegotiate: true });
    unsubscribe();
    replaced(peers[0]!.mediaId, { renegotiate: true });
    expect(told).toEqual([legId]);
  });
});
