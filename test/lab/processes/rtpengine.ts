import dgram from 'node:dgram';
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { decodeBencode, encodeBencode } from './bencode.ts';
import type { Bencoded } from './bencode.ts';
import { startDaemon } from './daemon.ts';
import type { Daemon } from './daemon.ts';
import { LOOPBACK } from './portBlock.ts';
import type { PortBlock } from './portBlock.ts';

/** Packets and bytes that rtpengine received from one party of a call. */
export interface LegCounters {
  /** The SIP tag of the party. */
  readonly tag: string;
  /** `UDP/TLS/RTP/SAVPF` towards a seat, `RTP/AVP` towards the trunk. */
  readonly protocol: string;
  readonly packets: number;
  readonly bytes: number;
  readonly errors: number;
  /** Port of the party's media, as rtpengine sees it; 0 while it is unknown. */
  readonly remotePort: number;
}

export type CallCounters = { readonly kind: 'found'; readonly legs: readonly LegCounters[] } | { readonly kind: 'notFound' };

export interface RtpengineClient {
  ping(): Promise<boolean>;
  /** Counters per leg of a call; a call stays known for 30 s after its end. Throws when rtpengine does not reply. */
  query(callId: string): Promise<CallCounters>;
  /** Call-IDs rtpengine knows. */
  calls(): Promise<readonly string[]>;
  /** Any command of the ng protocol. */
  command(command: Readonly<Record<string, Bencoded>>): Promise<Bencoded>;
}

const reply = z.object({ result: z.string() }).loose();
const callList = z.object({ calls: z.array(z.string()) }).loose();
const stats = z.object({ packets: z.number(), bytes: z.number(), errors: z.number() }).loose();
const queried = z.object({
  tags: z.record(
    z.string(),
    z.object({
      medias: z.array(z.object({ protocol: z.string().default('?'), streams: z.array(z.object({ stats, endpoint: z.object({ port: z.number() }).loose().optional() }).loose()) }).loose()).default([]),
    }).loose(),
  ),
}).loose();

const REPLY_PATIENCE_MS = 1_500;
/** Short, because a ping sent before rtpengine listens is lost without a sign. */
const PING_PATIENCE_MS = 100;

/** Speaks rtpengine's ng protocol (bencode over UDP, cookie first) to `port` on loopback. */
export function rtpengineClient(port: number): RtpengineClient {
  function command(request: Readonly<Record<string, Bencoded>>, patienceMs = REPLY_PATIENCE_MS): Promise<Bencoded> {
    return new Promise((resolve, reject) => {
      const socket = dgram.createSocket('udp4');
      const finish = (act: () => void): void => {
        clearTimeout(patience);
        socket.close();
        act();
      };
      const patience = setTimeout(() => finish(() => reject(new Error(`rtpengine gave no reply to ${String(request['command'])}`))), patienceMs);
      socket.once('error', (error) => finish(() => reject(error)));
      socket.once('message', (message) => finish(() => resolve(decodeBencode(message.subarray(message.indexOf(' ') + 1)))));
      socket.send(`${randomBytes(6).toString('hex')} ${encodeBencode(request)}`, port, LOOPBACK);
    });
  }
  return {
    command: (request) => command(request),
    async ping() {
      try {
        return reply.parse(await command({ command: 'ping' }, PING_PATIENCE_MS)).result === 'pong';
      } catch {
        return false;
      }
    },
    async calls() {
      return callList.parse(await command({ command: 'list', limit: 1000 })).calls;
    },
    async query(callId) {
      const answer = await command({ command: 'query', 'call-id': callId });
      if (reply.parse(answer).result !== 'ok') return { kind: 'notFound' };
      const legs = Object.entries(queried.parse(answer).tags).flatMap(([tag, party]) =>
        party.medias.flatMap(({ protocol, streams }) => {
          const rtp = streams[0];
          return rtp === undefined ? [] : [{ tag, protocol, packets: rtp.stats.packets, bytes: rtp.stats.bytes, errors: rtp.stats.errors, remotePort: rtp.endpoint?.port ?? 0 }];
        }),
      );
      return { kind: 'found', legs };
    },
  };
}

/** Starts rtpengine in user space and resolves when it answers `ping`. Throws with its log when it does not. */
export async function startRtpengine(ports: PortBlock, folder: string, mediaAddress = LOOPBACK): Promise<{ daemon: Daemon; client: RtpengineClient }> {
  const daemon = await startDaemon(
    'rtpengine',
    [
      '--foreground', '--log-stderr', '--log-level=4', '--no-log-timestamps', '--table=-1', '--num-threads=2', '--config-file=none',
      `--interface=${mediaAddress}`, `--listen-ng=${LOOPBACK}:${ports.ng}`,
      `--port-min=${ports.rtpFirst}`, `--port-max=${ports.rtpLast}`,
      '--delete-delay=30', '--timeout=120', '--silent-timeout=3600',
    ],
    { cwd: folder, removeWithOwner: folder },
  );
  const client = rtpengineClient(ports.ng);
  while (!(await client.ping())) {
    if (!daemon.isRunning()) throw new Error(`rtpengine did not start:\n${daemon.log()}`);
    await delay(20);
  }
  return { daemon, client };
}
