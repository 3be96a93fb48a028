const table = new Uint32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  table[byte] = remainder;
}

/** CRC-32 (ISO 3309, as in zip), unsigned. Here because the fallback runtime's zlib has none. */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) {
    remainder = (table[(remainder ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (remainder >>> 8);
  }
  return (remainder ^ 0xffffffff) >>> 0;
}
