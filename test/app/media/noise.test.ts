import { spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMediaApp, type MediaApp } from '../../fixtures/media/buildMediaApp.ts';
import { wav } from '../../lab/wav.ts';
import { plainSound, startMediaApp, type RunningMediaApp } from '../../fixtures/media/startMediaApp.ts';
import { root } from '../../../resources/setup/places.ts';

const rate = 48_000;
const cleaned = { ...plainSound, noiseSuppression: 'rnnoise' } as const;
/** The microphone's sound: a sentence, then the same time without it, over and over; white noise through all of it. */
const turnSeconds = 3;
const noiseLevel = 0.02;
const voiceLevel = 0.2;

let built: MediaApp;
let app: RunningMediaApp;

const rms = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
const decibels = (ratio: number) => 20 * Math.log10(ratio);

/** A shipped voice as samples. */
async function spokenSentence(): Promise<Float32Array> {
  const clip = await readFile(path.join(root, 'resources/sounds/practice/landlineInvoice.ogg'));
  const { stdout } = spawnSync('ffmpeg', ['-v', 'error', '-i', 'pipe:0', '-f', 'f32le', '-ar', String(rate), '-ac', '1', 'pipe:1'], { input: clip, maxBuffer: 1 << 26 });
  return new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.byteLength));
}

/** Always the same noise, even between −1 and 1. */
function* noise(): Generator<number, never> {
  for (let seed = 1; ; ) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield seed / 1_073_741_824 - 1;
  }
}

async function noisyVoice(): Promise<Int16Array> {
  const sentence = (await spokenSentence()).slice(0, turnSeconds * rate);
  const scale = voiceLevel / rms(sentence);
  const hiss = noise();
  return Int16Array.from({ length: 2 * turnSeconds * rate }, (_, index) => {
    const voice = (sentence[index] ?? 0) * scale;
    return Math.max(-1, Math.min(1, voice + hiss.next().value * noiseLevel * Math.sqrt(3))) * 32_767;
  });
}

/** Loudness of the hundred-millisecond pieces of one whole round: the quiet tenth is noise alone, the loud tenth voice. */
async function loudness(caller: string): Promise<{ readonly quiet: number; readonly loud: number }> {
  const samples = await app.hear(caller, 2 * turnSeconds);
  const piece = rate / 10;
  const levels = Array.from({ length: Math.floor(samples.length / piece) }, (_, index) => rms(samples.slice(index * piece, (index + 1) * piece))).sort((a, b) => a - b);
  const at = (share: number) => levels[Math.floor(levels.length * share)] ?? 0;
  return { quiet: at(0.25), loud: at(0.9) };
}

beforeAll(async () => {
  built = await buildMediaApp();
  const file = path.join(built.folder, 'noisy.wav');
  await writeFile(file, wav(await noisyVoice(), rate));
  app = await startMediaApp(built, { microphone: file });
  await app.ask('open');
});
afterAll(async () => {
  await app.close();
  await rm(built.folder, { recursive: true, force: true });
});

describe('noise suppression by RNNoise', () => {
  it('takes the noise out and leaves the voice, and can be turned on and off in a call', async () => {
    await app.ask('setProcessing', plainSound);
    const { caller } = await app.ask('call', { clip: null });
    const before = await loudness(caller);
    await app.ask('setProcessing', cleaned);
    const during = await loudness(caller);
    await app.ask('setProcessing', plainSound);
    const after = await loudness(caller);
    expect((await app.ask('heard')).filter(({ what }) => what === 'failure')).toEqual([]);
    expect(decibels(before.loud / before.quiet)).toBeLessThan(30);
    expect(decibels(before.quiet / during.quiet)).toBeGreaterThan(15);
    expect(Math.abs(decibels(before.loud / during.loud))).toBeLessThan(3);
    expect(Math.abs(decibels(before.quiet / after.quiet))).toBeLessThan(2);
  });
});
