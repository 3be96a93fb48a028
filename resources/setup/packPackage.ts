import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { requireIntegrity } from './checksum.ts';
import { progressOf, say } from './progress.ts';
import { SetUpFailure } from './setUpFailure.ts';

const run = promisify(execFile);
const pollMs = 500;
const timeoutMs = 20 * 60_000;

/** One retry after two seconds: npm's own patience leaves a person without a network waiting for over a minute. */
const retries = ['--fetch-retries=1', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=5000'];

/** Bytes of the files that appeared in a folder after `known` was listed; npm writes a download there as it comes. */
async function newBytes(folder: string, known: ReadonlySet<string>): Promise<number> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => !known.has(name));
  const sizes = await Promise.all(names.map((name) => stat(path.join(folder, name)).then((s) => s.size, () => 0)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Calls `report` with the bytes npm has downloaded so far, until the returned function is called. */
async function watchDownload(report: (bytes: number) => void): Promise<() => void> {
  const { stdout } = await run('npm', ['config', 'get', 'cache']);
  const folder = path.join(stdout.trim(), '_cacache/tmp');
  const known = new Set(await readdir(folder).catch(() => []));
  const timer = setInterval(() => {
    void newBytes(folder, known).then((bytes) => bytes > 0 && report(bytes));
  }, pollMs);
  return () => clearInterval(timer);
}

/** The part of npm's complaint that tells a person something. */
function complaintOf(error: Error & { stderr?: string }): string {
  const lines = (error.stderr ?? '').split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  const told = lines.map((line) => line.replace(/^npm (error|ERR!) ?/, '')).filter((line) => !/log of this run/.test(line));
  return told.slice(0, 3).join('; ') || error.message.split('\n')[0] || 'npm failed';
}

/**
 * Fetches a package's tarball with the user's own npm settings (registry, proxy, certificates) and checks it against
 * the pinned digest. npm's cache is used, so a second download on the same machine is a copy.
 * @returns the tarball's path inside `folder`
 * @throws SetUpFailure when npm cannot reach its registry or the file is not the pinned one
 */
export async function packPackage(
  folder: string,
  source: { readonly packageSpec: string; readonly integrity: string; readonly bytes: number },
): Promise<string> {
  say(`fetching ${source.packageSpec} with npm`);
  const report = progressOf('download', source.bytes, 'bytes');
  const stop = await watchDownload((bytes) => report(Math.min(bytes, source.bytes * 0.99)));
  try {
    const { stdout } = await run('npm', ['pack', source.packageSpec, '--json', '--prefer-offline', ...retries, '--pack-destination', folder], {
      cwd: folder,
      timeout: timeoutMs,
      maxBuffer: 64 * 1024 * 1024,
    }).catch((error: Error & { stderr?: string }) => {
      throw new SetUpFailure(
        `npm cannot fetch ${source.packageSpec}: ${complaintOf(error)}`,
        'Check the network and `npm config get registry` / `npm config get proxy`, then run the same command again.',
      );
    });
    stop();
    report(source.bytes);
    const tarball = path.join(folder, tarballName(stdout, await readdir(folder)));
    await requireIntegrity(tarball, source.integrity);
    return tarball;
  } finally {
    stop();
  }
}

/** npm versions disagree about the shape of `pack --json`; the file that appeared is the truth. */
function tarballName(output: string, files: readonly string[]): string {
  const name = files.find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm pack left no tarball; it said: ${output.slice(0, 200)}`);
  return name;
}
