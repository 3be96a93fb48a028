import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import parseWithLibphonenumber from 'libphonenumber-js/max';
import { openAreaTable } from '../../electron/lookups/area/areaSource.ts';
import { importPhoneDat } from '../../electron/lookups/area/importPhoneDat.ts';
import type { AreaTable } from '../../shared/areas/areaTable.ts';
import { lookUpArea } from '../../shared/areas/lookUpArea.ts';
import { parsePhoneDat } from '../../shared/areas/parsePhoneDat.ts';
import { shortCity } from '../../shared/areas/placeNames.ts';
import { mobileOperator } from '../../shared/phoneNumbers/operators.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import { largePhoneDat, writePhoneDat } from '../fixtures/phoneDat.ts';
import { seededRandom } from './fixtures/random.ts';

const builtInPath = path.join(import.meta.dirname, '../../resources/areas/areas.bin');
const rounds = 5;
const syntheticSegments = 450_000;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Median nanoseconds of one call of `look`, over rounds of `count` calls; the first round only warms up. */
function nanosecondsEach(count: number, look: (index: number) => unknown): number {
  const each: number[] = [];
  let found = 0;
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    for (let index = 0; index < count; index++) if (look(index)) found++;
    if (round > 0) each.push(((performance.now() - start) * 1e6) / count);
  }
  if (found === 0) throw new Error('Nothing was found: the probes do not fit the table');
  return median(each);
}

/** The peer: what phone.dat libraries do, a binary search over the file's own index. Reading the record's text is left out. */
function binarySearchOver(dat: Buffer): (segment: number) => number {
  const indexOffset = dat.readUInt32LE(4);
  const count = (dat.length - indexOffset) / 9;
  return (segment) => {
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = indexOffset + middle * 9;
      const here = dat.readUInt32LE(at);
      if (here === segment) return dat.readUInt32LE(at + 4);
      if (here < segment) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  };
}

function segmentsOf(dat: Buffer): Uint32Array {
  const indexOffset = dat.readUInt32LE(4);
  const count = (dat.length - indexOffset) / 9;
  return Uint32Array.from({ length: count }, (_, index) => dat.readUInt32LE(indexOffset + index * 9));
}

/** Every segment of the prefixes that are assigned to an operator. */
function assignedSegments(): Uint32Array {
  const segments: number[] = [];
  for (let segment = 1_300_000; segment < 2_000_000; segment++) if (mobileOperator(String(segment))) segments.push(segment);
  return Uint32Array.from(segments);
}

function shareWithCity(table: AreaTable, segments: Uint32Array): number {
  let known = 0;
  for (const segment of segments) if (table.lookUpMobileSegment(segment)) known++;
  return known / segments.length;
}

/** Of the segments that both know, the share for which both name the same city. */
async function sameCityShare(table: AreaTable, dat: Buffer): Promise<number> {
  const parsed = await parsePhoneDat(dat);
  if (!parsed.ok) throw new Error(parsed.problem.detail);
  let both = 0;
  let same = 0;
  parsed.layer.segments.forEach((entry, index) => {
    const theirs = parsed.layer.entries[entry - 1];
    const ours = table.lookUpMobileSegment(1_300_000 + index);
    if (theirs === undefined || ours === null) return;
    both++;
    if (shortCity(theirs.city.zh) === ours.city.zh) same++;
  });
  return same / both;
}

/** Medians of cold loads, each in a new process: milliseconds, and megabytes of heap and buffers that the table holds. */
function loadCold(importedPath: string): { readonly loadMs: number; readonly memoryMb: number } {
  const program = path.join(import.meta.dirname, '../fixtures/coldAreaLoad.ts');
  const loads = Array.from({ length: 7 }, () => {
    const printed = execFileSync(process.execPath, ['--expose-gc', program, builtInPath, importedPath], { encoding: 'utf8', timeout: 30_000 });
    return JSON.parse(printed) as { loadMs: number; memoryMb: number };
  });
  return { loadMs: median(loads.map(({ loadMs }) => loadMs)), memoryMb: median(loads.map(({ memoryMb }) => memoryMb)) };
}

/**
 * Imports the file while a timer watches how long the thread was held. The thread's own processor time is taken, not the
 * clock: other programs on the machine hold the clock up too.
 */
