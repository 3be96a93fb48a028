import { readFile, readdir } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';

/** Needed only to compile native code, although packages list them as dependencies. */
const onlyForCompilers = new Set(['node-addon-api', 'node-gyp-build', 'bindings']);
const builtin = new Set([...builtinModules, 'electron']);

/** The package a module specifier belongs to, or `null` for relative ones, Node's own modules and Electron. */
export function packageOf(specifier: string): string | null {
  if (/^[./]|^[a-z]+:/i.test(specifier)) return null;
  const parts = specifier.split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
  if (builtin.has(name) || builtin.has(specifier) || !/^(@[\w.-]+\/)?[\w.-]+$/.test(name)) return null;
  return name;
}

/** Packages that built JavaScript imports or requires by a literal name. */
export function importedPackages(code: string): Set<string> {
  const found = new Set<string>();
  for (const match of code.matchAll(/(?:\bfrom|\bimport|\brequire(?:\.resolve)?)\s*\(?\s*["']([^"'\n]+)["']/g)) {
    const name = packageOf(match[1] ?? '');
    if (name !== null) found.add(name);
  }
  return found;
}

/** The first Electron whose own Node (22) runs better-sqlite3; before it the store process gets a Node of its own. */
const firstWithStore = 35;

/** Whether the program must bring a Node for its store process. @param version of Electron, such as `33.2.1` */
export function needsOwnNode(version: string): boolean {
  return Number(version.split('.')[0]) < firstWithStore;
}

interface About {
  readonly dependencies?: Readonly<Record<string, string>>;
}

async function readAbout(nodeModules: string, name: string): Promise<About | null> {
  try {
    return JSON.parse(await readFile(path.join(nodeModules, name, 'package.json'), 'utf8')) as About;
  } catch {
    return null;
  }
}

/**
 * The packages to ship: those the built files in `folders` import, and what these depend on in turn. Names that are not
 * installed are left out (a bundler's text may look like an import); packages nested in another come along with it.
 */
export async function runtimePackages(folders: readonly string[], nodeModules: string): Promise<string[]> {
  const waiting: string[] = [];
  for (const folder of folders) {
    for (const file of await readdir(folder, { recursive: true })) {
      if (/\.[cm]?js$/.test(file)) waiting.push(...importedPackages(await readFile(path.join(folder, file), 'utf8')));
    }
  }
  const wanted = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (wanted.has(name) || onlyForCompilers.has(name)) continue;
    const about = await readAbout(nodeModules, name);
    if (about === null) continue;
    wanted.add(name);
    waiting.push(...Object.keys(about.dependencies ?? {}));
  }
  return [...wanted].sort();
}
