import { z } from 'zod';
import type { AreaLayer, LandlinePlace, LayerEntry } from './areaLayer.ts';
import type { PlaceName } from './callerArea.ts';
import { checkSum } from './checkSum.ts';
import { segmentSpan } from './segmentIndex.ts';

/** Why bytes are no area table. `detail` is for logs; interface texts belong to the code. */
export interface AreaTableProblem {
  readonly code: 'notAreaTable' | 'wrongVersion' | 'damaged';
  readonly detail: string;
}

export type DecodedAreaTable = { readonly ok: true; readonly layer: AreaLayer } | { readonly ok: false; readonly problem: AreaTableProblem };

const magic = '400AREA\n';
const formatVersion = 1;
/**
 * magic 8, version 4, header length 4, check sum of all that follows 4; then the header as JSON padded with blanks to
 * whole words; then the segments as 16-bit numbers. Little endian, as every machine that the program is built for: the
 * segments are used in place, which is what makes the start fast.
 */
const preambleLength = 20;
const indexLength = segmentSpan * Uint16Array.BYTES_PER_ELEMENT;

/** Places are lines with `|` between the fields: checked and read in a third of the time that nested arrays take. */
const headerSchema = z.object({
  name: z.string(),
  importedAt: z.number().nullable(),
  segmentCount: z.number().int().min(0).max(segmentSpan),
  /** province zh | province en | city zh | city en | area code or empty | operator type */
  entries: z.string(),
  /** area code | province zh | province en | city zh | city en, then pairs of further cities */
  landlines: z.string(),
});
type Header = z.infer<typeof headerSchema>;

function headerOf(layer: AreaLayer): Header {
  const line = (fields: readonly (string | number)[]) => fields.map((field) => String(field).replace(/[|\n]/g, ' ')).join('|');
  return {
    name: layer.name,
    importedAt: layer.importedAt,
    segmentCount: layer.segmentCount,
    entries: layer.entries
      .map(({ province, city, areaCode, operatorType }) => line([province.zh, province.en, city.zh, city.en, areaCode ?? '', operatorType]))
      .join('\n'),
    landlines: layer.landlines
      .map(({ areaCode, province, city, alsoCities }) => line([areaCode, ...[province, city, ...alsoCities].flatMap(({ zh, en }) => [zh, en])]))
      .join('\n'),
  };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function wordsFrom(bytes: Uint8Array, start: number): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset + start, (bytes.length - start) / 4);
}

/** One layer as the bytes of an area table file; equal layers give equal bytes. */
export function encodeAreaTable(layer: AreaLayer): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(headerOf(layer)));
  const headerLength = Math.ceil(json.length / 4) * 4;
  const bytes = new Uint8Array(preambleLength + headerLength + indexLength).fill(0x20, preambleLength, preambleLength + headerLength);
  bytes.set(new TextEncoder().encode(magic));
  bytes.set(json, preambleLength);
  bytes.set(new Uint8Array(layer.segments.buffer, layer.segments.byteOffset, indexLength), preambleLength + headerLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, formatVersion, true);
  view.setUint32(12, headerLength, true);
  view.setUint32(16, checkSum(wordsFrom(bytes, preambleLength)), true);
  return bytes;
}

function refuse(code: AreaTableProblem['code'], detail: string): DecodedAreaTable {
  return { ok: false, problem: { code, detail } };
}

/**
 * Reads an area table file. Every byte is covered by the check sum; a file from another version is refused, not guessed
 * at. The layer keeps looking into `bytes`, which must not change afterwards.
 */
export function decodeAreaTable(bytes: Uint8Array): DecodedAreaTable {
  if (bytes.length < preambleLength || new TextDecoder('latin1').decode(bytes.subarray(0, 8)) !== magic) {
    return refuse('notAreaTable', `${bytes.length} bytes without the table's mark`);
  }
  // Small buffers may lie at odd places of a shared block; typed arrays need whole words.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const view = new DataView(aligned.buffer, aligned.byteOffset, aligned.byteLength);
  const version = view.getUint32(8, true);
  if (version !== formatVersion) return refuse('wrongVersion', `format ${version}, readable is ${formatVersion}`);
  const headerLength = view.getUint32(12, true);
  const indexStart = preambleLength + headerLength;
  if (headerLength % 4 !== 0 || indexStart + indexLength !== bytes.length) return refuse('damaged', `${bytes.length} bytes do not match the lengths inside`);
  if (view.getUint32(16, true) !== checkSum(wordsFrom(aligned, preambleLength))) return refuse('damaged', 'check sum differs');

  const header = readHeader(aligned.subarray(preambleLength, indexStart));
  if (header === null) return refuse('damaged', 'header has another shape');
  const { name, importedAt, segmentCount } = header;
  const segments = new Uint16Array(aligned.buffer, aligned.byteOffset + indexStart, segmentSpan);
  return {
    ok: true,
    layer: { name, importedAt, segmentCount, entries: linesOf(header.entries).map(readEntry), landlines: linesOf(header.landlines).map(readLandline), segments },
  };
}

function readHeader(bytes: Uint8Array): Header | null {
  try {
    return headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

function readEntry(line: string): LayerEntry {
  const [provinceZh = '', provinceEn = '', cityZh = '', cityEn = '', areaCode = '', type = '0'] = line.split('|');
  return {
    province: { zh: provinceZh, en: provinceEn },
    city: { zh: cityZh, en: cityEn },
    areaCode: areaCode === '' ? null : areaCode,
    operatorType: Number(type),
  };
}

function readLandline(line: string): LandlinePlace {
  const [areaCode = '', provinceZh = '', provinceEn = '', cityZh = '', cityEn = '', ...others] = line.split('|');
  const alsoCities: PlaceName[] = [];
  for (let index = 0; index < others.length; index += 2) alsoCities.push({ zh: others[index] ?? '', en: others[index + 1] ?? '' });
  return { areaCode, province: { zh: provinceZh, en: provinceEn }, city: { zh: cityZh, en: cityEn }, alsoCities };
}
