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

/** `npm run check`: everything side by side; the store's tests wait for processes, the others keep the cores busy. */
const verdicts = await Promise.all([
  tests('store'),
  tests('unit'),
  run('types', [bin('typescript/bin/tsc'), '--noEmit', '--incremental', '--tsBuildInfoFile', known('types.tsbuildinfo')]),
  run('lint', [bin('eslint/bin/eslint.js'), '.', '--cache', '--cache-strategy', 'content', '--cache-location', known('eslint')]),
]);
process.exitCode = verdicts.every(Boolean) ? 0 : 1;
