/** How long tones wait for a peer that is not connected yet (a replaced one), milliseconds. */
const connectDeadlineMs = 8_000;

/** Sends tones as RFC 4733 events, once the peer can. @throws when it cannot in time */
export async function insertDtmf(peer: RTCPeerConnection, sender: RTCRtpSender, tones: string, durationMs: number, gapMs: number): Promise<void> {
  const { dtmf } = sender;
  if (!dtmf) throw new Error('This track sends no DTMF');
  const deadline = Date.now() + connectDeadlineMs;
  while (!dtmf.canInsertDTMF || peer.connectionState !== 'connected') {
    if (Date.now() > deadline || peer.signalingState === 'closed') throw new Error('The call is not connected');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  dtmf.insertDTMF(tones, durationMs, gapMs);
}
