import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../../resources/setup/buildApp.ts';
import { sandboxArguments } from '../../resources/setup/display.ts';
import { electronRuntime } from '../../resources/setup/electronRuntime.ts';
import { root } from '../../resources/setup/places.ts';
import { eventually } from '../lab/eventually.ts';
import type { InsideMain } from './consoleApp.ts';
import { ownTurn } from './ownTurn.ts';
import { displayEnvironment } from './virtualDisplay.ts';
import { giveSeatKeys } from '../fixtures/seatKeys.ts';

/**
 * The built program without Playwright, which pretends to every page that it is in front and adds a second to the start.
 * Main is spoken to by Node's inspector.
 */
export interface InspectedProgram {
  readonly pid: number;
  /** When the process was started, epoch milliseconds. */
  readonly startedAt: number;
  /** Runs a function in the main process; it and its argument are copied there. */
  inMain<T, A = undefined>(run: (main: InsideMain, argument: A) => T, argument?: A): Promise<Awaited<T>>;
  log(): string;
  /** SIGTERM, and SIGKILL when that does not help. */
  close(): Promise<void>;
}

export interface InspectedOptions {
  /** What stands behind the program's folder; a fresh data folder is used unless one is named here. */
  readonly args: readonly string[];
  /** Flags for Chromium and Node. */
  readonly switches?: readonly string[];
  /** Folder of the Electron program; this project when left out. */
  readonly folder?: string;
  /** A global of main that says that it runs; the program itself when left out. */
  readonly mark?: string;
}

/** Starts the program and waits until its main process can be spoken to; its windows may still be loading then. */
export async function startInspected({ args, switches = [], folder = root, mark = 'consoleProgram' }: InspectedOptions): Promise<InspectedProgram> {
  const runtime = await electronRuntime();
  if (folder === root) await ensureBuilt(runtime);
  const scratch = await mkdtemp(path.join(tmpdir(), 'console-400-'));
  const named = args.find((arg) => arg.startsWith('--data-directory='))?.slice('--data-directory='.length);
  const dataDirectory = named ?? path.join(scratch, 'user');
  const own = named === undefined ? [`--data-directory=${dataDirectory}`] : [];
  if (folder === root) own.push(await giveSeatKeys(dataDirectory));
  const env = { ...(await displayEnvironment()), CI: 'true' };
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(runtime.executable, [...sandboxArguments(), '--disable-gpu', '--inspect=0', ...switches, folder, ...own, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => { output = (output + data.toString()).slice(-200_000); });
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));

  async function close(): Promise<void> {
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
    if (child.exitCode === null && child.signalCode === null) await exited;
    clearTimeout(patience);
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    const address = await eventually('the inspector listens', () => {
      if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode}:\n${output}`);
      return /Debugger listening on (ws:\S+)/.exec(output)?.[1];
    }, 30_000);
    const evaluate = await openInspector(address);
    // Node opens the inspector before it has finished setting itself up.
    await eventually('main runs', async () => (await evaluate(`globalThis.${mark} !== undefined`)) === true, 30_000);
    return {
      pid: child.pid ?? 0,
      startedAt,
      log: () => output,
      close,
      inMain: (run, argument) =>
        evaluate(`${ownTurn}.then(() => (${run.toString()})({ electron: process.getBuiltinModule('module').createRequire(${JSON.stringify(`${folder}/package.json`)})('electron'), program: globalThis.consoleProgram }, ${JSON.stringify(argument) ?? 'undefined'}))`) as never,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface InspectorReply {
  readonly id?: number;
  readonly result?: { readonly result?: { readonly value?: unknown }; readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } } };
}

/** @returns evaluates an expression and gives the value that its promise resolves to */
async function openInspector(address: string): Promise<(expression: string) => Promise<unknown>> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, (reply: InspectorReply) => void>();
  let next = 1;
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as InspectorReply;
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('The inspector cannot be reached')));
  });
  return (expression) =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, ({ result }) => {
        waiting.delete(id);
        const problem = result?.exceptionDetails;
        if (problem) reject(new Error(problem.exception?.description ?? problem.text));
        else resolve(result?.result?.value);
      });
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, awaitPromise: true, returnByValue: true } }));
    });
}
