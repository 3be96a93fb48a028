import { execFile, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const SLOW_LINK = path.join(import.meta.dirname, 'slowLink.pl');
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
const run = promisify(execFile);

/** How the link treats packets, in both directions. */
export interface LinkQuality {
  /** One way. */
  readonly delayMs: number;
  readonly lossPercent: number;
  /** Nothing gets through, and nobody is told. */
  readonly dead: boolean;
}

/**
 * A network namespace (`ip netns`) and the link to it. What runs in it sees a machine of its own with one address; the
 * rest of the world sees it at the far end of a cable that can be slow, lossy or silently dead. Gone with its owner.
 */
export interface SlowNetwork {
  /** Our end of the link: servers listen here. */
  readonly near: string;
  /** Address in the namespace. */
  readonly far: string;
  set(quality: Partial<LinkQuality>): void;
  /** The machine in the namespace gets another address at once and loses the one it had; returns the new one. */
  changeAddress(): Promise<string>;
  /** Starts a program in the namespace. It ends when the caller ends it, or with its standard input. */
  spawn(command: string, args: readonly string[]): ChildProcess;
  close(): Promise<void>;
}

let made = 0;

/** Why this machine cannot have slow networks; undefined when it can. */
export function slowNetworkProblem(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces exist on Linux only';
  if (process.getuid?.() !== 0) return 'making a network namespace needs root';
  try {
    accessSync('/dev/net/tun', constants.R_OK | constants.W_OK);
  } catch {
    return '/dev/net/tun cannot be opened (modprobe tun)';
  }
  const probe = `lab${process.pid}probe`;
  const env = { ...process.env, PATH };
  // Root in a container may lack the right to it.
  const works = [['netns', 'add', probe], ['-netns', probe, 'link', 'set', 'lo', 'up']].every((args) => spawnSync('ip', args, { env }).status === 0);
  spawnSync('ip', ['netns', 'delete', probe], { env });
  return works ? undefined : 'network namespaces may not be made or entered here (NET_ADMIN and SYS_ADMIN are needed)';
}

/** Throws, saying what is missing, where namespaces or TUN devices cannot be had: a test that needs them must not pass unrun. */
export async function openSlowNetwork(): Promise<SlowNetwork> {
  const problem = slowNetworkProblem();
  if (problem !== undefined) throw new Error(`The laboratory cannot make a slow network: ${problem}`);
  made += 1;
  const name = `lab${process.pid}n${made}`;
  const [nearDevice, farDevice] = [`${name}a`.slice(-15), `${name}b`.slice(-15)];
  // 198.18.0.0/15 is set aside for such measurements (RFC 2544); the process id keeps laboratories apart.
  const block = `198.${18 + (process.pid & 1)}.${(process.pid >> 1) & 255}`;
  const subnet = (made * 8) & 255;
  const host = (at: number): string => `${block}.${subnet + at}`;
  const ip = async (...args: string[]): Promise<void> => {
    try {
      await run('ip', args, { env: { ...process.env, PATH } });
    } catch (error) {
      throw new Error(`ip ${args.join(' ')} failed (apt-get install iproute2): ${(error as Error).message}`, { cause: error });
    }
  };
  const link = spawn('perl', [SLOW_LINK, nearDevice, farDevice, name], { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, PATH }, detached: true });
  link.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => link.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    link.stderr.on('data', (data: Buffer) => { said += data.toString(); });
    link.stdout.once('data', () => resolve());
    link.once('error', (error) => reject(new Error(`perl could not be started (apt-get install perl-base): ${error.message}`)));
    void ended.then(() => reject(new Error(`The link ended: ${said}`)));
  });
  async function close(): Promise<void> {
    link.stdin.end();
    await ended;
  }
  try {
    await ip('netns', 'add', name);
    await ip('link', 'set', farDevice, 'netns', name);
    await ip('address', 'add', `${host(1)}/29`, 'dev', nearDevice);
    await ip('link', 'set', nearDevice, 'up');
    await ip('-netns', name, 'link', 'set', 'lo', 'up');
    await ip('-netns', name, 'address', 'add', `${host(2)}/29`, 'dev', farDevice);
    await ip('-netns', name, 'link', 'set', farDevice, 'up');
  } catch (error) {
    await close();
    throw error;
  }
  let last = 2;
  return {
    near: host(1),
    get far() {
      return host(last);
    },
    set({ delayMs, lossPercent, dead }) {
      if (delayMs !== undefined) link.stdin.write(`delay ${delayMs}\n`);
      if (lossPercent !== undefined) link.stdin.write(`loss ${lossPercent}\n`);
      if (dead !== undefined) link.stdin.write(`dead ${dead ? 1 : 0}\n`);
    },
    async changeAddress() {
      const before = host(last);
      last = last === 6 ? 2 : last + 1;
      await ip('-netns', name, 'address', 'delete', `${before}/29`, 'dev', farDevice);
      await ip('-netns', name, 'address', 'add', `${host(last)}/29`, 'dev', farDevice);
      return host(last);
    },
    spawn: (command, args) => spawn('ip', ['netns', 'exec', name, command, ...args], { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, PATH } }),
    close,
  };
}
