import { bucketBytes, bucketMs, levelFor, peakLevels, tileBuckets, tileCount, type PeakLevel } from '../../../shared/waveform/waveform.ts';
import type { WaveformView } from './waveformView.ts';

/** The peaks of some tiles; see the query `waveform:peaks`. */
export type AskForPeaks = (level: PeakLevel, tile: number, count: number) => Promise<Uint8Array | null>;

/** Peaks and effective values (bytes) of a pixel's time; null = not there yet. */
export interface PeakColumn {
  readonly peak: number;
  readonly effective: number;
}

/** More than an hour at every level; what was not drawn for longest goes first. */
const tilesKept = 160;
const tileBytes = tileBuckets * bucketBytes;

/** The peaks of one recording that have been fetched: tile by tile, as they come into view. */
export class PeakCache {
  private readonly tiles = new Map<string, Uint8Array>();
  private readonly asked = new Set<string>();
  private readonly durationMs: number;
  private readonly ask: AskForPeaks;
  private readonly arrived: () => void;

  /** @param arrived more can be drawn */
  constructor(durationMs: number, ask: AskForPeaks, arrived: () => void) {
    this.durationMs = durationMs;
    this.ask = ask;
    this.arrived = arrived;
  }

  /** Fetches what a view needs: the coarsest level first, whole, then the one that fits the pixels. */
  want(view: WaveformView, msPerPixel: number): void {
    this.fetch(2, 0, tileCount(2, this.durationMs));
    const level = levelFor(msPerPixel);
    const first = Math.max(0, Math.floor(view.fromMs / bucketMs[level] / tileBuckets));
    const last = Math.min(tileCount(level, this.durationMs) - 1, Math.floor(view.untilMs / bucketMs[level] / tileBuckets));
    this.fetch(level, first, last + 1 - first);
  }

  /**
   * The column of a lane (0 agent, 1 customer) for a span of time, from the finest level that is there and not finer than
   * the pixels need.
   */
  column(lane: 0 | 1, fromMs: number, untilMs: number, msPerPixel: number): PeakColumn | null {
    for (const level of peakLevels) {
      if (level < levelFor(msPerPixel)) continue;
      const found = this.columnAt(level, lane, fromMs, untilMs);
      if (found !== null) return found;
    }
    return null;
  }

  private columnAt(level: PeakLevel, lane: 0 | 1, fromMs: number, untilMs: number): PeakColumn | null {
    const first = Math.floor(fromMs / bucketMs[level]);
    const last = Math.max(first, Math.ceil(untilMs / bucketMs[level]) - 1);
    let peak = -1;
    let effective = 0;
    for (let bucket = first; bucket <= last; bucket += 1) {
      const tile = this.tiles.get(`${level}:${Math.floor(bucket / tileBuckets)}`);
      const at = (bucket % tileBuckets) * bucketBytes + lane * 2;
      const value = tile?.[at];
      if (tile === undefined || value === undefined) continue;
      peak = Math.max(peak, value);
      effective = Math.max(effective, tile[at + 1] ?? 0);
    }
    return peak < 0 ? null : { peak, effective };
  }

  private fetch(level: PeakLevel, first: number, count: number): void {
    const missing = Array.from({ length: Math.max(0, count) }, (_, index) => first + index).filter((tile) => !this.asked.has(`${level}:${tile}`));
    const [start] = missing;
    const end = missing.at(-1);
    if (start === undefined || end === undefined) return;
    for (const tile of missing) this.asked.add(`${level}:${tile}`);
    void this.take(level, start, Math.min(64, end + 1 - start));
  }

  private async take(level: PeakLevel, start: number, count: number): Promise<void> {
    const bytes = await this.ask(level, start, count);
    for (let index = 0; index < count; index += 1) {
      const key = `${level}:${start + index}`;
      const part = bytes?.subarray(index * tileBytes, (index + 1) * tileBytes);
      // What did not come is asked for again when it is looked at again.
      if (part === undefined || part.length === 0) this.asked.delete(key);
      else this.tiles.set(key, part);
    }
    for (const key of this.tiles.keys()) {
      if (this.tiles.size <= tilesKept) break;
      if (key.startsWith('2:')) continue;
      this.tiles.delete(key);
      this.asked.delete(key);
    }
    if (bytes !== null && bytes.length > 0) this.arrived();
  }
}
