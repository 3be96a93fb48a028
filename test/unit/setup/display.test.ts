import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasDisplay, onDisplay, runProgram, sandboxArguments } from '../../../resources/setup/display.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const program = { command: 'electron', args: ['.', '--flag'] };

describe('a display', () => {
  test('that exists is used as it is', () => {
    expect(onDisplay(program, { DISPLAY: ':0' }, 'linux')).toEqual(program);
    expect(onDisplay(program, { WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toEqual(program);
  });

  test('that is missing on Linux is made by xvfb-run around the same command', () => {
    const { command, args } = onDisplay(program, {}, 'linux');
    expect(command).toBe('xvfb-run');
    expect(args.slice(-3)).toEqual(['electron', '.', '--flag']);
    expect(args.join(' ')).toContain('1920x1080x24');
  });

  test('is always there on Windows and macOS', () => {
    expect(hasDisplay({}, 'win32')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });
});

describe('the sandbox', () => {
  test('is given up only for root', () => {
    expect(sandboxArguments(0)).toEqual(['--no-sandbox']);
    expect(sandboxArguments(1000)).toEqual([]);
    expect(sandboxArguments(undefined)).toEqual(sandboxArguments(process.getuid?.()));
  });
});

/** Whether a process still does anything; one that only waits to be collected does not. */
function isRunning(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && readFileSync(file, 'utf8').split(') ').at(-1)?.[0] !== 'Z';
}

describe('a program', () => {
  const node = (code: string) => ({ command: process.execPath, args: ['-e', code] });

  test('hands on its exit status', async () => {
    expect(await runProgram(node('process.exitCode = 7'))).toBe(7);
  });

  test('ended by a signal has the status a shell would show', async () => {
    expect(await runProgram(node('process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000)'))).toBe(128 + 9);
  });

  test('that runs past its time limit is ended, with all it started', async () => {
    const file = path.join(await temporaryFolder(), 'pid');
    const status = await runProgram(
      { command: '/bin/sh', args: ['-c', `sleep 600 & echo $! > ${file}; wait`] },
      { timeLimit: 500 },
    );
    expect(status).toBe(124);
    await expect.poll(() => isRunning(Number(readFileSync(file, 'utf8')))).toBe(false);
  });

  test('takes an interrupt meant for the script that waits for it, and nothing is begun after it', async () => {
    const display = new URL('../../../resources/setup/display.ts', import.meta.url).href;
    const script = `
      const { runProgram } = await import(${JSON.stringify(display)});
      await runProgram({ command: process.execPath, args: ['-e', 'console.log("running"); setInterval(() => {}, 1000)'] });
      console.log('begun after it');
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      child.kill('SIGTERM');
    });
    const signal = await new Promise((resolve) => child.on('close', (_code, ended) => resolve(ended)));
    expect(signal).toBe('SIGTERM');
    expect(output).toBe('running\n');
  });

  test('that does not exist is an error', async () => {
    await expect(runProgram({ command: '/no/such/program', args: [] })).rejects.toThrow(/ENOENT/);
  });
});
