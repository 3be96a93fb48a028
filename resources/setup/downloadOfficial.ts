import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './places.ts';
import { progressOf } from './progress.ts';

/**
 * Puts the official Electron release into the download cache of the `electron` package, whose installer then only
 * unpacks it. A process of its own because Node reads proxy settings at start. Usage: `downloadOfficial.ts <version>`;
 * the last line on stderr says why it failed.
 */

/** Time for the host to answer at all, and time without a single new byte, in milliseconds. */
const answerMs = 15_000;
const stallMs = 30_000;

const electronFolder = path.join(root, 'node_modules/electron');

interface Progress {
  readonly transferred: number;
  readonly total: number | null;
}

type Download = (details: {
  version: string;
  artifactName: string;
  cacheRoot: string | undefined;
  checksums: Record<string, string> | undefined;
  downloadOptions: { signal: AbortSignal; quiet: boolean; getProgressCallback: (progress: Progress) => void };
}) => Promise<string>;

/** Whether the user trusts a mirror's own list of checksums, as the installer of the `electron` package understands it. */
function usesRemoteChecksums(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env['electron_use_remote_checksums'] ?? env['npm_config_electron_use_remote_checksums']);
}

/** `@electron/get` belongs to the `electron` package, so it is resolved from there. */
async function electronGet(): Promise<Download> {
  const entry = createRequire(path.join(electronFolder, 'install.js')).resolve('@electron/get');
  return ((await import(pathToFileURL(entry).href)) as { downloadArtifact: Download }).downloadArtifact;
}

async function main(version: string): Promise<void> {
  const checksums = usesRemoteChecksums(process.env)
    ? undefined
    : (JSON.parse(readFileSync(path.join(electronFolder, 'checksums.json'), 'utf8')) as Record<string, string>);
  const download = await electronGet();
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(new Error(`no answer within ${answerMs / 1000} s`)), answerMs);
  let report: ((done: number) => void) | undefined;
  try {
    await download({
      version,
      artifactName: 'electron',
      cacheRoot: process.env['electron_config_cache'],
      checksums,
      downloadOptions: {
        signal: abort.signal,
        quiet: true,
        getProgressCallback({ transferred, total }) {
          clearTimeout(timer);
          timer = setTimeout(() => abort.abort(new Error(`the download stood still for ${stallMs / 1000} s`)), stallMs);
          if (total === null) return;
          report ??= progressOf('Electron', total, 'bytes');
          report(transferred);
        },
      },
    });
  } finally {
    clearTimeout(timer);
  }
}

/** The innermost reason: fetch hides "could not resolve host" behind "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message.split('\n')[0]! : reasonOf(error.cause);
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exitCode = 1;
});
