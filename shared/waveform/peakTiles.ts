import type { LaneLevels, SoundLevels } from './soundMeter.ts';
import { bucketBytes, bucketsPerBucket, lanes, peakLevels, tileBuckets, toByte, type PeakLevel } from './waveform.ts';

/** A part of the drawn waveform: `tileBuckets` buckets of a level from `tile * tileBuckets` on. */
export interface PeakTile {
  readonly level: PeakLevel;
  readonly tile: number;
  readonly bytes: Uint8Array;
}

/** Every tile of a recording, the coarsest level first. */
export function peakTiles(levels: SoundLevels): readonly PeakTile[] {
  const tiles: PeakTile[] = [];
  let measured = levels;
  for (const level of peakLevels) {
    if (level > 0) measured = { agent: coarser(measured.agent), customer: coarser(measured.customer) };
    tiles.push(...cut(level, bytesOf(measured)));
  }
  return tiles.sort((a, b) => b.level - a.level || a.tile - b.tile);
}

function coarser({ peak, effective }: LaneLevels): LaneLevels {
  const length = Math.ceil(peak.length / bucketsPerBucket);
  const next = { peak: new Float32Array(length), effective: new Float32Array(length) };
  for (let bucket = 0; bucket < length; bucket += 1) {
    const from = bucket * bucketsPerBucket;
    const until = Math.min(from + bucketsPerBucket, peak.length);
    let highest = 0;
    let squares = 0;
    for (let at = from; at < until; at += 1) {
      highest = Math.max(highest, peak[at]!);
      squares += effective[at]! ** 2;
    }
    next.peak[bucket] = highest;
    next.effective[bucket] = Math.sqrt(squares / (until - from));
  }
  return next;
}

function bytesOf(levels: SoundLevels): Uint8Array {
  const length = levels.agent.peak.length;
  const bytes = new Uint8Array(length * bucketBytes);
  for (const [position, lane] of lanes.entries()) {
    const { peak, effective } = levels[lane];
    for (let bucket = 0; bucket < length; bucket += 1) {
      bytes[bucket * bucketBytes + position * 2] = toByte(peak[bucket]!);
      bytes[bucket * bucketBytes + position * 2 + 1] = toByte(effective[bucket]!);
    }
  }
  return bytes;
}

function cut(level: PeakLevel, bytes: Uint8Array): PeakTile[] {
  const size = tileBuckets * bucketBytes;
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, tile) => ({ level, tile, bytes: bytes.slice(tile * size, (tile + 1) * size) }));
}
