import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './places.ts';

const bin = (...parts: string[]) => path.join(root, 'node_modules', ...parts);

/** Runs a tool with its output kept together; resolves to whether it was content. */
function run(name: string, args: readonly string[]): Promise<boolean> {
  const begin = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => output.push(data));
    child.stderr.on('data', (data: Buffer) => output.push(data));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(output));
      process.stdout.write(`${name}: ${code === 0 ? 'ok' : 'FAILED'} in ${Math.round((performance.now() - begin) / 1000)} s\n`);
      resolve(code === 0);
    });
  });
}

/** What earlier runs found out about files that are as they were. A fresh clone has none of it. */
const known = (name: string) => bin('.cache', name);

/** Kinds of tests. They share a run of vitest, which reads and compiles once what both need. */
const kinds: readonly string[] = ['store', 'unit'];
const testing = (chosen: readonly string[]) => [bin('vitest/vitest.mjs'), 'run', ...chosen.flatMap((kind) => ['--project', kind])];

/**
 * The types are checked by the native compiler, at a quarter of what the one in JavaScript takes; eslint still needs the
 * latter's API. Each tool has one thread: the others keep the remaining processors busy, and several checkers do work twice.
 */
const tools: Readonly<Record<string, readonly string[]>> = {
  types: [bin('@typescript/native/bin/tsc'), '--noEmit', '--singleThreaded', '--incremental', '--tsBuildInfoFile', known('types.tsbuildinfo')],
  lint: [bin('eslint/bin/eslint.js'), '.', '--cache', '--cache-strategy', 'content', '--cache-location', known('eslint')],
};

/** `npm run check`: everything side by side. `npm run check -- types lint` is for whoever has run the tests already. */
const asked = process.argv.slice(2);
const names = [...kinds, ...Object.keys(tools)];
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) process.stderr.write(`There is no ${unknown.join(', ')}; choose from ${names.join(', ')}.\n`);
const chosen = unknown.length > 0 ? [] : names.filter((name) => asked.length === 0 || asked.includes(name));
const chosenKinds = kinds.filter((kind) => chosen.includes(kind));
const verdicts = await Promise.all([
  ...(chosenKinds.length > 0 ? [run(`${chosenKinds.join(' and ')} tests`, testing(chosenKinds))] : []),
  ...Object.entries(tools).flatMap(([name, args]) => (chosen.includes(name) ? [run(name, args)] : [])),
]);
process.exitCode = chosen.length > 0 && verdicts.every(Boolean) ? 0 : 1;
