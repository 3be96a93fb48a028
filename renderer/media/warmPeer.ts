import type { Sound } from './localTrack.ts';

/**
 * Goes once through what the first call, or a call taken over from a dead window, would otherwise start: threads,
 * certificates, codecs, candidate gathering, the audio graph behind `silence`. Gives the silence back.
 */
export async function warmPeer(silence: Sound): Promise<void> {
  const peer = new RTCPeerConnection();
  peer.addTrack(silence.track);
  await peer.setLocalDescription(await peer.createOffer());
  await new Promise((resolve) => setTimeout(resolve, 200));
  peer.close();
  silence.release();
}
