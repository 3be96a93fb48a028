import { connect as connectTcp, isIP, type NetConnectOpts, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import WebSocket from 'ws';

export interface HandshakeOptions {
  readonly url: string;
  /** IP address to use in place of the host name, which is still what the certificate must be for. */
  readonly address: string;
  readonly tcpMs: number;
  readonly handshakeMs: number;
  readonly certificateAuthorities?: readonly string[] | undefined;
}

/** One TCP + TLS + HTTP handshake on its way. */
export interface Handshake {
  readonly address: string;
  /** Monotonic milliseconds since which the TCP connection stands; undefined while it does not. */
  readonly tcpSince: number | undefined;
  readonly localAddress: string | undefined;
  /** Rejects with what `ws`, `tls` or `net` reported. */
  readonly outcome: Promise<WebSocket>;
  abandon(): void;
  /** Ends the TCP connection with RST, so that nothing of what waits in it is delivered any more; only once it stands. */
  reset(): void;
}

/**
 * Larger than any SIP message that is accepted: the guard in front of the parser answers what is over its own limit,
 * while `ws` could only cut the connection, which would let one caller put a seat offline.
 */
const maxPayloadBytes = 1_048_576;

/** Begins a handshake for the sub-protocol `sip` (RFC 7118). */
export function shakeHands({ url, address, tcpMs, handshakeMs, certificateAuthorities }: HandshakeOptions): Handshake {
  let tcpSince: number | undefined;
  let socket: Socket | undefined;
  let tcp: Socket | undefined;
  const webSocket = new WebSocket(url, 'sip', {
    handshakeTimeout: handshakeMs,
    maxPayload: maxPayloadBytes,
    perMessageDeflate: false,
    followRedirects: false,
    // Broken UTF-8 must not cost the connection: the guard decodes and refuses single messages.
    skipUTF8Validation: true,
    rejectUnauthorized: true,
    ...(certificateAuthorities ? { ca: [...certificateAuthorities] } : {}),
    createConnection: ((options: NetConnectOpts & ConnectionOptions & { host: string }) => {
      const to = { ...options, host: address, path: undefined } as NetConnectOpts & ConnectionOptions;
      tcp = connectTcp(to);
      // TLS on a connection of its own making cannot be reset.
      socket = url.startsWith('wss:') ? connectTls({ ...to, socket: tcp, servername: isIP(options.host) ? '' : options.host }) : tcp;
      const opening = socket;
      const late = setTimeout(() => opening.destroy(Object.assign(new Error('No TCP connection in time'), { code: 'ETIMEDOUT' })), tcpMs);
      opening.once('connect', () => {
        clearTimeout(late);
        tcpSince = performance.now();
      });
      opening.once('close', () => clearTimeout(late));
      return opening;
    }) as never,
  });
  const outcome = new Promise<WebSocket>((resolve, reject) => {
    webSocket.once('open', () => resolve(webSocket));
    webSocket.on('error', reject);
  });
  return {
    address,
    outcome,
    get tcpSince() {
      return tcpSince;
    },
    get localAddress() {
      return socket?.localAddress;
    },
    abandon: () => webSocket.terminate(),
    reset: () => { if (tcp?.destroyed === false) tcp.resetAndDestroy(); },
  };
}
