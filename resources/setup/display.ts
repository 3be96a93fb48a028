import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** What a program is started with: a command and its arguments. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether windows can be shown as things stand. Only X11 and Wayland systems can be without a display. */
export function hasDisplay(env: Environment = process.env, platform: NodeJS.Platform = process.platform): boolean {
  if (platform !== 'linux') return true;
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** `xvfb-run` arguments for a screen of 1920 × 1080 in 24-bit colour on a free display number. */
export const xvfbArguments: readonly string[] = ['-a', '-s', '-screen 0 1920x1080x24'];

/** The same command under a virtual screen when there is no real one. */
export function onDisplay(wanted: Command, env: Environment = process.env, platform: NodeJS.Platform = process.platform): Command {
  if (hasDisplay(env, platform)) return wanted;
  return { command: 'xvfb-run', args: [...xvfbArguments, wanted.command, ...wanted.args] };
}

/** Electron flags this user needs: Chromium refuses to run its sandbox as root, so only root goes without. */
export function sandboxArguments(uid: number | undefined = process.getuid?.()): readonly string[] {
  return uid === 0 ? ['--no-sandbox'] : [];
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Milliseconds after which the whole process group is ended; the result is then 124, as with timeout(1). */
  readonly timeLimit?: number;
}

/** Runs a program as `runProgram` does, under a virtual screen when there is no real one. */
export function withDisplay(wanted: Command, options: RunOptions = {}): Promise<number> {
  return runProgram(onDisplay(wanted, options.env ?? process.env), options);
}

/**
 * Runs a program with this process's standard streams and waits for it. It gets a process group of its own, so that
 * neither a virtual screen nor a child process outlives it. An interrupt is passed on, and ends this process too once the
 * program is gone: nothing that was to come after it is begun.
 * @returns the exit status; 128 + signal number when a signal ended it; 124 when the time limit did
 */
export function runProgram({ command, args }: Command, options: RunOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { stdio: 'inherit', env: options.env, cwd: options.cwd, detached: true });
    let timedOut = false;
    let interrupted: NodeJS.Signals | undefined;
    function signalGroup(signal: NodeJS.Signals): void {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, signal);
      } catch {
        child.kill(signal);
      }
    }
    function passOn(signal: NodeJS.Signals): void {
      interrupted = signal;
      signalGroup(signal);
    }
    const timer = options.timeLimit && setTimeout(() => {
      timedOut = true;
      process.stderr.write(`ended after ${Math.round(options.timeLimit! / 1000)} s, the time limit\n`);
      signalGroup('SIGTERM');
      setTimeout(() => signalGroup('SIGKILL'), 5_000).unref();
    }, options.timeLimit);
    function finish(): void {
      if (timer) clearTimeout(timer);
      process.off('SIGINT', passOn).off('SIGTERM', passOn);
    }
    process.on('SIGINT', passOn).on('SIGTERM', passOn);
    child.on('error', (error) => {
      finish();
      reject(error);
    });
    child.on('close', (code, signal) => {
      finish();
      if (interrupted) process.kill(process.pid, interrupted);
      resolve(timedOut ? 124 : (code ?? 128 + (signal ? constants.signals[signal] : 0)));
    });
  });
}
