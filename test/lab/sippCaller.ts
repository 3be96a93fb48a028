import dgram from 'node:dgram';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { encodeALawBytes, synthesizeTone } from './audio.ts';
import { startDaemon } from './processes/daemon.ts';
import { LOOPBACK } from './processes/portBlock.ts';

const SCENARIOS = path.join(import.meta.dirname, 'sipp');

export interface SippOptions {
  readonly scenario: 'callAndHangUp' | 'callAndWait' | 'callAndCancel' | 'lateOffer';
  readonly to: string;
  readonly domain: string;
  readonly from?: string;
  /** Length of the scenario's `<pause/>` in milliseconds; defaults to 1,000. */
  readonly pauseMs?: number;
}

export interface SippRun {
  /** True when every step of the scenario went as written, and sipp's output. */
  readonly exited: Promise<{ readonly passed: boolean; readonly log: string }>;
  stop(): Promise<void>;
}

/** A free UDP port of loopback; a pair of neighbours is free far more often than not, and sipp needs RTP and RTCP. */
async function freeUdpPort(): Promise<number> {
  const socket = dgram.createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, LOOPBACK, resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}

/** The arguments of one sipp call, also what `npm run lab` prints for the reader to copy. */
export function sippArguments(serverPort: number, options: SippOptions & { localPort?: number; mediaPort?: number }): string[] {
  return [
    `${LOOPBACK}:${serverPort}`,
    '-sf', path.join(SCENARIOS, `${options.scenario}.xml`), '-m', '1', '-i', LOOPBACK, '-mi', LOOPBACK, '-nostdin',
    '-s', options.to, '-d', String(options.pauseMs ?? 1_000),
    '-key', 'caller', options.from ?? '13812345678', '-key', 'domain', options.domain,
    ...(options.localPort === undefined ? [] : ['-p', String(options.localPort)]),
    ...(options.mediaPort === undefined ? [] : ['-mp', String(options.mediaPort)]),
  ];
}

/** Writes the 440 Hz tone that the scenarios play, ten seconds of raw A-law, into `folder`. */
export async function writeTone(folder: string): Promise<void> {
  await writeFile(path.join(folder, 'tone440.al'), encodeALawBytes(synthesizeTone({ frequencyHz: 440, seconds: 10 })));
}

/** Starts sipp in `folder`, where its tone is written first. */
export async function startSipp(serverPort: number, folder: string, options: SippOptions): Promise<SippRun> {
  await writeTone(folder);
  const args = sippArguments(serverPort, { ...options, localPort: await freeUdpPort(), mediaPort: await freeUdpPort() });
  const daemon = await startDaemon('sipp', args, { cwd: folder });
  return {
    exited: daemon.exited.then(({ code }) => ({ passed: code === 0, log: daemon.log() })),
    stop: daemon.stop,
  };
}
