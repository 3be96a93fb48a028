import fs from 'node:fs';
import { open } from 'node:fs/promises';
import type { Delimiter, FileEncoding } from '../../shared/customers/customerImport.ts';
import { delimiters } from '../../shared/customers/customerImport.ts';

/** Bytes that are looked at to tell how a file is written. */
const sampleBytes = 256 * 1024;

export async function readSample(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(sampleBytes);
    const { bytesRead } = await handle.read(buffer, 0, sampleBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function isUtf8(sample: Buffer): boolean {
  // The last character may be cut by the sample's end: `stream` forgives that.
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Every second byte of ASCII text in UTF-16 is zero. */
function utf16Of(sample: Buffer): 'utf-16le' | 'utf-16be' | null {
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < Math.min(sample.length, 4_000); at += 2) {
    if (sample[at] === 0) even += 1;
    if (sample[at + 1] === 0) odd += 1;
  }
  const pairs = Math.min(sample.length, 4_000) / 2;
  if (odd > pairs / 4 && even < pairs / 20) return 'utf-16le';
  return even > pairs / 4 && odd < pairs / 20 ? 'utf-16be' : null;
}

/** By its mark, else UTF-8 when it is valid, else GB 18030 (of which GBK and GB 2312 are parts). Pure. */
export function detectEncoding(sample: Buffer): FileEncoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  return utf16Of(sample) ?? (isUtf8(sample) ? 'utf-8' : 'gb18030');
}

/** The sign that divides the first lines into the same number of cells, more than one. Pure. */
export function detectDelimiter(text: string): Delimiter {
  const plain = text.replace(/"(?:[^"]|"")*"/g, 'q');
  const lines = plain.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').slice(0, 20);
  const score = (delimiter: Delimiter): number => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = counts[0] ?? 0;
    return usual === 0 ? 0 : counts.filter((count) => count === usual).length * 100 + Math.min(usual, 50);
  };
  return delimiters.reduce((best, next) => (score(next) > score(best) ? next : best), ',' as Delimiter);
}

export function decodeSample(sample: Buffer, encoding: FileEncoding): string {
  return new TextDecoder(encoding).decode(sample, { stream: true });
}

/** The file's text in pieces; a mark at its beginning is left out. What the encoding cannot mean becomes U+FFFD. */
export async function* textOf(file: string, encoding: FileEncoding | 'latin1', signal: AbortSignal): AsyncGenerator<string> {
  const decoder = encoding === 'latin1' ? undefined : new TextDecoder(encoding);
  for await (const chunk of fs.createReadStream(file, { signal }) as AsyncIterable<Buffer>) {
    const text = decoder === undefined ? chunk.toString('latin1') : decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}
