import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PeerConnectionProxy } from '../../../electron/media/peerConnectionProxy.ts';
import { EngineHarness, remoteAnswer, remoteOffer, settle } from './engineHarness.ts';

let harness: EngineHarness;

beforeEach(async () => {
  harness = new EngineHarness();
  await harness.engine.ready();
});
afterEach(() => harness.engine.close());

async function newLeg(): Promise<PeerConnectionProxy> {
  const stream = await harness.engine.getUserMedia({ audio: true });
  const peer = new harness.engine.PeerConnection({ iceServers: [] });
  for (const track of stream.getTracks()) peer.addTrack(track, stream);
  return peer;
}

/** What JsSIP does to answer, up to the 200. */
async function answer(peer: PeerConnectionProxy): Promise<string> {
  await peer.setRemoteDescription(remoteOffer);
  await peer.setLocalDescription(await peer.createAnswer());
  await settle();
  return peer.localDescription?.sdp ?? '';
}

const originOf = (sdp: string | undefined) => /o=- (\d+) (\d+)/.exec(sdp ?? '')?.slice(1, 3).map(Number);

describe('the peer connection that JsSIP sees', () => {
  it('has the state that came with a reply when its promise resolves', async () => {
    const peer = await newLeg();
    await peer.setRemoteDescription(remoteOffer);
    expect(peer.signalingState).toBe('have-remote-offer');
    const description = await peer.createAnswer();
    await peer.setLocalDescription(description);
    expect(peer.signalingState).toBe('stable');
    expect(peer.localDescription?.type).toBe('answer');
  });

  it('applies the state of an event before its listeners run', async () => {
    const peer = await newLeg();
    const seen: string[] = [];
    peer.addEventListener('iceconnectionstatechange', () => seen.push(peer.iceConnectionState));
    await settle();
    harness.active.change(peer.mediaId, { iceConnectionState: 'checking' });
    harness.active.change(peer.mediaId, { iceConnectionState: 'connected' });
    await settle();
    expect(seen).toEqual(['checking', 'connected']);
  });

  it('hears no more from a listener that was removed', async () => {
    const peer = await newLeg();
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    peer.addEventListener('iceconnectionstatechange', listener);
    peer.removeEventListener('iceconnectionstatechange', listener);
    await settle();
    harness.active.change(peer.mediaId, { iceConnectionState: 'connected' });
    await settle();
    expect(calls).toBe(0);
  });

  it('tells of a refusal with the name of the error the real peer threw', async () => {
    const peer = await newLeg();
    await expect(peer.createAnswer()).rejects.toMatchObject({ name: 'InvalidStateError' });
  });

  it('shows gathering on the first offer and `new` on a later one', async () => {
    harness.active.gathersSlowly = true;
    const peer = await newLeg();
    await peer.setLocalDescription(await peer.createOffer());
    expect(peer.iceGatheringState).toBe('gathering');
    harness.active.finishGathering(peer.mediaId);
    await settle();
    expect(peer.iceGatheringState).toBe('complete');
    expect(peer.localDescription).not.toBeNull();
    await peer.setRemoteDescription(remoteAnswer);
    await peer.setLocalDescription(await peer.createOffer({ iceRestart: true }));
    expect(peer.iceGatheringState).toBe('new');
  });

  it('takes an offer back that was refused', async () => {
    const peer = await newLeg();
    await answer(peer);
    await peer.setLocalDescription(await peer.createOffer());
    expect(peer.localDescription?.type).toBe('offer');
    await peer.setLocalDescription({ type: 'rollback' });
    expect(peer.signalingState).toBe('stable');
    harness.active.crash();
    await settle();
    expect(harness.active.kinds()).toEqual(['configure', 'openMicrophone', 'openPeer', 'addTrack']);
    expect(harness.replaced).toHaveLength(1);
  });

  it('is closed at once and tells the page', async () => {
    const peer = await newLeg();
    peer.close();
    expect([peer.signalingState, peer.iceConnectionState, peer.connectionState]).toEqual(['closed', 'closed', 'closed']);
    await settle();
    expect(harness.active.kinds()).toContain('closePeer');
  });

  it('carries mute and tones to the page', async () => {
    const peer = await newLeg();
    const [sender] = peer.getSenders();
    sender!.track.enabled = false;
    sender!.dtmf.insertDTMF('12', 100, 70);
    await settle();
    expect(harness.active.commands).toContainEqual({ kind: 'setTrackEnabled', trackId: sender!.track.id, enabled: false });
    expect(harness.active.commands).toContainEqual(expect.objectContaining({ kind: 'insertDtmf', tones: '12', durationMs: 100, gapMs: 70 }));
    expect(sender!.dtmf.toneBuffer).toBe('12');
  });
});

