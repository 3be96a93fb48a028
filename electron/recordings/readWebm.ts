/** One Opus packet of a WebM stream. */
export interface WebmPacket {
  /** Since the beginning of its own stream, milliseconds. */
  readonly timeMs: number;
  readonly bytes: Uint8Array;
  /** Where the packet ends in the bytes that were read. */
  readonly end: number;
}

/** What one run of a MediaRecorder wrote: it begins with a header of its own and counts time from its own beginning. */
export interface WebmStream {
  readonly start: number;
  /** The OpusHead of the track (RFC 7845 §5.1). */
  readonly codecPrivate: Uint8Array;
  readonly packets: readonly WebmPacket[];
  /** The last element is missing its end, as after a crash. */
  readonly cutOff: boolean;
}

/** Element ids (RFC 9559 §5.1). */
const ids = { segment: 0x18538067, cluster: 0x1f43b675, timestamp: 0xe7, simpleBlock: 0xa3, blockGroup: 0xa0, block: 0xa1, tracks: 0x1654ae6b, trackEntry: 0xae, codecPrivate: 0x63a2 } as const;
const entered: ReadonlySet<number> = new Set([ids.segment, ids.cluster, ids.blockGroup, ids.tracks, ids.trackEntry]);

interface Variable {
  readonly value: number;
  readonly length: number;
  /** All value bits set: the size is not known (RFC 8794 §6.2). */
  readonly unknown: boolean;
}

/** A variable-size integer (RFC 8794 §4); `keepMarker` for ids. Undefined at a cut or where none can be. */
function readVariable(bytes: Uint8Array, at: number, keepMarker: boolean): Variable | undefined {
  const first = bytes[at];
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return undefined;
  let value = keepMarker ? first : first & (0xff >> length);
  let ones = (first & (0xff >> length)) === 0xff >> length;
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index]!;
    value = value * 256 + byte;
    ones &&= byte === 0xff;
  }
  return { value, length, unknown: ones };
}

function readUnsigned(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** The beginning of Chromium's EBML header; the document type follows within the first bytes. */
const headerStart = [0x1a, 0x45, 0xdf, 0xa3];
const headerReach = 48;

function isHeader(bytes: Uint8Array, at: number): boolean {
  if (!headerStart.every((byte, index) => bytes[at + index] === byte)) return false;
  return String.fromCharCode(...bytes.subarray(at, at + headerReach)).includes('webm');
}

/** Where headers lie. Also those inside what a cut-off block claims as its own: a cut runs into the next stream. */
function findHeaders(bytes: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(0x1a); at !== -1; at = bytes.indexOf(0x1a, at + 1)) if (isHeader(bytes, at)) found.push(at);
  return found;
}

/**
 * Reads what MediaRecorder wrote, one or several streams one after the other, each up to wherever it was cut off or
 * damaged. Written for Chromium's writer: one Opus track, no lacing, timestamps in milliseconds, sizes of segments and
 * clusters unknown (which the libraries at hand do not read when cut).
 */
export function readWebm(bytes: Uint8Array): WebmStream[] {
  const starts = findHeaders(bytes);
  return starts.map((start, index) => readStream(bytes.subarray(start, starts[index + 1] ?? bytes.length), start));
}

function readStream(bytes: Uint8Array, start: number): WebmStream {
  let codecPrivate: Uint8Array = new Uint8Array();
  const packets: WebmPacket[] = [];
  let clusterMs = 0;
  let at = 0;
  while (at < bytes.length) {
    const id = readVariable(bytes, at, true);
    const size = id && readVariable(bytes, at + id.length, false);
    if (!id || !size) break;
    const body = at + id.length + size.length;
    if (entered.has(id.value)) {
      at = body;
      continue;
    }
    const end = body + size.value;
    if (size.unknown || end > bytes.length) break;
    const content = bytes.subarray(body, end);
    if (id.value === ids.timestamp) clusterMs = readUnsigned(content);
    else if (id.value === ids.codecPrivate) codecPrivate = content;
    else if (id.value === ids.simpleBlock || id.value === ids.block) {
      const packet = readBlock(content, clusterMs, start + end);
      if (packet) packets.push(packet);
    }
    at = end;
  }
  return { start, codecPrivate, packets, cutOff: at < bytes.length };
}

/** Block header: track number, 16-bit signed time within the cluster, flags (RFC 9559 §10.2). */
function readBlock(block: Uint8Array, clusterMs: number, end: number): WebmPacket | undefined {
  const track = readVariable(block, 0, false);
  if (!track || block.length < track.length + 4) return undefined;
  const relative = ((block[track.length]! << 24) >> 16) | block[track.length + 1]!;
  return { timeMs: clusterMs + relative, bytes: block.subarray(track.length + 3), end };
}
