import { spawn } from 'node:child_process';
import { access, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { electronCache, root } from './places.ts';
import { say } from './progress.ts';

/** Hours for which a failed official download is not tried again. */
const memoryHours = 12;

const packageFolder = path.join(root, 'node_modules/electron');
const memoryFile = path.join(electronCache, 'official-failed.json');

const failureSchema = z.object({ version: z.string(), mirror: z.string(), at: z.number(), reason: z.string() });

/** A failed attempt to fetch the official release. `at` in milliseconds since 1970. */
export type OfficialFailure = z.infer<typeof failureSchema>;

type Program = { readonly executable: string; readonly distPath: string };
export type OfficialOutcome =
  | { readonly state: 'installed'; readonly program: Program }
  | { readonly state: 'unavailable'; readonly reason: string };

/** The official release inside the `electron` package's own folder, when its installer has completed there. */
export async function installedOfficial(version: string, folder = packageFolder): Promise<Program | null> {
  try {
    const distPath = path.join(folder, 'dist');
    const installed = (await readFile(path.join(distPath, 'version'), 'utf8')).trim().replace(/^v/, '');
    const executable = path.join(distPath, (await readFile(path.join(folder, 'path.txt'), 'utf8')).trim());
    await access(executable);
    return installed === version ? { executable, distPath } : null;
  } catch {
    return null;
  }
}

/** Where downloads come from, as far as the user chose it; part of what a remembered failure is about. */
export function chosenMirror(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const mirror = env['npm_config_electron_mirror'] ?? env['NPM_CONFIG_ELECTRON_MIRROR'] ?? env['ELECTRON_MIRROR'] ?? '';
  const proxy = env['HTTPS_PROXY'] ?? env['https_proxy'] ?? env['npm_config_https_proxy'] ?? '';
  return proxy ? `${mirror} through a proxy` : mirror;
}

/** Whether a remembered failure still answers the question: same version, same source, and recent. */
export function stillApplies(failure: OfficialFailure, version: string, mirror: string, now: number): boolean {
  const age = now - failure.at;
  return failure.version === version && failure.mirror === mirror && age >= 0 && age < memoryHours * 3_600_000;
}

async function rememberedFailure(): Promise<OfficialFailure | null> {
  try {
    return failureSchema.parse(JSON.parse(await readFile(memoryFile, 'utf8')));
  } catch {
    return null;
  }
}

/** Runs a script of Node's and returns its status and last line on stderr; its stderr is passed through. */
function runNode(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number; last: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let last = '';
    child.stderr.on('data', (data: Buffer) => {
      const told = data.toString();
      if (/^set-up: /.test(told)) process.stderr.write(told);
      last = told.trim().split('\n').at(-1) || last;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, last }));
  });
}

/** Proxy settings in the form Node's fetch reads; npm's own proxy setting counts too. */
function downloadEnvironment(): NodeJS.ProcessEnv {
  const proxy = process.env['npm_config_https_proxy'] ?? process.env['npm_config_proxy'];
  return {
    ...process.env,
    NODE_USE_ENV_PROXY: '1',
    ...(proxy && !process.env['HTTPS_PROXY'] && !process.env['https_proxy'] ? { HTTPS_PROXY: proxy } : {}),
  };
}

/**
 * Installs the official Electron release the way the `electron` package does: its download cache, its mirror settings,
 * its checksums. An unreachable host costs at most some twenty seconds, once per twelve hours.
 * @param version the version of the installed `electron` package
 * @param retry forget a remembered failure
 */
export async function installOfficial(version: string, retry: boolean): Promise<OfficialOutcome> {
  const ready = await installedOfficial(version);
  if (ready !== null) return { state: 'installed', program: ready };
  const mirror = chosenMirror();
  const failure = await rememberedFailure();
  if (!retry && failure !== null && stillApplies(failure, version, mirror, Date.now())) {
    return { state: 'unavailable', reason: failure.reason };
  }
  say(`fetching Electron ${version}`);
  const env = downloadEnvironment();
  const steps = [path.join(import.meta.dirname, 'downloadOfficial.ts'), path.join(packageFolder, 'install.js')];
  for (const step of steps) {
    const { code, last } = await runNode(step, [version], env);
    if (code === 0) continue;
    const reason = last || 'the installer failed';
    await writeFile(memoryFile, JSON.stringify({ version, mirror, at: Date.now(), reason } satisfies OfficialFailure));
    return { state: 'unavailable', reason };
  }
  await rm(memoryFile, { force: true });
  const program = await installedOfficial(version);
  return program ? { state: 'installed', program } : { state: 'unavailable', reason: 'the installer left no program' };
}
