import { readWebm } from './readWebm.ts';
import type { WebmPacket } from './readWebm.ts';

/** A finished recording as it lies in the store. */
export interface FinishedForm {
  readonly byteLength: number;
  /** Where its clusters begin, one for about each second: milliseconds, byte offset. */
  readonly seekIndex: readonly (readonly [timeMs: number, byteOffset: number])[];
}

/** Bytes `offset … offset + length`. */
export type ReadBytes = (offset: number, length: number) => Promise<Uint8Array>;

/** About half a megabyte. */
const clustersAtOnce = 60;

export interface PacketGroup {
  /** The OpusHead of the track (RFC 7845 §5.1). */
  readonly codecPrivate: Uint8Array;
  readonly packets: readonly WebmPacket[];
}

/** The Opus packets of a finished recording, a minute at a time, so that an hour never lies in memory. */
export async function* recordingPackets({ byteLength, seekIndex }: FinishedForm, read: ReadBytes): AsyncGenerator<PacketGroup> {
  const first = seekIndex[0]?.[1];
  if (first === undefined) return;
  const head = await read(0, first);
  for (let cluster = 0; cluster < seekIndex.length; cluster += clustersAtOnce) {
    const from = seekIndex[cluster]![1];
    const until = seekIndex[cluster + clustersAtOnce]?.[1] ?? byteLength;
    const bytes = await read(from, until - from);
    const joined = new Uint8Array(head.byteLength + bytes.byteLength);
    joined.set(head);
    joined.set(bytes, head.byteLength);
    const [stream] = readWebm(joined);
    if (stream !== undefined) yield stream;
  }
}