async function importWatched(sourcePath: string, importedPath: string): Promise<{ importMs: number; longestBlockMs: number }> {
  const threadMs = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  };
  let longestBlockMs = 0;
  let last = threadMs();
  const watch = setInterval(() => {
    const now = threadMs();
    longestBlockMs = Math.max(longestBlockMs, now - last);
    last = now;
  }, 1);
  const start = performance.now();
  const imported = await importPhoneDat({ sourcePath, importedPath });
  const importMs = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 5));
  clearInterval(watch);
  if (!imported.ok) throw new Error(`${imported.problem.code}: ${imported.problem.detail}`);
  return { importMs, longestBlockMs };
}

/**
 * Area look-up against its peers. With PHONE_DAT set to a real phone.dat, the binary search, the import and the coverage
 * are measured on it; else on a generated file of the same size, and coverage over all assigned prefixes. `quick` takes
 * fewer probes.
 */
export async function run({ quick = false }: { readonly quick?: boolean } = {}): Promise<Record<string, number>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'area-bench-'));
  try {
    return await measure(folder, process.env.PHONE_DAT ?? '', quick ? 1 << 16 : 1 << 20);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, realFile: string, probes: number): Promise<Record<string, number>> {
  const sourcePath = path.join(folder, 'phone.dat');
  writeFileSync(sourcePath, realFile === '' ? writePhoneDat(largePhoneDat(syntheticSegments)) : readFileSync(realFile));
  const dat = readFileSync(sourcePath);
  const segments = segmentsOf(dat);
  const importedPath = path.join(folder, 'imported.bin');
  const { loadMs, memoryMb } = loadCold('');
  const imported = await importWatched(sourcePath, importedPath);
  const { loadMs: loadWithImportMs, memoryMb: memoryWithImportMb } = loadCold(importedPath);
  const { table } = await openAreaTable({ builtInPath, importedPath: null });
  const { table: merged } = await openAreaTable({ builtInPath, importedPath });

  const random = seededRandom(20);
  const probe = Uint32Array.from({ length: probes }, () => segments[random.below(segments.length)] ?? 0);
  const mask = probes - 1;
  const search = binarySearchOver(dat);
  const lookupNs = nanosecondsEach(probes * 4, (index) => merged.lookUpMobileSegment(probe[index & mask] ?? 0));
  const peerBinarySearchNs = nanosecondsEach(probes, (index) => search(probe[index] ?? 0));
  const texts = Array.from({ length: 20_000 }, (_, index) => `+86${probe[index]}${String(index).padStart(4, '0').slice(-4)}`);
  const fromTextNs = nanosecondsEach(texts.length, (index) => lookUpArea(parsePhoneNumber(texts[index] ?? ''), merged));
  const peerLibphonenumberNs = nanosecondsEach(texts.length, (index) => parseWithLibphonenumber(texts[index] ?? ''));

  const population = realFile === '' ? assignedSegments() : segments;
  const coverage = shareWithCity(table, population);
  const onRealFile = realFile === '' ? null : { coverageWithImport: shareWithCity(merged, population), sameCity: await sameCityShare(table, dat) };
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  console.log(`index      ${realFile === '' ? 'generated' : 'real'} phone.dat, ${segments.length} segments`);
  console.log(`look-up    ${lookupNs.toFixed(1)} ns; binary search ${peerBinarySearchNs.toFixed(1)} ns (${(peerBinarySearchNs / lookupNs).toFixed(1)}×)`);
  console.log(`from text  ${fromTextNs.toFixed(0)} ns with parsing; libphonenumber-js parses only: ${peerLibphonenumberNs.toFixed(0)} ns (${(peerLibphonenumberNs / fromTextNs).toFixed(1)}×)`);
  console.log(`load       ${loadMs.toFixed(1)} ms cold, ${loadWithImportMs.toFixed(1)} ms with an import over it`);
  console.log(`memory     ${memoryMb.toFixed(2)} MB, ${memoryWithImportMb.toFixed(2)} MB with an import over it`);
  console.log(`import     ${imported.importMs.toFixed(0)} ms, the thread never held longer than ${imported.longestBlockMs.toFixed(1)} ms`);
  console.log(`coverage   ${percent(coverage)} of ${population.length} ${onRealFile === null ? 'segments of assigned prefixes' : 'real segments'} with a city`);
  if (onRealFile !== null) console.log(`           ${percent(onRealFile.coverageWithImport)} with the import; same city as the file for ${percent(onRealFile.sameCity)}`);
  return {
    lookupNs, loadMs, memoryMb, peerBinarySearchNs, peerLibphonenumberNs, coverage,
    fromTextNs, loadWithImportMs, memoryWithImportMb, importMs: imported.importMs, importLongestBlockMs: imported.longestBlockMs,
    ...onRealFile,
  };
}
