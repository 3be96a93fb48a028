/** Frame lengths in milliseconds by configuration number (RFC 6716 §3.1, table 2). */
const silkMs = [10, 20, 40, 60];
const hybridMs = [10, 20];
const celtMs = [2.5, 5, 10, 20];

function frameMs(configuration: number): number {
  if (configuration < 12) return silkMs[configuration % 4]!;
  if (configuration < 16) return hybridMs[configuration % 2]!;
  return celtMs[configuration % 4]!;
}

/** How long an Opus packet sounds, milliseconds; 0 for one that is not well-formed (RFC 6716 §3.2). */
export function opusPacketMs(packet: Uint8Array): number {
  const [toc, second] = packet;
  if (toc === undefined) return 0;
  const code = toc & 3;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (second ?? 0) & 0x3f;
  const ms = frames * frameMs(toc >> 3);
  return ms <= 120 ? ms : 0;
}

/** 20 ms of stereo silence: a CELT frame of the least size that decodes to nothing. */
export const silentPacket: Uint8Array = Uint8Array.of(0xfc, 0xff, 0xfe);
export const silentPacketMs = 20;
