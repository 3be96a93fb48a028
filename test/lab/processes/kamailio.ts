import { copyFile, readFile, writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Certificate } from './certificate.ts';
import { startDaemon } from './daemon.ts';
import type { Daemon } from './daemon.ts';
import { LOOPBACK } from './portBlock.ts';
import type { PortBlock } from './portBlock.ts';

const REFERENCE = path.resolve(import.meta.dirname, '../../../resources/platform');

const READY_PATIENCE_MS = 1_000;

export interface Account {
  readonly user: string;
  readonly password: string;
}

export interface KamailioOptions {
  readonly ports: PortBlock;
  /** Where it listens for seats. */
  readonly seatAddress: string;
  readonly domain: string;
  readonly accounts: readonly Account[];
  /** 400 number → users of the seats it hunts over, in order. */
  readonly hunting: Readonly<Record<string, readonly string[]>>;
  readonly huntMs: number;
  readonly ringMs: number;
  readonly certificate: Certificate;
  /** Where outgoing calls go. */
  readonly trunkPort: number;
  readonly folder: string;
}

/** The reference SIP server, started, stopped, frozen and started again on the same ports. */
export interface Kamailio {
  /** Resolves when it accepts WebSocket connections. Throws with its log when it ends instead. */
  start(): Promise<void>;
  /** Ends it; every socket of a seat closes. Registrations are forgotten. */
  stop(): Promise<void>;
  /** Sockets stay open, nothing answers, as when a network dies silently. */
  freeze(): void;
  thaw(): void;
  isRunning(): boolean;
  /** Process id of its first process; undefined while it is stopped. */
  pid(): number | undefined;
  log(): string;
}

/** Lines `#!substdef "!NAME!value!g"` of the reference settings with the values of this laboratory. */
function renderSettings(reference: string, values: Readonly<Record<string, string | number>>): string {
  const unused = new Set(Object.keys(values));
  const text = reference.replace(/^#!substdef "!(\w+)!.*!g"$/gm, (_line, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The laboratory has no value for ${name} of settings.cfg`);
    unused.delete(name);
    return `#!substdef "!${name}!${value}!g"`;
  });
  if (unused.size > 0) throw new Error(`settings.cfg has no ${[...unused].join(', ')}`);
  return text;
}

async function writeConfiguration(options: KamailioOptions): Promise<string> {
  const { ports, folder } = options;
  const trunkList = path.join(folder, 'trunk.list');
  const reference = await readFile(path.join(REFERENCE, 'settings.cfg'), 'utf8');
  const settings = renderSettings(reference, {
    SIP_ADDRESS: LOOPBACK,
    SIP_PORT: ports.sipUdp,
    WS_ADDRESS: options.seatAddress,
    WS_PORT: ports.ws,
    WSS_PORT: ports.wss,
    WSS_CERTIFICATE: options.certificate.certificateFile,
    WSS_PRIVATE_KEY: options.certificate.keyFile,
    SIP_DOMAIN: options.domain,
    TRUNK_PEER: `${LOOPBACK}:${options.trunkPort}`,
    TRUNK_LIST: trunkList,
    RTPENGINE_CONTROL: `${LOOPBACK}:${ports.ng}`,
    HUNT_MILLISECONDS: options.huntMs,
    RING_MILLISECONDS: options.ringMs,
    SILENT_MILLISECONDS: Math.min(5_000, options.huntMs, options.ringMs),
    LOG_LEVEL: 2,
  });
  const seats = options.accounts.map(({ user, password }) => `  $sht(seat=>${user}) = "${password}";`);
  const numbers = Object.entries(options.hunting).map(([number, users]) => `  $sht(number=>${number}) = "${users.join(',')}";`);
  await writeFile(path.join(folder, 'settings.cfg'), settings);
  await writeFile(path.join(folder, 'seats.cfg'), ['event_route[htable:mod-init] {', ...seats, ...numbers, '}', ''].join('\n'));
  await writeFile(trunkList, `1 ${LOOPBACK} 32 0\n`);
  const main = path.join(folder, 'kamailio.cfg');
  await copyFile(path.join(REFERENCE, 'kamailio.cfg'), main);
  return main;
}

/**
 * Whether a worker answers HTTP. An accepted connection would prove nothing: the port listens before the workers
 * start, and a server told to stop meanwhile hangs.
 */
function answersHttp(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get({ host, port, agent: false, timeout: READY_PATIENCE_MS }, (response) => {
      response.resume();
      response.once('close', () => resolve(true));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}

/** Writes the configuration into `options.folder`; call `start` when rtpengine already answers. */
export async function prepareKamailio(options: KamailioOptions): Promise<Kamailio> {
  const configuration = await writeConfiguration(options);
  let daemon: Daemon | undefined;
  return {
    async start() {
      if (daemon?.isRunning()) return;
      const started = await startDaemon('kamailio', ['-DD', '-E', '-m', '32', '-M', '4', '-w', options.folder, '-f', configuration], { cwd: options.folder });
      daemon = started;
      while (!(await answersHttp(options.seatAddress, options.ports.ws))) {
        if (!started.isRunning()) throw new Error(`kamailio did not start:\n${started.log()}`);
        await delay(20);
      }
    },
    async stop() {
      await daemon?.stop();
    },
    freeze: () => daemon?.freeze(),
    thaw: () => daemon?.thaw(),
    isRunning: () => daemon?.isRunning() ?? false,
    pid: () => (daemon?.isRunning() ? daemon.pid : undefined),
    log: () => daemon?.log() ?? '',
  };
}
