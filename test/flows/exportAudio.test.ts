import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeThroughTemporary } from '../../electron/exports/writeThroughTemporary.ts';
import { exportAudio } from '../../electron/recordings/exportAudio.ts';
import type { AudioFormat } from '../../electron/recordings/exportMessages.ts';
import { finishRecording } from '../../electron/recordings/finishRecording.ts';
import { longRecording } from '../fixtures/recordings/longRecording.ts';

async function recordingOf(seconds: number) {
  const finished = await finishRecording([...longRecording({ seconds, at: 1_000_000 })]);
  if (finished.kind !== 'finished') throw new Error('nothing was recorded');
  return finished;
}

function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'console-export-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function exported(what: number | Awaited<ReturnType<typeof recordingOf>>, format: AudioFormat, signal = new AbortController().signal, progress: (doneMs: number) => void = () => undefined) {
  const { bytes, durationMs, seekIndex } = typeof what === 'number' ? await recordingOf(what) : what;
  const file = path.join(temporaryFolder(), `call.${format}`);
  let longest = 0;
  const read = (offset: number, length: number) => {
    longest = Math.max(longest, length);
    return Promise.resolve(bytes.slice(offset, offset + length));
  };
  const write = () => writeThroughTemporary(file, signal, (to) => exportAudio({ format, form: { byteLength: bytes.byteLength, seekIndex }, durationMs, read, signal, progress }, to));
  return { file, durationMs, bytes, write, longest: () => longest };
}

/** Three seconds of 440 Hz for the agent and 1,000 Hz for the caller, as a recording. */
async function tones() {
  const webm = execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'aevalsrc=0.5*sin(2*PI*440*t)|0.3*sin(2*PI*1000*t):s=48000:d=3', '-c:a', 'libopus', '-f', 'webm', '-'], { maxBuffer: 2 ** 26 });
  const finished = await finishRecording([{ bytes: webm, at: 1_000_000 }]);
  if (finished.kind !== 'finished') throw new Error('nothing was recorded');
  return finished;
}

const probe = (file: string, entry: string) => execFileSync('ffprobe', ['-v', 'error', '-show_entries', entry, '-of', 'default=nw=1:nk=1', file], { encoding: 'utf8' }).trim().split('\n');
const samples = (file: string) => execFileSync('ffmpeg', ['-v', 'error', ...(file.endsWith('.webm') ? ['-c:a', 'libopus'] : []), '-i', file, '-f', 's16le', '-ac', '2', '-ar', '48000', '-'], { maxBuffer: 2 ** 28 });
const packetDigest = (file: string) => execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-map', '0:a', '-c', 'copy', '-f', 'data', '-'], { maxBuffer: 2 ** 28 });

describe('an exported recording', () => {
  test('as WAV sounds like the recording, sample for sample as another decoder has it, on two channels', async () => {
    const { file, write, bytes } = await exported(await tones(), 'wav');
    await write();
    expect(probe(file, 'stream=codec_name,sample_rate,channels')).toEqual(['pcm_s16le', '48000', '2']);
    const original = path.join(path.dirname(file), 'original.webm');
    fs.writeFileSync(original, bytes);
    const ours = samples(file);
    const theirs = samples(original);
    expect(Math.abs(ours.length - theirs.length)).toBeLessThanOrEqual(960 * 4);
    let worst = 0;
    for (let at = 0; at < Math.min(ours.length, theirs.length); at += 2) worst = Math.max(worst, Math.abs(ours.readInt16LE(at) - theirs.readInt16LE(at)));
    expect(worst).toBeLessThanOrEqual(64);
  });

  test('as OGG holds the very packets that were recorded', async () => {
    const { file, write, bytes, durationMs } = await exported(5, 'ogg');
    await write();
    const original = path.join(path.dirname(file), 'original.webm');
    fs.writeFileSync(original, bytes);
    expect(probe(file, 'stream=codec_name,channels')).toEqual(['opus', '2']);
    expect(Math.abs(Number(probe(file, 'format=duration')[0]) * 1_000 - durationMs)).toBeLessThanOrEqual(40);
    expect(packetDigest(file).equals(packetDigest(original))).toBe(true);
  });

  test('is read a minute at a time', async () => {
    const { write, longest, bytes } = await exported(200, 'ogg');
    await write();
    expect(longest()).toBeLessThan(bytes.byteLength / 2);
  });

  test('leaves nothing behind when it is called off', async () => {
    const calledOff = new AbortController();
    const { file, write } = await exported(30, 'wav', calledOff.signal, (doneMs) => { if (doneMs > 2_000) calledOff.abort(); });
    await expect(write()).rejects.toThrow();
    expect(fs.readdirSync(path.dirname(file))).toEqual([]);
  });

  test('fails with the disk\'s own reason when there is no room', async () => {
    const { bytes, durationMs, seekIndex } = await recordingOf(3);
    const full = new PassThrough();
    full._write = (_chunk, _encoding, callback) => callback(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const read = (offset: number, length: number) => Promise.resolve(bytes.slice(offset, offset + length));
    await expect(exportAudio({ format: 'wav', form: { byteLength: bytes.byteLength, seekIndex }, durationMs, read, signal: new AbortController().signal, progress: () => undefined }, full)).rejects.toMatchObject({ code: 'ENOSPC' });
  });
});
