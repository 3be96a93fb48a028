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

/** `npm run check`: types and lint side by side, then the quick tests on all cores. */
const verdicts = [
  ...(await Promise.all([run('types', [bin('typescript/bin/tsc'), '--noEmit']), run('lint', [bin('eslint/bin/eslint.js'), '.'])])),
  await run('tests', [bin('vitest/vitest.mjs'), 'run', '--project', 'unit', '--project', 'store']),
];
process.exitCode = verdicts.every(Boolean) ? 0 : 1;
