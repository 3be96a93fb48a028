import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { chosenMirror, installedOfficial, stillApplies } from '../../../resources/setup/officialElectron.ts';
import type { OfficialFailure } from '../../../resources/setup/officialElectron.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const hour = 3_600_000;
const failure: OfficialFailure = { version: '45.4.1', mirror: '', at: 1_000 * hour, reason: 'no answer' };

describe('a failed official download', () => {
  test('is remembered for some hours', () => {
    expect(stillApplies(failure, '45.4.1', '', 1_001 * hour)).toBe(true);
    expect(stillApplies(failure, '45.4.1', '', 1_013 * hour)).toBe(false);
  });

  test('is forgotten when the version or the mirror changes', () => {
    expect(stillApplies(failure, '45.4.2', '', 1_001 * hour)).toBe(false);
    expect(stillApplies(failure, '45.4.1', 'https://mirror.example/', 1_001 * hour)).toBe(false);
  });

  test('from the future, after a clock was set back, does not count', () => {
    expect(stillApplies(failure, '45.4.1', '', 999 * hour)).toBe(false);
  });

  test('belongs to the mirror and proxy it was tried with, without writing the proxy down', () => {
    expect(chosenMirror({})).toBe('');
    expect(chosenMirror({ ELECTRON_MIRROR: 'https://a.example/', npm_config_electron_mirror: 'https://b.example/' })).toBe('https://b.example/');
    expect(chosenMirror({ HTTPS_PROXY: 'http://name:secret@proxy.example' })).not.toContain('secret');
  });
});

describe('an official installation', () => {
  async function electronPackage(version: string): Promise<string> {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'dist'));
    await writeFile(path.join(folder, 'dist/version'), version);
    await writeFile(path.join(folder, 'dist/electron'), '');
    await writeFile(path.join(folder, 'path.txt'), 'electron');
    return folder;
  }

  test('counts when it has the wanted version', async () => {
    const folder = await electronPackage('45.4.1');
    expect(await installedOfficial('45.4.1', folder)).toEqual({
      executable: path.join(folder, 'dist/electron'),
      distPath: path.join(folder, 'dist'),
    });
  });

  test('of another version does not count', async () => {
    expect(await installedOfficial('45.4.1', await electronPackage('44.0.0'))).toBeNull();
  });

  test('that was interrupted does not count', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'dist'));
    await writeFile(path.join(folder, 'dist/version'), '45.4.1');
    expect(await installedOfficial('45.4.1', folder)).toBeNull();
  });
});
