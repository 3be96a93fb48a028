import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { cache } from './places.ts';
import { say } from './progress.ts';
import { SetUpFailure } from './setUpFailure.ts';
import type { SystemNeed } from './systemNeeds.ts';
import { findCommand, missingNeeds, thisSystem } from './systemState.ts';

const logFile = path.join(cache, 'apt.log');

/** How this user may install packages: as root, through sudo without a password, or not at all. */
function privilege(): readonly string[] | null {
  if (process.getuid?.() === 0) return [];
  if (findCommand('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0) return ['sudo', '-n'];
  return null;
}

/** Runs a command with its output in the log file, appended. */
function runLogged(command: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const [program = '', ...args] = command;
    const log = createWriteStream(logFile, { flags: 'a' });
    log.write(`\n$ ${command.join(' ')}\n`);
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.on('error', reject);
    child.on('close', (code) => log.end(() => resolve(code ?? 1)));
  });
}

/** apt's own words about what went wrong, from the end of its log. */
async function aptComplaint(): Promise<string> {
  const lines = (await readFile(logFile, 'utf8')).split('\n').filter((line) => /^(E|W|Err)[: ]/.test(line));
  return lines.filter((line) => line.startsWith('E')).slice(-2).join('; ') || `see ${logFile}`;
}

/** Names that the package index has a candidate for, from `apt-cache policy`. */
export function parseCandidates(output: string): Set<string> {
  const known = new Set<string>();
  let name = '';
  for (const line of output.split('\n')) {
    const heading = /^(\S+):$/.exec(line);
    if (heading) name = heading[1] ?? '';
    const candidate = /^\s+Candidate: (.+)$/.exec(line)?.[1];
    if (candidate && candidate !== '(none)') known.add(name);
  }
  return known;
}

/** For every need the name this release of the system knows it by; the first name when it knows none. */
export function chooseNames(needs: readonly SystemNeed[], known: ReadonlySet<string>): string[] {
  return needs.map((need) => need.packages.find((name) => known.has(name)) ?? need.packages[0]);
}

function candidateNames(needs: readonly SystemNeed[]): string[] {
  const names = needs.flatMap((need) => need.packages);
  const { stdout } = spawnSync('apt-cache', ['policy', ...names], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return chooseNames(needs, parseCandidates(stdout ?? ''));
}

function describe(needs: readonly SystemNeed[]): string {
  return needs.map((need) => `${need.packages[0]} (${need.purpose})`).join(', ');
}

/**
 * Makes sure that what `needs` names is installed. Costs some 20 ms when nothing is missing. Otherwise installs with
 * apt-get where this user may; its output goes to `.cache/apt.log`.
 * @throws SetUpFailure with the exact command to type where it may not, or with apt's complaint
 */
export async function installSystemPackages(needs: readonly SystemNeed[]): Promise<void> {
  if (process.platform !== 'linux') return;
  const system = thisSystem();
  const missing = missingNeeds(needs, system);
  if (missing.length === 0) return;
  if (!system.isDebianFamily || !findCommand('apt-get')) {
    throw new SetUpFailure(
      `missing on this machine: ${describe(missing)}`,
      'These are Debian package names; install what your system calls them and run the same command again.',
    );
  }
  const prefix = privilege();
  if (prefix === null) {
    throw new SetUpFailure(
      `missing on this machine: ${describe(missing)}`,
      `Type this, then run the same command again:\n  sudo apt-get install -y --no-install-recommends ${candidateNames(missing).join(' ')}`,
    );
  }
  await mkdir(cache, { recursive: true });
  say(`refreshing the package index (log: ${logFile})`);
  const apt = [...prefix, 'apt-get', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2'];
  const updated = await runLogged([...apt, 'update']);
  const names = candidateNames(missing);
  say(`installing ${names.length} system packages: ${names.join(' ')}`);
  const installed = await runLogged([...apt, 'install', '-y', '--no-install-recommends', ...names]);
  if (installed !== 0 || missingNeeds(missing, thisSystem()).length > 0) {
    throw new SetUpFailure(
      `apt-get could not install ${names.join(' ')}: ${await aptComplaint()}`,
      updated === 0 ? `The whole output is in ${logFile}.` : `The package index could not be refreshed either: check the network. Output: ${logFile}.`,
    );
  }
  say('system packages are ready');
}
