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

/** One kind of tests. */
const tests = (project: string) => run(`${project} tests`, [bin('vitest/vitest.mjs'), 'run', '--project', project]);

/** What earlier runs found out about files that are as they were. A fresh clone has none of it. */
const known = (name: string) => bin('.cache', name);

const steps: Readonly<Record<string, () => Promise<boolean>>> = {
  store: () => tests('store'),
  unit: () => tests('unit'),
  types: () => run('types', [bin('typescript/bin/tsc'), '--noEmit', '--incremental', '--tsBuildInfoFile', known('types.tsbuildinfo')]),
  lint: () => run('lint', [bin('eslint/bin/eslint.js'), '.', '--cache', '--cache-strategy', 'content', '--cache-location', known('eslint')]),
};

/**
 * `npm run check`: everything side by side; the store's tests wait for processes, the others keep the cores busy.
 * `npm run check -- types lint` is for whoever has run the tests already.
 */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) process.stderr.write(`There is no ${unknown.join(', ')}; choose from ${Object.keys(steps).join(', ')}.\n`);
const chosen = Object.entries(steps).filter(([name]) => asked.length === 0 || asked.includes(name));
const verdicts = unknown.length > 0 ? [false] : await Promise.all(chosen.map(([, step]) => step()));
process.exitCode = verdicts.every(Boolean) ? 0 : 1;
