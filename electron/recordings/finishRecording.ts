import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, Output, WebMOutputFormat } from 'mediabunny';
import { opusPacketMs, silentPacket, silentPacketMs } from './opusPacket.ts';
import { readWebm, type WebmPacket, type WebmStream } from './readWebm.ts';

/** A piece as it was recorded; `at` is when it was cut, epoch milliseconds. */
export interface RecordedPiece {
  readonly bytes: Uint8Array;
  readonly at: number;
}

export type FinishedRecording =
  | {
      readonly kind: 'finished';
      /** One WebM with duration and cues, the Opus packets as they were recorded. */
      readonly bytes: Uint8Array;
      readonly mimeType: string;
      readonly durationMs: number;
      /** Where the clusters begin: time in milliseconds, byte offset. */
      readonly seekIndex: readonly (readonly [timeMs: number, byteOffset: number])[];
      /** How many runs of the recorder it was put together from, and how much silence lies between them. */
      readonly streams: number;
      readonly gapMs: number;
      /** The end was missing, as after a crash. */
      readonly cutOff: boolean;
    }
  /** Not one whole packet was recorded. */
  | { readonly kind: 'empty' };

const mimeType = 'audio/webm;codecs=opus';
/** A longer gap is not a replaced window but a clock that was set or a machine that slept. */
const longestGapMs = 10 * 60_000;
/** Ambisonics aside, an OpusHead has 19 bytes (RFC 7845 §5.1). Used where the first header was lost. */
const stereoHead = Uint8Array.from([...'OpusHead'].map((letter) => letter.charCodeAt(0)).concat(1, 2, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0));

interface TimedPacket {
  readonly timeMs: number;
  readonly durationMs: number;
  readonly bytes: Uint8Array;
}

/**
 * Makes one seekable recording of the pieces of a call, in order. The pieces may hold several streams (the media window
 * was replaced) and may be cut off anywhere; nothing is encoded again. Gaps between streams become silence, so that a
 * moment of the recording is a moment of the call.
 */
export async function finishRecording(pieces: readonly RecordedPiece[]): Promise<FinishedRecording> {
  const bytes = join(pieces);
  const streams = readWebm(bytes).filter((stream) => stream.packets.length > 0);
  const [first] = streams;
  if (!first) return { kind: 'empty' };
  const { packets, gapMs } = layOut(streams, startsOf(streams, pieces));
  const last = packets[packets.length - 1]!;
  const head = first.codecPrivate.length > 0 ? first.codecPrivate : stereoHead;
  const written = await write(packets, head);
  return {
    kind: 'finished',
    ...written,
    mimeType,
    durationMs: last.timeMs + last.durationMs,
    streams: streams.length,
    gapMs,
    cutOff: streams.some((stream) => stream.cutOff),
  };
}

function join(pieces: readonly RecordedPiece[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.bytes.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece.bytes, at);
    at += piece.bytes.byteLength;
  }
  return bytes;
}

const endOf = (packet: WebmPacket) => packet.timeMs + opusPacketMs(packet.bytes);

/**
 * When each stream began, epoch milliseconds. Every piece of it gives a bound: it was cut when at least its packets had
 * been recorded, so the least of cut minus recorded is the nearest.
 */
function startsOf(streams: readonly WebmStream[], pieces: readonly RecordedPiece[]): number[] {
  let end = 0;
  const cuts = pieces.map(({ bytes, at }) => ({ end: (end += bytes.byteLength), at }));
  return streams.map(({ packets }) => {
    let earliest = Infinity;
    let cut = 0;
    for (const [index, packet] of packets.entries()) {
      while (cuts[cut] && cuts[cut]!.end < packet.end) cut += 1;
      const next = packets[index + 1];
      const lastOfPiece = !next || next.end > (cuts[cut]?.end ?? 0);
      if (cuts[cut] && lastOfPiece) earliest = Math.min(earliest, cuts[cut]!.at - endOf(packet));
    }
    return earliest;
  });
}

/** The recorder's graph runs in bursts of 100 ms, and its timestamps waver with them; less than this is no gap. */
const leastGapMs = 150;

/** One time line from 0 on which every packet follows the one before; where nothing was recorded lies silence. */
class TimeLine {
  readonly packets: TimedPacket[] = [];
  end = 0;

  add(bytes: Uint8Array, durationMs: number): void {
    this.packets.push({ timeMs: this.end, durationMs, bytes });
    this.end += durationMs;
  }

  /** Fills up to a moment, if it is far enough away. Returns the milliseconds of silence. */
  silenceUntil(moment: number): number {
    const from = this.end;
    if (moment - from < leastGapMs || moment - from > longestGapMs) return 0;
    while (this.end + silentPacketMs <= moment) this.add(silentPacket, silentPacketMs);
    return this.end - from;
  }
}

function layOut(streams: readonly WebmStream[], starts: readonly number[]): { packets: TimedPacket[]; gapMs: number } {
  const line = new TimeLine();
  const origin = starts[0]! + streams[0]!.packets[0]!.timeMs;
  let gapMs = 0;
  for (const [index, stream] of streams.entries()) {
    const zero = stream.packets[0]!.timeMs;
    gapMs += line.silenceUntil(starts[index]! + zero - origin);
    const shift = line.end - zero;
    for (const packet of stream.packets) {
      const durationMs = opusPacketMs(packet.bytes);
      if (durationMs === 0) continue;
      line.silenceUntil(packet.timeMs + shift);
      line.add(packet.bytes, durationMs);
    }
  }
  return { packets: line.packets, gapMs: Math.round(gapMs) };
}

/** An hour has 60,000 packets and takes about a second: other work of the process gets its turn in between. */
const packetsPerTurn = 500;

async function write(packets: readonly TimedPacket[], head: Uint8Array): Promise<{ bytes: Uint8Array; seekIndex: [number, number][] }> {
  const seekIndex: [number, number][] = [];
  const target = new BufferTarget();
  const format = new WebMOutputFormat({
    minimumClusterDuration: 1,
    onCluster: (_data, position, timestamp) => seekIndex.push([Math.round(timestamp * 1_000), position]),
  });
  const output = new Output({ format, target });
  const source = new EncodedAudioPacketSource('opus');
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = { codec: 'opus', numberOfChannels: 2, sampleRate: 48_000, description: head };
  for (const [index, { timeMs, durationMs, bytes }] of packets.entries()) {
    if (index % packetsPerTurn === 0) await new Promise((resolve) => setTimeout(resolve, 0));
    await source.add(new EncodedPacket(bytes, 'key', timeMs / 1_000, durationMs / 1_000), { decoderConfig });
  }
  source.close();
  await output.finalize();
  return { bytes: new Uint8Array(target.buffer!), seekIndex };
}
