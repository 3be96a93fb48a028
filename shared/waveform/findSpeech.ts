import type { Stretch } from './stretch.ts';
import { bucketMs } from './waveform.ts';

const frameMs = bucketMs[0];

/** Decibels over the noise at which speech begins, and under which it ends: between the two everything stays as it is. */
const beginsOver = 9;
const staysOver = 5;
/** Full scale = 0 dB. Nothing below the first is heard as speech; noise is never taken for louder than the second. */
const quietestSpeech = -55;
const loudestNoise = -42;
/** A muted microphone, a paused recording: nothing there says how loud the noise of the room is. */
const nothingAtAll = -75;

/** A click is not speech; a pause between two words does not end it. */
const leastSpeechFrames = 5;
const longestPauseFrames = 15;

/** The noise is the lower part of the quietest moments of each half second, within eight seconds before or after: the louder of the two, so that a line that becomes noisy is not taken for a voice. */
const blockFrames = 25;
const blocksAside = 16;
const noiseShare = 0.25;

/** Sound that is too quiet to measure. */
const bottom = -100;

function decibels(effective: Float32Array): Float32Array {
  return effective.map((value) => (value <= 0 ? bottom : Math.max(bottom, 20 * Math.log10(value))));
}

/** Noise floor of each half second, decibels. */
export function noiseFloor(level: Float32Array): Float32Array {
  const blocks = Math.ceil(level.length / blockFrames);
  const quietest = new Float32Array(blocks).fill(Number.NaN);
  for (let block = 0; block < blocks; block += 1) {
    const part = level.subarray(block * blockFrames, (block + 1) * blockFrames);
    // Nothing at all for so long is a muted voice; for less, it is what lies between two words.
    if (part.some((value) => value > nothingAtAll)) quietest[block] = part.reduce((least, value) => Math.min(least, value));
  }
  const within = (from: number, until: number): number => {
    const known = quietest.slice(Math.max(0, from), until).filter((value) => !Number.isNaN(value)).sort();
    return known.length === 0 ? nothingAtAll : known[Math.floor((known.length - 1) * noiseShare)]!;
  };
  return Float32Array.from({ length: blocks }, (_, block) => Math.min(loudestNoise, Math.max(within(block - blocksAside, block + 1), within(block, block + blocksAside + 1))));
}

/**
 * When a voice was heard: louder than the noise around it, which is measured again and again, because a line, a room and a
 * microphone change in a call. Two thresholds and a patience keep a voice at the edge from flickering.
 * @param effective effective value of each 20 ms, 0 … 1
 */
export function findSpeech(effective: Float32Array): readonly Stretch[] {
  const level = decibels(effective);
  const floor = noiseFloor(level);
  const found: Stretch[] = [];
  let from = -1;
  let last = -1;
  const close = (): void => {
    if (from >= 0 && last + 1 - from >= leastSpeechFrames) found.push([from * frameMs, (last + 1) * frameMs]);
    from = -1;
  };
  for (let at = 0; at < level.length; at += 1) {
    const noise = floor[Math.floor(at / blockFrames)]!;
    const over = level[at]! >= Math.max(quietestSpeech, noise + (from < 0 ? beginsOver : staysOver));
    if (over) {
      if (from < 0) from = at;
      last = at;
    } else if (from >= 0 && at - last > longestPauseFrames) {
      close();
    }
  }
  close();
  return found;
}
