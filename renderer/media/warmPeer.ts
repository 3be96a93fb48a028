/** Goes once through what the first call would otherwise start: threads, certificates, codecs, candidate gathering. */
export async function warmPeer(): Promise<void> {
  const peer = new RTCPeerConnection();
  peer.addTransceiver('audio');
  await peer.setLocalDescription(await peer.createOffer());
  await new Promise((resolve) => setTimeout(resolve, 200));
  peer.close();
}
