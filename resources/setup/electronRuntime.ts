import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { exclusively } from './exclusive.ts';
import { fallbackSource, installFallback, installedFallback } from './fallbackElectron.ts';
import { installOfficial, installedOfficial } from './officialElectron.ts';
import { electronCache, root } from './places.ts';
import { say } from './progress.ts';
import { SetUpFailure } from './setUpFailure.ts';

/** An Electron that can be started on this machine. */
export interface ElectronRuntime {
  /** Absolute path of the program, for `spawn` and Playwright's `executablePath`. */
  readonly executable: string;
  /** The folder it lives in, for `ELECTRON_OVERRIDE_DIST_PATH` and electron-builder's `electronDist`. */
  readonly distPath: string;
  /** Version without `v`, for example `33.2.1`. */
  readonly version: string;
  readonly origin: 'official' | 'fallback';
}

export interface RuntimeOptions {
  /** Try the official download again even when it failed a short while ago. */
  readonly retryOfficial?: boolean;
}

function fallbackRuntime(distPath: string): ElectronRuntime {
  return { executable: path.join(distPath, 'electron'), distPath, version: fallbackSource.electronVersion, origin: 'fallback' };
}

/** The version of the `electron` package this project depends on. */
export async function wantedElectronVersion(): Promise<string> {
  const about = JSON.parse(await readFile(path.join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string };
  return about.version;
}

async function prepare(options: RuntimeOptions): Promise<ElectronRuntime> {
  const version = await wantedElectronVersion();
  const official = await installOfficial(version, options.retryOfficial ?? false);
  if (official.state === 'installed') return { ...official.program, version, origin: 'official' };
  const ready = await installedFallback(electronCache);
  if (ready !== null) return fallbackRuntime(ready);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetUpFailure(
      `Electron ${version} for ${process.platform} ${process.arch} could not be fetched: ${official.reason}`,
      'Set ELECTRON_MIRROR to a mirror you can reach, or HTTPS_PROXY, and run `npm run setup -- app --retry-official`.',
    );
  }
  say(`Electron ${version} cannot be fetched here (${official.reason}); using Electron ${fallbackSource.electronVersion}`);
  return fallbackRuntime(await installFallback(electronCache));
}

/**
 * Makes an Electron runtime available and says where it is. Takes milliseconds when one is ready; otherwise fetches the
 * official release of the `electron` package (ELECTRON_MIRROR, `electron_config_cache` and proxy settings apply) and,
 * on Linux x64 only, the pinned fallback when that cannot be had. Processes that ask at the same time wait for one.
 * @throws SetUpFailure with advice when neither can be installed
 */
export async function electronRuntime(options: RuntimeOptions = {}): Promise<ElectronRuntime> {
  const version = await wantedElectronVersion();
  const official = await installedOfficial(version);
  if (official !== null) return { ...official, version, origin: 'official' };
  await mkdir(electronCache, { recursive: true });
  return exclusively(
    path.join(electronCache, 'lock'),
    () => prepare(options),
    () => say('another process prepares the Electron runtime; waiting for it'),
  );
}
