/** More does not fit into the 32-bit sizes of the format: six hours. */
export const mostWavBytes = 0xffff_ffff - 44;

/** Header of 16-bit PCM (RIFF WAVE, http://soundfile.sapp.org/doc/WaveFormat/). @param dataBytes of the samples that follow */
export function wavHeader(dataBytes: number, channels: number, sampleRate: number): Uint8Array {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
