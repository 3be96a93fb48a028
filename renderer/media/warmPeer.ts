import type { Sound } from './localTrack.ts';

/** Hosts alone are gathered sooner than this; a machine whose interfaces answer slowly is not waited for. Milliseconds. */
const gatheringMs = 200;

/**
 * Goes once through what the first call, or a call taken over from a dead window, would otherwise start: threads,
 * certificates, codecs, candidate gathering, the audio graph behind `silence`. Gives the silence back.
 */
export async function warmPeer(silence: Sound): Promise<void> {
  const peer = new RTCPeerConnection();
  peer.addTrack(silence.track);
  await peer.setLocalDescription(await peer.createOffer());
  await Promise.race([gathered(peer), new Promise((resolve) => setTimeout(resolve, gatheringMs))]);
  peer.close();
  silence.release();
}

function gathered(peer: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (peer.iceGatheringState === 'complete') resolve();
    };
    peer.addEventListener('icegatheringstatechange', look);
    look();
  });
}
