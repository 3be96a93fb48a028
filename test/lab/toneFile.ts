import { writeFile } from 'node:fs/promises';
import { synthesizeTone } from './audio.ts';
import { wav } from './wav.ts';

/** Writes a WAV file (one channel, 16 bits; two seconds at 48 kHz unless told otherwise) that a player can repeat without a click. */
export async function writeToneFile(file: string, toneHz: number, { sampleRate = 48_000, seconds = 2 } = {}): Promise<void> {
  await writeFile(file, wav(synthesizeTone({ frequencyHz: toneHz, seconds, sampleRate }), sampleRate));
}
