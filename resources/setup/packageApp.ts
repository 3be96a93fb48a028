import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Platform, build } from 'electron-builder';
import type { AfterPackContext, Configuration } from 'electron-builder';
import { ensureBuilt } from './buildApp.ts';
import { onDisplay, sandboxArguments } from './display.ts';
import { electronRuntime } from './electronRuntime.ts';
import type { ElectronRuntime } from './electronRuntime.ts';
import { root } from './places.ts';
import { say } from './progress.ts';
import { needsOwnNode, runtimePackages } from './runtimePackages.ts';
import { setUp } from './setUp.ts';
import { SetUpFailure, runScript } from './setUpFailure.ts';

const ownNode = process.platform === 'win32' ? 'node.exe' : 'node';
const smokeLimit = 60_000;

/** States of a fuse in the program file: ASCII `0` and `1`. */
const off = 0x30;
const on = 0x31;

/** Fuses that must be off in what people install (a debugger or a script could otherwise be started in its name). */
const mustBeOff = [
  FuseV1Options.RunAsNode,
  FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  FuseV1Options.EnableNodeCliInspectArguments,
] as const;

/** The native package's C++ sources and its builds for other systems stay out; the last pattern that matches decides. */
const withoutSources = [
  '!**/node_modules/better-sqlite3-multiple-ciphers/{deps,src}/**',
  '!**/node_modules/better-sqlite3-multiple-ciphers/{binding.gyp,prebuilds/**}',
  '**/node_modules/better-sqlite3-multiple-ciphers/prebuilds/${platform}*-${arch}.node',
  '!**/node_modules/**/*.{md,map,d.ts}',
];

/** The start application that comes with a runtime would be loaded instead of ours, or lie there unused. */
async function removeStartApplication({ appOutDir }: Pick<AfterPackContext, 'appOutDir'>): Promise<void> {
  const resources = path.join(appOutDir, 'resources');
  for (const name of ['app', 'default_app.asar']) await rm(path.join(resources, name), { recursive: true, force: true });
}

async function configuration(runtime: ElectronRuntime): Promise<Configuration> {
  const out = path.join(root, 'out');
  const folders = (await readdir(out)).filter((name) => name !== 'renderer').map((name) => path.join(out, name));
  const packages = await runtimePackages(folders, path.join(root, 'node_modules'));
  say(`npm packages in the program: ${packages.join(', ') || 'none'}`);
  return {
    electronVersion: runtime.version,
    electronDist: runtime.distPath,
    afterExtract: removeStartApplication,
    files: ['!**/node_modules/**', ...packages.map((name) => `**/node_modules/${name}/**`), ...withoutSources],
    extraResources: needsOwnNode(runtime.version) ? [{ from: `node_modules/node/bin/${ownNode}`, to: ownNode }] : [],
  };
}

/** The packaged program's executable. */
async function packagedProgram(): Promise<string> {
  const folder = path.join(root, 'dist', process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
  const names = await readdir(folder);
  const name = names.find((entry) => entry === 'console-400');
  if (name === undefined) throw new Error(`${folder} holds no console-400`);
  return path.join(folder, name);
}

async function requireSafeFuses(executable: string): Promise<void> {
  const wire = await getCurrentFuseWire(executable);
  for (const fuse of mustBeOff) {
    if (wire[fuse] !== off) throw new Error(`the fuse ${FuseV1Options[fuse]} is not off in ${executable}`);
  }
  if (wire[FuseV1Options.OnlyLoadAppFromAsar] !== on) throw new Error('the program would load code from outside its archive');
}

/**
 * Starts the packaged program once with an empty profile. It opens its window, prints `smoke ok` and ends by itself.
 * @throws SetUpFailure with the end of its output when it does not
 */
async function smokeTest(executable: string): Promise<void> {
  const profile = await mkdtemp(path.join(tmpdir(), 'console-400-smoke-'));
  try {
    const passphrase = path.join(profile, 'passphrase');
    await writeFile(passphrase, 'only for this start\n', { mode: 0o600 });
    const wanted = { command: executable, args: [...sandboxArguments(), `--user-data-dir=${profile}`, `--passphrase-file=${passphrase}`, '--log-level=3', '--smoke'] };
    const { command, args } = onDisplay(wanted);
    const { code, output } = await new Promise<{ code: number | null; output: string }>((resolve, reject) => {
      const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'], detached: true, cwd: profile });
      let told = '';
      const keep = (data: Buffer) => (told += data.toString());
      child.stdout.on('data', keep);
      child.stderr.on('data', keep);
      const timer = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), smokeLimit);
      child.on('error', reject);
      child.on('close', (status) => {
        clearTimeout(timer);
        resolve({ code: status, output: told });
      });
    });
    if (code !== 0 || !/^smoke ok$/m.test(output)) {
      throw new SetUpFailure(
        `the packaged program did not start properly (status ${code ?? 'none: ended by a signal'})`,
        output.trim().split('\n').slice(-20).join('\n'),
      );
    }
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/**
 * `npm run package`: the unpacked program of this platform in `dist/`, made without any download and, on Linux, started
 * once. `npm run package -- --installer` builds the installers of electron-builder.yml, whose tools it may download.
 */
async function main(): Promise<number> {
  await setUp(['app']);
  const runtime = await electronRuntime();
  await ensureBuilt(runtime);
  const target = process.argv.includes('--installer') ? undefined : 'dir';
  await build({ targets: Platform.current().createTarget(target), config: await configuration(runtime), publish: 'never' });
  if (process.platform !== 'linux') return 0;
  const executable = await packagedProgram();
  await requireSafeFuses(executable);
  await smokeTest(executable);
  say(`packaged and started once: ${executable}`);
  return 0;
}

if (import.meta.main) await runScript(main);
