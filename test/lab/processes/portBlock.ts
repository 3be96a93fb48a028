import dgram from 'node:dgram';
import net from 'node:net';

/** Loopback is the laboratory's whole network. */
export const LOOPBACK = '127.0.0.1';

const FIRST_PORT = 20_000;
const BLOCK_SIZE = 200;
const BLOCKS = 60;
const SERVER_PORTS = 10;

/** Ports that belong to one laboratory until `release`. All below Linux' ephemeral range (32768–60999). */
export interface PortBlock {
  readonly sipUdp: number;
  readonly ws: number;
  readonly wss: number;
  readonly ng: number;
  /** RTP range of rtpengine, both ends included. */
  readonly rtpFirst: number;
  readonly rtpLast: number;
  release(): Promise<void>;
}

function listen(port: number): Promise<net.Server | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
      server.unref();
      resolve(server);
    });
  });
}

async function tcpIsFree(port: number): Promise<boolean> {
  const server = await listen(port);
  if (server === undefined) return false;
  await new Promise((done) => server.close(done));
  return true;
}

function udpIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = dgram.createSocket('udp4');
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind({ port, address: LOOPBACK, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

async function serversAreFree(base: number): Promise<boolean> {
  for (let port = base + 1; port < base + SERVER_PORTS; port += 1) {
    if (!(await tcpIsFree(port)) || !(await udpIsFree(port))) return false;
  }
  return true;
}

/**
 * Takes a block of ports that no other laboratory on this machine uses. The first port of the block is held open as
 * a guard, so the kernel gives the block back when this process dies, and a server can stop and return on its port.
 * Throws when every block is taken.
 */
export async function takePortBlock(): Promise<PortBlock> {
  const start = Math.floor(Math.random() * BLOCKS);
  for (let step = 0; step < BLOCKS; step += 1) {
    const base = FIRST_PORT + ((start + step) % BLOCKS) * BLOCK_SIZE;
    const guard = await listen(base);
    if (guard === undefined) continue;
    if (await serversAreFree(base)) {
      return {
        sipUdp: base + 1,
        ws: base + 2,
        wss: base + 3,
        ng: base + 4,
        rtpFirst: base + SERVER_PORTS,
        rtpLast: base + BLOCK_SIZE - 1,
        release: () => new Promise((done) => guard.close(() => done())),
      };
    }
    guard.close();
  }
  throw new Error(`No free block of ${BLOCK_SIZE} ports between ${FIRST_PORT} and ${FIRST_PORT + BLOCKS * BLOCK_SIZE}`);
}
