import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type * as Electron from 'electron';
import type { z } from 'zod';
import type { Program } from '../../electron/shell/program.ts';
import { sandboxArguments } from '../../resources/setup/display.ts';
import { electronRuntime } from '../../resources/setup/electronRuntime.ts';
import { ensureBuilt } from '../../resources/setup/buildApp.ts';
import { root } from '../../resources/setup/places.ts';
import type { ConsoleState } from '../../shared/ipc/consoleState.ts';
import { defaultPreferences, type Preferences, type provisioningSchema } from '../../shared/settings/seatSettings.ts';
import { decodeWebm } from '../fixtures/media/decodeWebm.ts';
import type { Laboratory } from '../lab/laboratory.ts';
import { patienceMs } from '../lab/eventually.ts';
import { ownTurn } from './ownTurn.ts';
import { displayEnvironment } from './virtualDisplay.ts';
import { watchFaults } from './programFaults.ts';
import { giveSeatKeys } from '../fixtures/seatKeys.ts';
import { writeToneFile } from '../lab/toneFile.ts';

/** A provisioning file's content, before defaults are filled in. */
export type Provision = z.input<typeof provisioningSchema>;

export interface ConsoleOptions {
  /** The platform whose first account the seat registers with. */
  readonly lab?: Laboratory;
  /** Replaces parts of the laboratory's provisioning; `null` starts without `--provision`. */
  readonly provision?: Partial<Provision> | null;
  /** Where settings and data are; a fresh folder, removed by `close`, when left out. */
  readonly dataDirectory?: string;
  /** What Chromium's fake microphone says; a 700 Hz tone when left out. `none`: the machine's own devices, if any. */
  readonly microphone?: { readonly toneHz: number } | 'none';
  /** Over the defaults for tests: sound processing is off, because it takes a steady tone for noise. */
  readonly preferences?: Partial<Preferences>;
  readonly extraArgs?: readonly string[];
  /** Source of a CommonJS script that the main process runs before the program, as when something of the system fails. */
  readonly before?: string;
  /** `none`: the program finds no keys and no passphrase of the tests, as at a person's first start. */
  readonly keys?: 'none';
  /** Name of the computer that the program thinks it runs on; this one's when left out. Linux only. */
  readonly computer?: string;
  /** Waits until the seat is registered; true when a laboratory is given. */
  readonly waitForRegistration?: boolean;
}

/** What a function sent into the main process gets. It must not use anything else of the test. */
export interface InsideMain {
  readonly electron: typeof Electron;
  readonly program: Program;
}

/** A recording as another program decodes it: 48,000 samples a second, −1 … 1. */
export interface DecodedRecording {
  readonly bytes: Buffer;
  readonly agent: Float32Array;
  readonly caller: Float32Array;
  readonly sampleRate: 48_000;
  readonly seconds: number;
}

/** A running console under test. */
export interface ConsoleApp {
  readonly electron: ElectronApplication;
  /** The console's page. Playwright gives it up when its process dies; then use {@link ConsoleApp.inConsole}. */
  readonly page: Page;
  /** The pop's page, hidden while nothing rings. */
  readonly pop: Page;
  readonly dataDirectory: string;
  /** Process id of the main process. */
  readonly pid: number;
  /** Main's state at this moment. */
  state(): Promise<ConsoleState>;
  /** Resolves when the seat is registered. */
  registered(): Promise<void>;
  /** Waits until main's state fulfils `holds` and returns it. Rejects with the state and main's log after `withinMs`, by default {@link patienceMs}. */
  until(what: string, holds: (state: ConsoleState) => unknown, withinMs?: number): Promise<ConsoleState>;
  /** Runs a function in the main process; it and its argument are copied there. Rejects when main does not answer for 30 s. */
  inMain<T, A = undefined>(run: (main: InsideMain, argument: A) => T, argument?: A): Promise<Awaited<T>>;
  /**
   * Evaluates an expression in the console's page by way of main, which also works after a crash of the page. Rejects
   * after twenty seconds: a page that dies or loads meanwhile never answers.
   */
  inConsole<T>(expression: string): Promise<T>;
  /** The same in the pop's page. */
  inPop<T>(expression: string): Promise<T>;
  /** Writes the window's picture to `test-results/<name>.png` and returns the path. */
  screenshot(name: string, window?: 'console' | 'pop'): Promise<string>;
  /** The kept recording of a call, decoded by ffmpeg; null when there is none. */
  recordingOf(callId: string): Promise<DecodedRecording | null>;
  /** What main wrote to its two outputs. */
  log(): string;
  /** Quits as a user would; after ten seconds the process is killed. Removes the data folder unless it was given. */
  close(): Promise<void>;
  /** SIGKILL, as when the power goes. A data folder that was given stays. */
  kill(): Promise<void>;
}

