import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importedPackages, needsOwnNode, packageOf, runtimePackages } from '../../../resources/setup/runtimePackages.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describe('packages that a built program needs', () => {
  test('are told from relative paths, Node and Electron', () => {
    expect(packageOf('better-sqlite3')).toBe('better-sqlite3');
    expect(packageOf('@nats-io/jetstream/lib/x.js')).toBe('@nats-io/jetstream');
    for (const other of ['./a.js', '../b', '/c', 'node:fs', 'fs', 'fs/promises', 'electron', 'file:///d']) {
      expect(packageOf(other), other).toBeNull();
    }
  });

  test('are found in imports, re-exports, dynamic imports and requires', () => {
    const code = `import a from "one"; import"two";export{b}from'three/x';const c=require("four");await import('five');import d from "./six.js";`;
    expect([...importedPackages(code)]).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  test('come with what they depend on, without compilers and without what is not installed', async () => {
    const root = await temporaryFolder();
    const modules = path.join(root, 'node_modules');
    const install = async (name: string, dependencies: Record<string, string> = {}) => {
      await mkdir(path.join(modules, name), { recursive: true });
      await writeFile(path.join(modules, name, 'package.json'), JSON.stringify({ name, dependencies }));
    };
    await install('store', { '@scope/part': '1', 'node-addon-api': '8' });
    await install('@scope/part', { store: '1' });
    await install('node-addon-api');
    await install('react');
    await mkdir(path.join(root, 'out/chunks'), { recursive: true });
    await writeFile(path.join(root, 'out/chunks/a.js'), `import "store"; const text = 'quoted from "nowhere"';`);
    expect(await runtimePackages([path.join(root, 'out')], modules)).toEqual(['@scope/part', 'store']);
  });
});

describe('a Node for the store process', () => {
  test('goes along only with an Electron whose own is too old', () => {
    expect(needsOwnNode('33.2.1')).toBe(true);
    expect(needsOwnNode('34.9.9')).toBe(true);
    expect(needsOwnNode('35.0.0')).toBe(false);
    expect(needsOwnNode('45.4.1')).toBe(false);
  });
});
