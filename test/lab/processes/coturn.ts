import dgram from 'node:dgram';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { startDaemon } from './daemon.ts';
import { LOOPBACK, takePortBlock } from './portBlock.ts';
import { isInstalled } from './tools.ts';

/** A STUN and TURN server (RFC 8489, RFC 8656) on loopback. */
export interface Coturn {
  /** For an `iceServers` list. */
  readonly iceServer: { readonly urls: string; readonly username: string; readonly credential: string };
  /** Ports of the addresses it gives out, both ends included. */
  readonly relayPorts: { readonly first: number; readonly last: number };
  log(): string;
  stop(): Promise<void>;
}

const READY_EVERY_MS = 50;

/** STUN Binding request (RFC 8489 §5). */
function bindingRequest(): Buffer {
  return Buffer.concat([Buffer.from([0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42]), randomBytes(12)]);
}

function answersStun(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = dgram.createSocket('udp4');
    const settle = (answers: boolean): void => {
      clearTimeout(patience);
      socket.close();
      resolve(answers);
    };
    const patience = setTimeout(() => settle(false), 200);
    socket.once('error', () => settle(false));
    socket.once('message', () => settle(true));
    socket.send(bindingRequest(), port, LOOPBACK);
  });
}

/** Starts coturn on free ports; it ends with this process. Throws when it is not installed or does not start. */
export async function startCoturn(): Promise<Coturn> {
  if (!isInstalled('turnserver')) throw new Error('The laboratory needs turnserver: apt-get install coturn');
  const ports = await takePortBlock();
  const folder = await mkdtemp(path.join(tmpdir(), 'turn-lab-'));
  const [username, credential] = ['lab', 'turn-practice'];
  const daemon = await startDaemon('turnserver', [
    '-n', `--listening-ip=${LOOPBACK}`, `--relay-ip=${LOOPBACK}`, `--listening-port=${ports.sipUdp}`, `--min-port=${ports.rtpFirst}`, `--max-port=${ports.rtpLast}`,
    '--lt-cred-mech', `--user=${username}:${credential}`, '--realm=lab.example.cn', '--allow-loopback-peers', '--no-tls', '--no-dtls', '--no-cli', '--no-multicast-peers',
    '--log-file=stdout', '--simple-log', `--pidfile=${path.join(folder, 'pid')}`, `--userdb=${path.join(folder, 'turndb')}`,
  ], { cwd: folder, removeWithOwner: folder });
  while (!(await answersStun(ports.sipUdp))) {
    if (!daemon.isRunning()) {
      await ports.release();
      throw new Error(`turnserver did not start:\n${daemon.log()}`);
    }
    await delay(READY_EVERY_MS);
  }
  return {
    iceServer: { urls: `turn:${LOOPBACK}:${ports.sipUdp}?transport=udp`, username, credential },
    relayPorts: { first: ports.rtpFirst, last: ports.rtpLast },
    log: daemon.log,
    async stop() {
      await daemon.stop();
      await ports.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
