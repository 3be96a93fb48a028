import type { AreaLayer, LayerEntry } from './areaLayer.ts';
import { maxLayerEntries } from './areaLayer.ts';
import { PhoneDatRefusal } from './phoneDatProblem.ts';
import type { PhoneDatProblem } from './phoneDatProblem.ts';
import { readPhoneDatRecord } from './phoneDatRecord.ts';
import { firstSegment, segmentSpan } from './segmentIndex.ts';

/** What a complete phone.dat contains. */
export type ParsedPhoneDat =
  | { readonly ok: true; readonly layer: AreaLayer }
  | { readonly ok: false; readonly problem: PhoneDatProblem };

/** Real files have 4–6 MB; the limit keeps a wrong file from filling the memory. */
export const maxPhoneDatBytes = 32 * 1024 * 1024;

const headLength = 8;
const indexEntryLength = 9;
const highestOperatorType = 8;
/** Every file since 2013 goes at least up to here; one whose index stops earlier was cut off at an entry's end. */
const lowestLastSegment = 1_890_000;
/** Work between two breaths, in milliseconds: signalling shares this thread. */
const sliceMs = 4;
/** Index entries between two looks at the clock. */
const clockEvery = 1_024;

interface Head {
  readonly version: string;
  readonly indexOffset: number;
  readonly count: number;
}

function readHead(bytes: Uint8Array, view: DataView): Head {
  if (bytes.length < headLength + indexEntryLength) throw new PhoneDatRefusal('tooShort', `${bytes.length} bytes`);
  if (bytes.length > maxPhoneDatBytes) throw new PhoneDatRefusal('tooLarge', `${bytes.length} bytes`);
  const version = String.fromCharCode(...bytes.subarray(0, 4));
  const indexOffset = view.getUint32(4, true);
  if (!/^\d{4}$/.test(version)) throw new PhoneDatRefusal('notPhoneDat', 'does not begin with a four-digit version');
  if (indexOffset < headLength || indexOffset > maxPhoneDatBytes) throw new PhoneDatRefusal('notPhoneDat', `index offset ${indexOffset}`);
  const indexLength = bytes.length - indexOffset;
  if (indexLength < indexEntryLength) throw new PhoneDatRefusal('truncated', `${bytes.length} bytes, index begins at ${indexOffset}`);
  if (indexLength % indexEntryLength !== 0) throw new PhoneDatRefusal('truncated', `index of ${indexLength} bytes ends inside an entry`);
  return { version, indexOffset, count: indexLength / indexEntryLength };
}

/** Numbers each combination of record and operator type, in order of appearance. */
function createEntryNumbers(bytes: Uint8Array, indexOffset: number) {
  const numbers = new Map<number, number>();
  const entries: LayerEntry[] = [];
  const numberOf = (recordOffset: number, type: number): number => {
    const key = recordOffset * 16 + type;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (type < 1 || type > highestOperatorType) throw new PhoneDatRefusal('badIndex', `unknown operator type ${type}`);
    if (entries.length >= maxLayerEntries) throw new PhoneDatRefusal('tooManyPlaces', `more than ${maxLayerEntries}`);
    const { province, city, areaCode } = readPhoneDatRecord(bytes, recordOffset, indexOffset);
    entries.push({ province: { zh: province, en: province }, city: { zh: city, en: city }, areaCode, operatorType: type });
    numbers.set(key, entries.length);
    return entries.length;
  };
  return { entries, numberOf };
}

async function readAll(bytes: Uint8Array, onProgress: (fraction: number) => void, signal: AbortSignal | undefined) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { version, indexOffset, count } = readHead(bytes, view);
  const segments = new Uint16Array(segmentSpan);
  const { entries, numberOf } = createEntryNumbers(bytes, indexOffset);
  let previous = 0;
  let sliceStart = performance.now();
  for (let index = 0, at = indexOffset; index < count; index++, at += indexEntryLength) {
    const segment = view.getUint32(at, true);
    if (segment < firstSegment || segment >= firstSegment + segmentSpan) throw new PhoneDatRefusal('badIndex', `entry ${index}: segment ${segment} is no mobile segment`);
    if (segment <= previous) throw new PhoneDatRefusal('badIndex', `entry ${index}: segment ${segment} does not follow ${previous}`);
    previous = segment;
    segments[segment - firstSegment] = numberOf(view.getUint32(at + 4, true), view.getUint8(at + 8));
    if (index % clockEvery === 0 && performance.now() - sliceStart >= sliceMs) {
      onProgress(index / count);
      await pause();
      if (signal?.aborted) throw new PhoneDatRefusal('aborted', `at entry ${index}`);
      sliceStart = performance.now();
    }
  }
  if (previous < lowestLastSegment) throw new PhoneDatRefusal('truncated', `index ends with segment ${previous}`);
  onProgress(1);
  // What the caller does with the result begins in a slice of its own.
  await pause();
  const layer: AreaLayer = { name: `phone.dat ${version}`, importedAt: null, segmentCount: count, entries, landlines: [], segments };
  return { ok: true as const, layer };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * Reads a file in the community's phone.dat format: version (4 ASCII digits), uint32 LE offset of the index, records
 * `省|市|邮编|区号\0` in UTF-8, then an index of 9-byte entries (uint32 LE segment, uint32 LE record offset, uint8
 * operator type 1–8), ascending. Everything is checked before anything is returned. Gives the thread back every few
 * milliseconds. Never throws or rejects; the reason of a refusal is in `problem`.
 * @param onProgress share of the index that was read, 0–1
 */
export async function parsePhoneDat(bytes: Uint8Array, onProgress: (fraction: number) => void = () => undefined, signal?: AbortSignal): Promise<ParsedPhoneDat> {
  try {
    if (signal?.aborted) throw new PhoneDatRefusal('aborted', 'before the start');
    return await readAll(bytes, onProgress, signal);
  } catch (error) {
    if (error instanceof PhoneDatRefusal) return { ok: false, problem: error.problem };
    throw error;
  }
}
