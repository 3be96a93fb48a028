import { decodeALawBytes, dominantFrequency, levelDb, TELEPHONE_RATE, toneShare } from '../audio.ts';
import type { FrequencyFinding } from '../audio.ts';
import type { RtpPacket } from './rtpPacket.ts';

/** Twenty milliseconds or so of received sound. Times are milliseconds of the epoch with fractions. */
interface Frame {
  readonly atMs: number;
  readonly pcm: Int16Array;
}

const KEPT_FRAMES = 50 * 180;
const PRESENT_SHARE = 0.5;
const LISTEN_MS = 500;

/** Milliseconds of the epoch with fractions, comparable between processes of one machine. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/** The A-law sound that one party received, newest three minutes. */
export interface ReceivedAudio {
  packets(): number;
  /** Epoch milliseconds of the first packet, undefined before it. */
  firstPacketAt(): number | undefined;
  lastPacketAt(): number | undefined;
  /** Arrival times of the packets kept, oldest first: a gap shows an interruption. */
  arrivals(): readonly number[];
  /** Samples at 8 kHz of the packets that arrived in the last `lastMs`, or of all kept. */
  samples(lastMs?: number): Int16Array;
  /** Whether a tone makes up most of what was heard in the last `lastMs` (500). */
  hasTone(frequencyHz: number, lastMs?: number): boolean;
  /** The strongest frequency in the last `lastMs` (500); undefined when nothing or silence arrived. */
  dominant(lastMs?: number): FrequencyFinding | undefined;
  /** Level in dB of full scale over the last `lastMs` (500); −Infinity when nothing arrived. */
  level(lastMs?: number): number;
}

export function receivedAudio(): ReceivedAudio & { accept(packet: RtpPacket): void } {
  const frames: Frame[] = [];
  let packets = 0;
  let first: number | undefined;
  let last: number | undefined;
  function samples(lastMs = Infinity): Int16Array {
    const since = preciseNow() - lastMs;
    const kept = frames.filter((frame) => frame.atMs >= since);
    const joined = new Int16Array(kept.reduce((sum, frame) => sum + frame.pcm.length, 0));
    let at = 0;
    for (const { pcm } of kept) {
      joined.set(pcm, at);
      at += pcm.length;
    }
    return joined;
  }
  return {
    accept(packet) {
      const atMs = preciseNow();
      packets += 1;
      first ??= atMs;
      last = atMs;
      frames.push({ atMs, pcm: decodeALawBytes(packet.payload) });
      if (frames.length > KEPT_FRAMES) frames.shift();
    },
    packets: () => packets,
    firstPacketAt: () => first,
    lastPacketAt: () => last,
    arrivals: () => frames.map((frame) => frame.atMs),
    samples,
    hasTone: (frequencyHz, lastMs = LISTEN_MS) => toneShare(samples(lastMs), frequencyHz) > PRESENT_SHARE,
    dominant: (lastMs = LISTEN_MS) => dominantFrequency(samples(lastMs), TELEPHONE_RATE),
    level: (lastMs = LISTEN_MS) => levelDb(samples(lastMs)),
  };
}
