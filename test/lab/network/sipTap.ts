import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer, type RawData } from 'ws';

/** A place between a seat and its server where SIP messages are read as they go by. */
export interface SipTap {
  /** The given ws address, by way of this place. */
  readonly url: string;
  /** Messages of the seat so far, oldest first. */
  sent(): readonly string[];
  close(): Promise<void>;
}

const textOf = (data: RawData): string => (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString();

/** Opens one on loopback to the server of a ws:// address (RFC 7118). */
export async function openSipTap(url: string): Promise<SipTap> {
  const sent: string[] = [];
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'sip' });
  server.on('connection', (near) => {
    const far = new WebSocket(url, 'sip');
    const open = new Promise<void>((resolve) => void far.once('open', resolve));
    near.on('message', (data) => {
      sent.push(textOf(data));
      void open.then(() => far.send(textOf(data)));
    });
    far.on('message', (data) => near.send(textOf(data)));
    for (const [one, other] of [[near, far], [far, near]] as const) {
      one.on('error', () => undefined);
      one.on('close', () => other.terminate());
    }
  });
  await new Promise<void>((resolve) => void server.once('listening', resolve));
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${(server.address() as AddressInfo).port}` }).href,
    sent: () => sent,
    close: () => {
      for (const client of server.clients) client.terminate();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}