describe('when the media window dies', () => {
  it('gives a connected leg a new peer with the same senders and asks to renegotiate', async () => {
    const peer = await newLeg();
    await answer(peer);
    peer.getSenders()[0]!.track.enabled = false;
    await settle();
    harness.active.crash();
    await settle();
    const trackId = peer.getSenders()[0]!.track.id;
    expect(harness.active.kinds()).toEqual(['configure', 'openMicrophone', 'setTrackEnabled', 'openPeer', 'addTrack']);
    expect(harness.active.commands).toContainEqual(expect.objectContaining({ kind: 'addTrack', mediaId: peer.mediaId, trackId }));
    expect(harness.told).toContainEqual({ mediaId: peer.mediaId, legLost: 'crashed' });
    expect(harness.replaced).toEqual([{ mediaId: peer.mediaId, replacement: { afterMs: expect.any(Number), renegotiate: true } }]);
    expect(harness.told).toContain('replaced');
  });

  it.each(['setRemoteDescription', 'createAnswer', 'setLocalDescription'] as const)('answers all the same when it dies during %s', async (during) => {
    harness.active.unanswered.add(during);
    const peer = await newLeg();
    const answering = answer(peer);
    await settle();
    harness.active.crash();
    const sdp = await answering;
    expect(peer.signalingState).toBe('stable');
    expect(sdp).toContain(`window${harness.active.number}`);
    expect(harness.replaced.filter(({ replacement }) => replacement.renegotiate)).toEqual([]);
  });

  it('answers all the same when it dies between two steps', async () => {
    const peer = await newLeg();
    await peer.setRemoteDescription(remoteOffer);
    const description = await peer.createAnswer();
    harness.active.crash();
    await settle();
    await peer.setLocalDescription(description);
    await settle();
    expect(peer.localDescription?.sdp).toContain(`window${harness.active.number}`);
  });

  it('gathers again for an answer that has not been read yet', async () => {
    harness.active.gathersSlowly = true;
    const peer = await newLeg();
    await peer.setRemoteDescription(remoteOffer);
    await peer.setLocalDescription(await peer.createAnswer());
    let over = false;
    peer.addEventListener('icecandidate', () => {
      over = true;
    });
    harness.active.crash();
    await settle();
    expect(over).toBe(true);
    expect(peer.localDescription?.sdp).toContain(`window${harness.active.number}`);
  });

  it('does not give the new peer the answer to an offer of the dead one, and asks to renegotiate', async () => {
    const peer = await newLeg();
    await peer.setLocalDescription(await peer.createOffer());
    await settle();
    expect(peer.localDescription).not.toBeNull();
    harness.active.crash();
    await settle();
    expect(peer.signalingState).toBe('have-local-offer');
    expect(harness.replaced).toEqual([]);
    await peer.setRemoteDescription(remoteAnswer);
    await settle();
    expect(peer.signalingState).toBe('stable');
    expect(harness.active.kinds()).not.toContain('setRemoteDescription');
    expect(harness.replaced).toEqual([{ mediaId: peer.mediaId, replacement: { afterMs: expect.any(Number), renegotiate: true } }]);
  });

  it('keeps the session id of the o= line and raises its version', async () => {
    const peer = await newLeg();
    const [id, version] = originOf(await answer(peer)) ?? [];
    harness.active.crash();
    await settle();
    await peer.setLocalDescription(await peer.createOffer({ iceRestart: true }));
    await settle();
    expect(originOf(peer.localDescription?.sdp)).toEqual([id, version! + 1]);
  });

  it('gives up a request that two windows died over', async () => {
    harness.prepare = (window) => window.unanswered.add('setRemoteDescription');
    const peer = await newLeg();
    harness.active.unanswered.add('setRemoteDescription');
    for (const window of harness.windows) window.unanswered.add('setRemoteDescription');
    const asked = peer.setRemoteDescription(remoteOffer);
    const outcome = asked.then(() => 'done', (error: Error) => error.name);
    await settle();
    harness.active.crash();
    await settle();
    harness.active.crash();
    await settle();
    expect(await outcome).toBe('MediaWindowLost');
  });

  it('sends the tones that were left', async () => {
    const peer = await newLeg();
    await answer(peer);
    const [sender] = peer.getSenders();
    sender!.dtmf.insertDTMF('123', 100, 70);
    await settle();
    const state = { signalingState: 'stable', iceConnectionState: 'connected', iceGatheringState: 'complete', connectionState: 'connected' };
    const event = { type: 'tonechange', trackId: sender!.track.id, tone: '1', toneBuffer: '23' };
    harness.active.say({ kind: 'peerEvent', mediaId: peer.mediaId, event, state: { ...state, localDescription: null, remoteDescription: null } });
    await settle();
    harness.active.crash();
    await settle();
    expect(harness.active.commands).toContainEqual(expect.objectContaining({ kind: 'insertDtmf', tones: '23' }));
  });

  it('does not bring back a leg that was closed', async () => {
    const peer = await newLeg();
    await answer(peer);
    peer.close();
    for (const { track } of peer.getSenders()) track.stop();
    harness.active.crash();
    await settle();
    expect(harness.active.kinds()).toEqual(['configure']);
    expect(harness.replaced).toEqual([]);
  });
});
