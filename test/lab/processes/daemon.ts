import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/**
 * The shell that stands between us and a server. It starts the server in a session of its own, reports its process
 * id, and waits at a pipe that the kernel closes when our process ends in any way, SIGKILL included; then the
 * server's whole process group ends and, when asked for, its folder is removed. `kill -s … --` is the only spelling
 * that dash and bash both take for a group. `read` and not `cat`, because a builtin leaves no second process behind.
 */
const WATCHDOG = `
exec 4<&0
setsid "$@" </dev/null 3>&- 4<&- &
child=$!
echo $child >&3
exec 3>&-
( read _ <&4; [ -n "$REMOVE_WITH_OWNER" ] && rm -rf -- "$REMOVE_WITH_OWNER"
  kill -s TERM $child; kill -s CONT -- -$child; sleep 2; kill -s KILL -- -$child ) >/dev/null 2>&1 &
watcher=$!
exec 4<&-
wait $child
status=$?
kill $watcher 2>/dev/null
kill -s KILL -- -$child 2>/dev/null
exit $status
`;

const KEPT_LOG_CHARACTERS = 200_000;
const STOP_PATIENCE_MS = 5_000;

export interface DaemonExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A running server that cannot outlive this process. */
export interface Daemon {
  readonly pid: number;
  readonly exited: Promise<DaemonExit>;
  isRunning(): boolean;
  /** The last part of what it wrote to its two outputs. */
  log(): string;
  /** SIGSTOP for the whole group: sockets stay open and nothing answers. */
  freeze(): void;
  thaw(): void;
  /** Sends SIGTERM to the server, SIGKILL to its group after five seconds, and resolves when it is gone. */
  stop(): Promise<void>;
}

function readPid(watchdog: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const pipe = watchdog.stdio[3];
    if (pipe === null || pipe === undefined || !('once' in pipe)) throw new Error('The watchdog has no report pipe');
    pipe.once('data', (data: Buffer) => resolve(Number(data.toString())));
    watchdog.once('error', reject);
    watchdog.once('exit', () => reject(new Error('The watchdog ended before its server started')));
  });
}

export interface DaemonOptions {
  readonly cwd: string;
  /** A folder to remove when this process dies without stopping the server. */
  readonly removeWithOwner?: string;
}

/** Starts `command` under a watchdog. Throws when the shell cannot be started; a missing program exits with 127. */
export async function startDaemon(command: string, args: readonly string[], options: DaemonOptions): Promise<Daemon> {
  const watchdog = spawn('/bin/sh', ['-c', WATCHDOG, 'watchdog', command, ...args], {
    cwd: options.cwd,
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin`, REMOVE_WITH_OWNER: options.removeWithOwner ?? '' },
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  let log = '';
  const keep = (data: Buffer): void => {
    log = (log + data.toString()).slice(-KEPT_LOG_CHARACTERS);
  };
  watchdog.stdout?.on('data', keep);
  watchdog.stderr?.on('data', keep);
  watchdog.stdin?.on('error', () => undefined);
  let running = true;
  const exited = new Promise<DaemonExit>((resolve) => {
    watchdog.once('exit', (code, signal) => {
      running = false;
      resolve({ code, signal });
    });
  });
  const pid = await readPid(watchdog);
  const signal = (name: NodeJS.Signals, target = -pid): void => {
    try {
      if (running) process.kill(target, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  return {
    pid,
    exited,
    isRunning: () => running,
    log: () => log,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async stop() {
      // The first process ends its own children; a SIGTERM to all at once lets Kamailio deadlock now and then.
      signal('SIGTERM', pid);
      signal('SIGCONT');
      const patience = setTimeout(() => signal('SIGKILL'), STOP_PATIENCE_MS);
      await exited;
      clearTimeout(patience);
    },
  };
}
