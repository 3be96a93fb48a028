import { BufferSource, Input, WEBM } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { finishRecording, type FinishedRecording, type RecordedPiece } from '../../electron/recordings/finishRecording.ts';
import { decodeWebm } from '../fixtures/media/decodeWebm.ts';
import { replacedWindow } from '../fixtures/media/replacedWindow.ts';
import { toneShare } from '../lab/audio.ts';

type Finished = Extract<FinishedRecording, { kind: 'finished' }>;

async function finish(pieces: readonly RecordedPiece[]): Promise<Finished> {
  const recording = await finishRecording(pieces);
  if (recording.kind !== 'finished') throw new Error('nothing was recorded');
  return recording;
}

/** The pieces with everything after `length` bytes gone. */
function cutAt(pieces: readonly RecordedPiece[], length: number): RecordedPiece[] {
  let left = length;
  return pieces.flatMap((piece) => {
    const bytes = piece.bytes.slice(0, Math.max(0, left));
    left -= piece.bytes.byteLength;
    return bytes.byteLength > 0 ? [{ ...piece, bytes }] : [];
  });
}

const lengthOf = (pieces: readonly RecordedPiece[]) => pieces.reduce((sum, piece) => sum + piece.bytes.byteLength, 0);

/** Duration by the file's own header, seconds, as a player shows it. */
async function durationOf(bytes: Uint8Array): Promise<number | null> {
  return new Input({ source: new BufferSource(bytes), formats: [WEBM] }).getDurationFromMetadata();
}

describe('finishing a recording', () => {
  it('keeps both voices on their channels', async () => {
    const { channels, sampleRate } = decodeWebm((await finish(replacedWindow())).bytes);
    const second = ([from]: number[], channel: Float32Array) => channel.slice(from! * sampleRate, (from! + 0.5) * sampleRate);
    expect(toneShare(second([1], channels[0]), 700, sampleRate)).toBeGreaterThan(0.9);
    expect(toneShare(second([1], channels[1]), 1_100, sampleRate)).toBeGreaterThan(0.9);
    expect(toneShare(second([1], channels[0]), 1_100, sampleRate)).toBeLessThan(0.01);
    expect(toneShare(second([1], channels[1]), 700, sampleRate)).toBeLessThan(0.01);
  });

  it('puts the second stream where it belongs in time, with silence before it', async () => {
    const pieces = replacedWindow();
    const recording = await finish(pieces);
    expect(recording.streams).toBe(2);
    const whole = pieces[pieces.length - 1]!.at - pieces[0]!.at + 1_000;
    expect(Math.abs(recording.durationMs - whole)).toBeLessThan(200);
    expect(recording.gapMs).toBeGreaterThan(500);
    const { channels, sampleRate } = decodeWebm(recording.bytes);
    const middle = 3.3 * sampleRate;
    expect(Math.max(...channels[0].slice(middle, middle + 0.2 * sampleRate))).toBeLessThan(0.001);
    const late = channels[0].slice(6 * sampleRate, 6.5 * sampleRate);
    expect(toneShare(late, 700, sampleRate)).toBeGreaterThan(0.9);
  });

  it('says how long it is, and is as long', async () => {
    const recording = await finish(replacedWindow());
    expect(await durationOf(recording.bytes)).toBeCloseTo(recording.durationMs / 1_000, 2);
    expect(decodeWebm(recording.bytes).channels[0].length / 48_000).toBeCloseTo(recording.durationMs / 1_000, 1);
  });

  it('points its seek index at clusters in order of time', async () => {
    const { bytes, seekIndex, durationMs } = await finish(replacedWindow());
    expect(seekIndex.length).toBeGreaterThan(5);
    for (const [index, [timeMs, offset]] of seekIndex.entries()) {
      expect([...bytes.slice(offset, offset + 4)]).toEqual([0x1f, 0x43, 0xb6, 0x75]);
      expect(timeMs).toBeGreaterThanOrEqual(seekIndex[index - 1]?.[0] ?? 0);
      expect(timeMs).toBeLessThan(durationMs);
    }
  });

  it('makes something playable of every cut, never by more than a packet shorter than a cut before it', async () => {
    const pieces = replacedWindow();
    let before = 0;
    let cuts = 0;
    for (let length = 600; length < lengthOf(pieces); length += 613) {
      const recording = await finish(cutAt(pieces, length));
      // Later pieces tell better when the second stream began.
      expect(recording.durationMs).toBeGreaterThanOrEqual(before - 60);
      expect(await durationOf(recording.bytes)).toBeCloseTo(recording.durationMs / 1_000, 2);
      before = recording.durationMs;
      cuts += 1;
    }
    expect(cuts).toBeGreaterThan(50);
  });

  it.each([0.1, 0.4, 0.5, 0.9])('decodes elsewhere when cut after %d of its bytes', async (share) => {
    const pieces = replacedWindow();
    const recording = await finish(cutAt(pieces, Math.floor(lengthOf(pieces) * share)));
    expect(decodeWebm(recording.bytes).channels[0].length).toBeGreaterThan(0);
  });

  it('is empty when cut within the header, whatever the length', async () => {
    const pieces = replacedWindow();
    for (let length = 0; length < 170; length += 1) expect(await finishRecording(cutAt(pieces, length))).toEqual({ kind: 'empty' });
  });

  it('finds a header right after a packet that was cut off', async () => {
    const [first, ...rest] = replacedWindow();
    const second = rest.find(({ bytes }) => bytes[0] === 0x1a && bytes[1] === 0x45)!;
    for (const lost of [1, 2, 3, 50, 300]) {
      const recording = await finish([{ ...first!, bytes: first!.bytes.slice(0, -lost) }, second]);
      expect(recording.streams).toBe(2);
    }
  });

  it('throws at nothing: any bytes give a recording or none', async () => {
    const [piece] = replacedWindow();
    for (let seed = 1; seed <= 300; seed += 1) {
      const bytes = piece!.bytes.slice();
      for (let hit = 0; hit < 5; hit += 1) bytes[(seed * 7_919 + hit * 104_729) % bytes.length] = (seed * 31 + hit * 17) & 0xff;
      expect(['finished', 'empty']).toContain((await finishRecording([{ bytes, at: 0 }])).kind);
    }
  });
});