const lookEveryMs = 20;
const closePatienceMs = 10_000;
const mainPatienceMs = 30_000;
const pagePatienceMs = 20_000;
const results = path.join(root, 'test-results');
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a seat of the laboratory is provisioned with. */
export function laboratoryProvision(lab: Laboratory, account = lab.accounts[0]): Provision {
  if (!account) throw new Error('The laboratory has no account');
  return {
    version: 1,
    server: lab.wsUrl,
    sipUri: `sip:${account.user}@${lab.domain}`,
    password: account.password,
    displayName: '坐席一',
    profile: 'kamailio-lab',
    trustedPeers: ['127.0.0.1'],
    serviceNumbers: Object.keys(lab.hunting).map((number, index) => ({ number, label: index === 0 ? '售后热线' : `热线${index + 1}` })),
    homeAreaCode: '0755',
  };
}

/** A page hung during the start, and the program ended its process: it comes again, but not for a driver that held on to the old one. */
class HungAtStart extends Error {}

/**
 * Starts the built program (built first when a source is newer) and waits for its two windows. Without a display it starts a
 * virtual one. Once more when a page hung (`electron/windows/endHungPage.ts`), which is told.
 */
export async function launchConsole(options: ConsoleOptions = {}): Promise<ConsoleApp> {
  return launchOnce(options).catch((error: unknown) => {
    if (!(error instanceof HungAtStart)) throw error;
    process.stderr.write('a page hung at the start, and the console is started once more\n');
    return launchOnce(options);
  });
}

