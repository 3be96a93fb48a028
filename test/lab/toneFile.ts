import { writeFile } from 'node:fs/promises';
import { synthesizeTone } from './audio.ts';

const headerBytes = 44;

/** Writes a WAV file (one channel, 16 bits; two seconds at 48 kHz unless told otherwise) that a player can repeat without a click. */
export async function writeToneFile(file: string, toneHz: number, { sampleRate = 48_000, seconds = 2 } = {}): Promise<void> {
  const samples = synthesizeTone({ frequencyHz: toneHz, seconds, sampleRate });
  const header = Buffer.alloc(headerBytes);
  header.write('RIFF', 0);
  header.writeUInt32LE(headerBytes - 8 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  await writeFile(file, Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)]));
}
