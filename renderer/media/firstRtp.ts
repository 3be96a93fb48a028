interface Inbound {
  readonly type: string;
  readonly packetsReceived?: number;
  readonly lastPacketReceivedTimestamp?: number;
}

const fastMs = 10;
const slowMs = 250;
/** A far side that has sent nothing by then is not looked at as often. */
const fastForMs = 5_000;
/** All codecs used here send a packet every 20 ms. */
const packetMs = 20;

/**
 * Reports once when the first packet of a receiver came, in epoch milliseconds. Chromium renews its statistics every
 * 50 ms only, so the moment is counted back from the last packet. Returns the end of watching.
 */
export function watchFirstRtp(receiver: RTCRtpReceiver, report: (at: number) => void): () => void {
  const began = Date.now();
  let timer: ReturnType<typeof setTimeout>;
  let ended = false;
  async function look(): Promise<void> {
    const stats = await receiver.getStats();
    if (ended) return;
    for (const entry of stats.values() as Iterable<Inbound>) {
      const received = entry.packetsReceived ?? 0;
      if (entry.type !== 'inbound-rtp' || received === 0) continue;
      const last = entry.lastPacketReceivedTimestamp ?? Date.now();
      return report(Math.max(began, last - (received - 1) * packetMs));
    }
    timer = setTimeout(() => void look(), Date.now() - began < fastForMs ? fastMs : slowMs);
  }
  timer = setTimeout(() => void look(), 0);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