async function launchOnce(options: ConsoleOptions): Promise<ConsoleApp> {
  const runtime = await electronRuntime();
  await ensureBuilt(runtime);
  const scratch = await mkdtemp(path.join(tmpdir(), 'console-400-'));
  const dataDirectory = options.dataDirectory ?? path.join(scratch, 'user');
  const args = await programArguments(options, scratch, dataDirectory);
  const env = { ...(await displayEnvironment()), CI: 'true' };
  const executablePath = options.computer === undefined ? runtime.executable : await onComputer(options.computer, runtime.executable, scratch);
  const electron = await _electron.launch({ executablePath, args, cwd: root, env: env as Record<string, string>, timeout: 60_000 });
  const child = electron.process();
  const pid = child.pid ?? 0;
  const readFaults = watchFaults(electron);
  let output = '';
  const keep = (data: Buffer): void => {
    output = (output + data.toString()).slice(-200_000);
    readFaults(data.toString());
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const exited = new Promise<void>((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve() : void child.once('exit', () => resolve())));

  async function end(quit: boolean): Promise<void> {
    if (quit) await Promise.race([electron.close().catch(() => undefined), sleep(closePatienceMs)]);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await exited;
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }

  const inMain: ConsoleApp['inMain'] = (run, argument) => {
    const answered = electron.evaluate(
      (inside, sent) => {
        const { consoleProgram } = globalThis as unknown as { consoleProgram: Program };
        const wanted = (0, eval)(`(${sent.text})`) as (main: unknown, argument: unknown) => unknown;
        // V8's inspector holds the promise it waits for weakly: without somebody else who holds it, the garbage collector
        // may end the wait.
        const global = globalThis as unknown as { heldForTests?: Set<unknown> };
        const held = (global.heldForTests ??= new Set());
        const turn = (0, eval)(sent.turn) as Promise<void>;
        const answer = turn.then(() => wanted({ electron: inside, program: consoleProgram }, sent.argument));
        held.add(answer);
        const letGo = (): void => void held.delete(answer);
        answer.then(letGo, letGo);
        return answer;
      },
      { text: run.toString(), turn: ownTurn, argument: argument as unknown },
    );
    return withPatience(answered, mainPatienceMs, () => `main gave no answer to ${run.toString().slice(0, 200)}\n${output.slice(-4_000)}`) as never;
  };
  const inPage = <T>(window: 'console' | 'pop', expression: string): Promise<T> => {
    const answered = inMain(({ program }, asked) => {
      const { webContents } = asked.window === 'pop' ? program.windows.pop.window : program.windows.console;
      return webContents.executeJavaScript(asked.expression) as Promise<unknown>;
    }, { window, expression });
    return withPatience(answered, pagePatienceMs, () => `the ${window}'s page gave no answer to ${expression}`) as Promise<T>;
  };

  try {
    const [page, pop] = [await pageAt(electron, 'index'), await pageAt(electron, 'pop')];
    const app: ConsoleApp = {
      electron, page, pop, dataDirectory, pid, inMain,
      // As one text, in a third of the time: journeys ask for it dozens of times a second, and main has calls to see to.
      state: async () => JSON.parse(await inMain(({ program }) => JSON.stringify(program.publisher.current))) as ConsoleState,
      async registered() {
        await app.until('the seat is registered', ({ registration }) => registration.kind === 'registered');
      },
      async until(what, holds, withinMs = patienceMs) {
        const deadline = performance.now() + withinMs;
        for (;;) {
          const state = await app.state();
          if (holds(state)) return state;
          if (performance.now() > deadline) throw new Error(`${what}: not within ${withinMs} ms\n${brief(state)}\nmain's log:\n${output.slice(-4_000)}`);
          await sleep(lookEveryMs);
        }
      },
      inConsole: (expression) => inPage('console', expression),
      inPop: (expression) => inPage('pop', expression),
      async screenshot(name, window = 'console') {
        const base64 = await inMain(async ({ program }, which) => {
          const { webContents } = which === 'pop' ? program.windows.pop.window : program.windows.console;
          return (await webContents.capturePage()).toPNG().toString('base64');
        }, window);
        await mkdir(results, { recursive: true });
        const file = path.join(results, `${name}.png`);
        await writeFile(file, Buffer.from(base64, 'base64'));
        return file;
      },
      async recordingOf(callId) {
        const base64 = await inMain(async ({ program }, id) => {
          const recording = await program.host.open.recordingOf(id);
          if (!recording) return null;
          const parts: Uint8Array[] = [];
          for (let offset = 0; offset < recording.byteLength; offset += 1 << 20) parts.push(await recording.read(offset, Math.min(1 << 20, recording.byteLength - offset)));
          return Buffer.concat(parts).toString('base64');
        }, callId);
        return base64 === null ? null : decoded(Buffer.from(base64, 'base64'));
      },
      log: () => output,
      close: () => end(true),
      kill: () => end(false),
    };
    // Chromium drops what is pressed and clicked before a page's first picture.
    await firstPicture(app);
    if (options.waitForRegistration ?? options.lab !== undefined) {
      await app.registered();
      // The readiness gate comes between; without a microphone it keeps the seat busy.
      if (options.microphone !== 'none') await app.until('the agent is idle', ({ agent }) => agent.kind === 'idle');
    }
    return app;
  } catch (error) {
    await end(false);
    const Failure = output.includes('page reacts to nothing') ? HungAtStart : Error;
    throw new Failure(`The console did not start: ${error instanceof Error ? error.message : String(error)}\n${output.slice(-4_000)}`, { cause: error });
  }
}

/** Writes what the program reads at its start and returns its command line. */
async function programArguments(options: ConsoleOptions, scratch: string, dataDirectory: string): Promise<string[]> {
  await mkdir(dataDirectory, { recursive: true });
  const preferences: Preferences = { ...defaultPreferences, echoCancellation: false, noiseSuppression: 'off', autoGainControl: false, theme: 'light', ...options.preferences };
  // `wx`: settings of an earlier run in a given folder stay.
  await writeFile(path.join(dataDirectory, 'settings.json'), JSON.stringify({ version: 1, preferences, seat: null, sealedPassword: null, popPosition: null }), { flag: 'wx' }).catch(() => undefined);
  const args = [...sandboxArguments(), '--disable-gpu'];
  if (options.microphone !== 'none') {
    const file = path.join(scratch, 'microphone.wav');
    await writeToneFile(file, options.microphone?.toneHz ?? 700);
    args.push('--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${file}`);
  }
  if (options.before !== undefined) {
    const file = path.join(scratch, 'before.cjs');
    await writeFile(file, options.before);
    args.push('-r', file);
  }
  args.push(root, `--data-directory=${dataDirectory}`);
  if (options.keys !== 'none') args.push(await giveSeatKeys(dataDirectory));
  if (options.provision !== null && (options.lab || options.provision)) {
    const file = path.join(scratch, 'provision.json');
    await writeFile(file, JSON.stringify({ ...(options.lab ? laboratoryProvision(options.lab) : {}), ...options.provision }));
    args.push(`--provision=${file}`);
  }
  return [...args, ...(options.extraArgs ?? [])];
}

/** A script that starts the program with another host name (a UTS namespace of its own), in the same process. */
async function onComputer(name: string, executable: string, scratch: string): Promise<string> {
  const script = path.join(scratch, 'on-computer.sh');
  const asRoot = process.getuid?.() === 0 ? '' : '--map-root-user ';
  const keys = path.join(scratch, 'display-keys');
  // The display's key is kept under the computer's own name; family ffff opens it to every name.
  const openDisplay = `[ -z "$XAUTHORITY" ] || { xauth nlist "$DISPLAY" | sed 's/^..../ffff/' | xauth -q -f '${keys}' nmerge -; export XAUTHORITY='${keys}'; }`;
  await writeFile(script, `#!/bin/sh\n${openDisplay}\nexec unshare ${asRoot}--uts sh -c 'hostname "$0" && exec "$@"' '${name}' '${executable}' ${asRoot ? '--no-sandbox ' : ''}"$@"\n`, { mode: 0o755 });
  return script;
}

/**
 * Waits for the first picture of the console's page.
 * @throws Error with what the page holds and how window and processes stand, when none comes in half a minute
 */
async function firstPicture({ page, inMain }: ConsoleApp): Promise<void> {
  // Asked for at intervals: with a frame, which Playwright would wait for, the question would already be answered.
  const painted = page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, undefined, { polling: 50 });
  await painted.catch(async (error: unknown) => {
    const inPage = await withPatience(page.evaluate(async () => ({
      hidden: document.hidden,
      ready: document.readyState,
      body: document.body.innerHTML.slice(0, 1000),
      marks: performance.getEntries().map(({ entryType, name, startTime }) => `${Math.round(startTime)} ${entryType} ${name.slice(-60)}`),
      frame: await Promise.race([new Promise((resolve) => requestAnimationFrame(() => resolve('comes'))), new Promise((resolve) => setTimeout(() => resolve('none in 2 s'), 2000))]),
    })), pagePatienceMs, () => 'the page answers nothing: it hangs').catch(String);
    const window = await inMain(({ electron, program }) => ({
      visible: program.windows.console.isVisible(),
      crashed: program.windows.console.webContents.isCrashed(),
      compositing: electron.app.getGPUFeatureStatus().gpu_compositing,
      processes: electron.app.getAppMetrics().map(({ type, pid, cpu }) => `${type} ${pid}: ${cpu.percentCPUUsage.toFixed(1)} % CPU`),
    })).catch(String);
    throw new Error(`no first picture: ${error instanceof Error ? error.message : String(error)}\n${JSON.stringify({ inPage, window }, null, 1)}`, { cause: error });
  });
}

/** Settles like `promise`, or rejects with `words` after `ms`. */
async function withPatience<T>(promise: Promise<T>, ms: number, words: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(words())), ms);
  });
  try {
    return await Promise.race([promise, patience]);
  } finally {
    clearTimeout(timer);
  }
}

async function pageAt(electron: ElectronApplication, name: string): Promise<Page> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const page = electron.windows().find((one) => one.url().startsWith(`app://console/${name}.html`));
    if (page) return page;
    if (performance.now() > deadline) throw new Error(`no window shows ${name}.html; there are ${electron.windows().map((one) => one.url()).join(', ')}`);
    await sleep(lookEveryMs);
  }
}

function decoded(bytes: Buffer): DecodedRecording {
  const { channels: [agent, caller], sampleRate } = decodeWebm(bytes);
  return { bytes, agent, caller, sampleRate, seconds: agent.length / sampleRate };
}

/** The parts of the state that explain a failure. */
function brief({ registration, agent, calls, microphone, storeUp, notices }: ConsoleState): string {
  const lines = calls.map(({ call }) => ({ id: call.id, direction: call.direction, state: call.state, muted: call.muted, recording: call.recording, mediaConnected: call.mediaConnected }));
  return JSON.stringify({ registration, agent, calls: lines, microphone, storeUp, notices }, null, 1);
}
