import { z } from 'zod';
import type { AreaLayer } from './areaLayer.ts';
import { maxLayerEntries } from './areaLayer.ts';
import { crc32 } from './crc32.ts';
import { runsAreSound } from './segmentRuns.ts';

/** Why bytes are no area table. `detail` is for logs; interface texts belong to the code. */
export interface AreaTableProblem {
  readonly code: 'notAreaTable' | 'wrongVersion' | 'damaged';
  readonly detail: string;
}

export type DecodedAreaTable = { readonly ok: true; readonly layer: AreaLayer } | { readonly ok: false; readonly problem: AreaTableProblem };

const magic = '400AREA\n';
const formatVersion = 1;
/** magic 8, version 4, header length 4, runs length 4, CRC-32 of header and runs 4; integers little endian. */
const preambleLength = 24;

const name = z.string();
const headerSchema = z.object({
  name: z.string(),
  importedAt: z.number().nullable(),
  /** province zh, province en, city zh, city en, area code or empty, operator type */
  entries: z.array(z.tuple([name, name, name, name, name, z.number().int().min(0).max(8)])).max(maxLayerEntries),
  /** area code, province zh, province en, city zh, city en, then pairs of further cities */
  landlines: z.array(z.tuple([name, name, name, name, name, z.array(z.tuple([name, name]))])),
});
type Header = z.infer<typeof headerSchema>;

function headerOf(layer: AreaLayer): Header {
  return {
    name: layer.name,
    importedAt: layer.importedAt,
    entries: layer.entries.map(({ province, city, areaCode, operatorType }) => [
      province.zh, province.en, city.zh, city.en, areaCode ?? '', operatorType,
    ]),
    landlines: layer.landlines.map(({ areaCode, province, city, alsoCities }) => [
      areaCode, province.zh, province.en, city.zh, city.en, alsoCities.map(({ zh, en }) => [zh, en]),
    ]),
  };
}

/** One layer as the bytes of an area table file; equal layers give equal bytes. */
export function encodeAreaTable(layer: AreaLayer): Uint8Array {
  const header = new TextEncoder().encode(JSON.stringify(headerOf(layer)));
  const bytes = new Uint8Array(preambleLength + header.length + layer.runs.length);
  bytes.set(new TextEncoder().encode(magic));
  bytes.set(header, preambleLength);
  bytes.set(layer.runs, preambleLength + header.length);
  const view = new DataView(bytes.buffer);
  const words = [formatVersion, header.length, layer.runs.length, crc32(bytes.subarray(preambleLength))];
  words.forEach((word, index) => view.setUint32(8 + index * 4, word, true));
  return bytes;
}

function refuse(code: AreaTableProblem['code'], detail: string): DecodedAreaTable {
  return { ok: false, problem: { code, detail } };
}

/** Reads an area table file. Every byte is covered by the check sum; a file from another version is refused, not guessed at. */
export function decodeAreaTable(bytes: Uint8Array): DecodedAreaTable {
  if (bytes.length < preambleLength || new TextDecoder('latin1').decode(bytes.subarray(0, 8)) !== magic) {
    return refuse('notAreaTable', `${bytes.length} bytes without the table's mark`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(8, true);
  if (version !== formatVersion) return refuse('wrongVersion', `format ${version}, readable is ${formatVersion}`);
  const headerLength = view.getUint32(12, true);
  const runsLength = view.getUint32(16, true);
  if (preambleLength + headerLength + runsLength !== bytes.length) return refuse('damaged', `${bytes.length} bytes do not match the lengths inside`);
  if (view.getUint32(20, true) !== crc32(bytes.subarray(preambleLength))) return refuse('damaged', 'check sum differs');

  const header = readHeader(bytes.subarray(preambleLength, preambleLength + headerLength));
  if (header === null) return refuse('damaged', 'header has another shape');
  const runs = bytes.subarray(preambleLength + headerLength);
  if (!runsAreSound(runs, header.entries.length)) return refuse('damaged', 'index is incomplete or names unknown entries');
  return { ok: true, layer: { ...layerOf(header), runs } };
}

function readHeader(bytes: Uint8Array): Header | null {
  try {
    return headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

function layerOf(header: Header): Omit<AreaLayer, 'runs'> {
  return {
    name: header.name,
    importedAt: header.importedAt,
    entries: header.entries.map(([provinceZh, provinceEn, cityZh, cityEn, areaCode, operatorType]) => ({
      province: { zh: provinceZh, en: provinceEn },
      city: { zh: cityZh, en: cityEn },
      areaCode: areaCode === '' ? null : areaCode,
      operatorType,
    })),
    landlines: header.landlines.map(([areaCode, provinceZh, provinceEn, cityZh, cityEn, others]) => ({
      areaCode,
      province: { zh: provinceZh, en: provinceEn },
      city: { zh: cityZh, en: cityEn },
      alsoCities: others.map(([zh, en]) => ({ zh, en })),
    })),
  };
}
