import { spawn } from 'node:child_process';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ElectronRuntime } from './electronRuntime.ts';
import { electronRuntime } from './electronRuntime.ts';
import { exclusively } from './exclusive.ts';
import { cache, root } from './places.ts';
import { say } from './progress.ts';
import { SetUpFailure, runScript } from './setUpFailure.ts';

/** What the built program is made from, relative to the repository. `resources/setup` too: parts of it cut and write what is built. */
const sources = ['electron', 'renderer', 'shared', 'resources', 'package.json', 'package-lock.json', 'tsconfig.json'];
const configurations = ['electron.vite.config.ts', 'electron.vite.config.js', 'electron.vite.config.mjs'];

const stampSchema = z.object({ startedMs: z.number(), electronMajor: z.string(), entryMs: z.number() });

/**
 * What was built: `startedMs` when the build began (a file changed during it counts as newer), the Electron it was
 * built for, and the modification time of the main entry, which tells whether something else overwrote it since.
 */
export type BuildStamp = z.infer<typeof stampSchema>;

/**
 * Newest modification time below a path in milliseconds since 1970, folders included (a deleted file changes its
 * folder); 0 for a path that does not exist.
 */
export async function newestChange(place: string): Promise<number> {
  const about = await stat(place).catch(() => null);
  if (about === null) return 0;
  if (!about.isDirectory()) return about.mtimeMs;
  const names = (await readdir(place)).filter((name) => name !== 'node_modules');
  const times = await Promise.all(names.map((name) => newestChange(path.join(place, name))));
  return Math.max(about.mtimeMs, ...times);
}

/** Whether a build can be used as it is. */
export function isFresh(stamp: BuildStamp | null, now: { readonly sourceMs: number; readonly electronMajor: string; readonly entryMs: number }): boolean {
  return stamp !== null
    && stamp.startedMs > now.sourceMs
    && stamp.electronMajor === now.electronMajor
    && now.entryMs > 0
    && stamp.entryMs === now.entryMs;
}

const stampFile = path.join(cache, 'build.json');

async function readStamp(): Promise<BuildStamp | null> {
  try {
    return stampSchema.parse(JSON.parse(await readFile(stampFile, 'utf8')));
  } catch {
    return null;
  }
}

async function mainEntry(): Promise<string> {
  const about = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { main: string };
  return path.join(root, about.main);
}

/** Runs electron-vite under this Node, for the runtime that will run the result. Returns its exit status. */
export function electronVite(args: readonly string[], runtime: ElectronRuntime, extra: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const bin = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js');
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: root,
      stdio: ['inherit', 2, 2],
      env: { ...process.env, ...buildEnvironment(runtime), ...extra },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** What electron-vite reads: the program it starts, and the release whose Node and Chromium it compiles for. */
export function buildEnvironment(runtime: ElectronRuntime): NodeJS.ProcessEnv {
  return { ELECTRON_EXEC_PATH: runtime.executable, ELECTRON_MAJOR_VER: runtime.version.split('.')[0] };
}

async function build(runtime: ElectronRuntime): Promise<void> {
  const startedMs = Date.now();
  const code = await electronVite(['build'], runtime);
  if (code !== 0) throw new SetUpFailure('the program could not be built', 'The messages above say where.');
  const { mtimeMs: entryMs } = await stat(await mainEntry());
  const stamp: BuildStamp = { startedMs, electronMajor: buildEnvironment(runtime)['ELECTRON_MAJOR_VER'] ?? '', entryMs };
  await writeFile(stampFile, JSON.stringify(stamp));
}

/**
 * Builds `out/` for this runtime unless it is already newer than every source file. Processes that ask at the same time
 * wait for one build.
 * @throws SetUpFailure when the build fails; its messages were printed to stderr
 */
export async function ensureBuilt(runtime: ElectronRuntime): Promise<void> {
  await mkdir(cache, { recursive: true });
  await exclusively(path.join(cache, 'build.lock'), async () => {
    const changes = await Promise.all([...sources, ...configurations].map((name) => newestChange(path.join(root, name))));
    const now = {
      sourceMs: Math.max(...changes),
      electronMajor: buildEnvironment(runtime)['ELECTRON_MAJOR_VER'] ?? '',
      entryMs: (await stat(await mainEntry()).catch(() => null))?.mtimeMs ?? 0,
    };
    if (isFresh(await readStamp(), now)) return;
    say('building the program');
    await build(runtime);
  }, () => say('another process builds the program; waiting for it'));
}

if (import.meta.main) {
  await runScript(async () => {
    const runtime = await electronRuntime();
    await mkdir(cache, { recursive: true });
    await exclusively(path.join(cache, 'build.lock'), () => build(runtime), () => say('another process builds the program; waiting for it'));
    return 0;
  });
}
