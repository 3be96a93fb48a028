/** What the laboratory needs of an RTP packet (RFC 3550 section 5.1). */
export interface RtpPacket {
  readonly payloadType: number;
  readonly marker: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payload: Uint8Array;
}

const HEADER_BYTES = 12;
const VERSION_2 = 0x80;

/** Writes a packet without padding, extension or contributing sources. */
export function writeRtp(packet: RtpPacket): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES + packet.payload.length);
  bytes.writeUInt8(VERSION_2, 0);
  bytes.writeUInt8((packet.marker ? 0x80 : 0) | packet.payloadType, 1);
  bytes.writeUInt16BE(packet.sequence & 0xffff, 2);
  bytes.writeUInt32BE(packet.timestamp >>> 0, 4);
  bytes.writeUInt32BE(packet.ssrc >>> 0, 8);
  bytes.set(packet.payload, HEADER_BYTES);
  return bytes;
}

/** Reads a packet; undefined for anything that is not RTP version 2 (also RTCP on the same port). */
export function readRtp(bytes: Buffer): RtpPacket | undefined {
  if (bytes.length < HEADER_BYTES || (bytes[0]! & 0xc0) !== VERSION_2) return undefined;
  if (bytes[1]! >= 192 && bytes[1]! <= 223) return undefined;
  let start = HEADER_BYTES + 4 * (bytes[0]! & 0x0f);
  if (bytes[0]! & 0x10) {
    if (bytes.length < start + 4) return undefined;
    start += 4 + 4 * bytes.readUInt16BE(start + 2);
  }
  const padding = bytes[0]! & 0x20 ? bytes[bytes.length - 1]! : 0;
  if (start > bytes.length - padding) return undefined;
  return {
    payloadType: bytes[1]! & 0x7f,
    marker: (bytes[1]! & 0x80) !== 0,
    sequence: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    ssrc: bytes.readUInt32BE(8),
    payload: bytes.subarray(start, bytes.length - padding),
  };
}
