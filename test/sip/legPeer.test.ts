import { describe, expect, it } from 'vitest';
import { LegPeer } from '../../electron/sip/legPeer.ts';
import { FakePeerConnections, type FakePeerConnection } from './fakes/fakePeerConnections.ts';

const gatheringMs = 60;

/** A leg's peer on a real one that finds candidates only when it is told to. */
function openPeer(): { leg: LegPeer; real: FakePeerConnection; lastCandidates: number[] } {
  const world = new FakePeerConnections('PC');
  world.gathers = false;
  const real = new world.PeerConnection({}) as FakePeerConnection;
  const leg = new LegPeer(real, { gatheringMs, relayOnly: false, replacementMs: 1_000, onIceFailed: () => {}, onIceDisconnected: () => {}, onIceConnected: () => {} });
  const lastCandidates: number[] = [];
  const began = performance.now();
  leg.addEventListener('icecandidate', ({ candidate }) => { if (candidate === null) lastCandidates.push(performance.now() - began); });
  return { leg, real, lastCandidates };
}

const withoutCandidates = (sdp: string) => sdp.replace(/^a=candidate:.*\r\n/gm, '');
const withCandidate = (sdp: string) => `${withoutCandidates(sdp)}a=candidate:1 1 UDP 2122260223 192.0.2.7 40000 typ host\r\n`;

describe('an offer after an ICE restart', () => {
  it('does not go out without an address because the gathering before it was complete', async () => {
    const { leg, real, lastCandidates } = openPeer();
    const offer = await leg.createOffer({ iceRestart: true });
    real.iceGatheringState = 'complete';
    await leg.setLocalDescription({ type: 'offer', sdp: withoutCandidates(offer.sdp ?? '') });
    await new Promise((resolve) => setTimeout(resolve, gatheringMs / 3));
    expect(lastCandidates).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, gatheringMs));
    expect(lastCandidates).toHaveLength(1);
  });

  it('goes out at once when its candidates are there', async () => {
    const { leg, real, lastCandidates } = openPeer();
    const offer = await leg.createOffer({ iceRestart: true });
    real.iceGatheringState = 'complete';
    await leg.setLocalDescription({ type: 'offer', sdp: withCandidate(offer.sdp ?? '') });
    await new Promise((resolve) => setTimeout(resolve, gatheringMs / 3));
    expect(lastCandidates).toHaveLength(1);
  });
});
