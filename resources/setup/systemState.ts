import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import type { Sign, SystemNeed } from './systemNeeds.ts';

/** What can be asked of a machine about its installed software. */
export interface SystemState {
  /** Whether packages can be asked for by Debian names. */
  readonly isDebianFamily: boolean;
  /** The installed ones among these package names. */
  installedPackages(names: readonly string[]): ReadonlySet<string>;
  has(sign: Sign): boolean;
}

/** Names from `dpkg-query -W -f '${Package} ${db:Status-Status}\n'` that are fully installed. */
export function parsePackageList(output: string): Set<string> {
  const installed = new Set<string>();
  for (const line of output.split('\n')) {
    const [name, status] = line.trim().split(/\s+/);
    if (name && status === 'installed') installed.add(name.replace(/:.*$/, ''));
  }
  return installed;
}

/** Library names (first column) from `ldconfig -p`. */
export function parseLibraryCache(output: string): Set<string> {
  const libraries = new Set<string>();
  for (const line of output.split('\n')) {
    const name = /^\s+(\S+) \(.*=> /.exec(line)?.[1];
    if (name) libraries.add(name);
  }
  return libraries;
}

/** The path of a program, also in the system folders that are not on a normal user's path. */
export function findCommand(name: string, searchPath = process.env['PATH'] ?? ''): string | null {
  for (const folder of [...searchPath.split(path.delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin']) {
    if (!folder) continue;
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return null;
}

/** This machine. Asks the loader's cache at most once, and only when a library's package was not found. */
export function thisSystem(): SystemState {
  let libraries: ReadonlySet<string> | undefined;
  return {
    isDebianFamily: findCommand('dpkg-query') !== null,
    installedPackages(names) {
      const format = '-f=${Package} ${db:Status-Status}\\n';
      return parsePackageList(spawnSync('dpkg-query', ['-W', format, ...names], { encoding: 'utf8' }).stdout ?? '');
    },
    has(sign) {
      if ('command' in sign) return findCommand(sign.command) !== null;
      if ('file' in sign) return existsSync(sign.file);
      libraries ??= parseLibraryCache(spawnSync(findCommand('ldconfig') ?? 'ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '');
      return libraries.has(sign.library);
    },
  };
}

/** The needs this machine does not meet, in the order given. */
export function missingNeeds(needs: readonly SystemNeed[], system: SystemState): SystemNeed[] {
  const installed = system.isDebianFamily ? system.installedPackages(needs.flatMap((need) => need.packages)) : new Set<string>();
  return needs.filter((need) => !need.packages.some((name) => installed.has(name)) && !system.has(need.sign));
}
