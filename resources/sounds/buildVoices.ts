import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { clipNames } from '../../shared/practice/clipNames.ts';
import { practiceVoices, type VoiceScript } from './practiceVoices.ts';

/**
 * Makes resources/sounds/practice/*.ogg anew (mono Opus in Ogg, 48 kHz). Needs espeak-ng and ffmpeg with libopus.
 * Run: `node resources/sounds/buildVoices.ts`. The results are in the repository: this runs only when a text changes.
 */
const folder = path.join(import.meta.dirname, 'practice');
const largestBytes = 1_500_000;

function run(program: string, args: readonly string[]): void {
  const result = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
  if (result.error) throw new Error(`${program} could not be started: ${result.error.message}`);
  if (result.status !== 0) throw new Error(`${program} failed (${result.status ?? result.signal}): ${result.stderr}`);
}

/** Silence around the words is cut, loudness made even, so that no caller shouts. Tones come out at a quarter of full scale. */
const speechFilter = 'silenceremove=start_periods=1:start_threshold=-50dB,areverse,silenceremove=start_periods=1:start_threshold=-50dB,areverse,loudnorm=I=-20:TP=-3';
const encoding = ['-ac', '1', '-ar', '48000', '-c:a', 'libopus', '-application', 'voip', '-b:a', '20k', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];

function build(script: VoiceScript, file: string, workshop: string): void {
  if (script.kind === 'tone') {
    run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', `sine=frequency=${script.hertz}:sample_rate=48000:duration=${script.seconds}`, '-af', 'volume=6dB', ...encoding, '-application', 'audio', file]);
    return;
  }
  const { voice, pitch, speed } = script.speaker;
  const spoken = path.join(workshop, 'spoken.wav');
  // -b 1: the text is UTF-8 whatever the locale says.
  run('espeak-ng', ['-b', '1', '-v', voice, '-p', String(pitch), '-s', String(speed), '-w', spoken, script.text]);
  run('ffmpeg', ['-v', 'error', '-y', '-i', spoken, '-af', speechFilter, ...encoding, file]);
}

const workshop = mkdtempSync(path.join(os.tmpdir(), 'voices-'));
let total = 0;
try {
  mkdirSync(folder, { recursive: true });
  for (const name of clipNames) {
    const file = path.join(folder, `${name}.ogg`);
    build(practiceVoices[name], file, workshop);
    total += statSync(file).size;
    console.log(`${name} ${statSync(file).size} bytes`);
  }
} finally {
  rmSync(workshop, { recursive: true, force: true });
}
console.log(`${clipNames.length} clips, ${total} bytes`);
if (total > largestBytes) throw new Error(`The clips take ${total} bytes, more than ${largestBytes}`);
