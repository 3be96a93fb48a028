import WebSocket from 'ws';
import { sipUriOf, type SipSocket, type SocketFailure } from './sipSocket.ts';
import { describeConnectError } from './connectError.ts';

export interface WebSocketSocketOptions {
  /** PEM certificates trusted instead of the built-in list (a platform with its own authority). */
  readonly certificateAuthorities?: readonly string[];
  /** Milliseconds until one TCP + TLS + HTTP handshake is given up. */
  readonly handshakeMs?: number;
  /** While no handshake has succeeded, a further one is started after so many milliseconds, at most `attempts` together. */
  readonly overlapMs?: number;
  readonly attempts?: number;
  /** Milliseconds of silence after which a ping goes out, and milliseconds that its pong may take. */
  readonly pingAfterMs?: number;
  readonly pongWithinMs?: number;
}

const defaults = { handshakeMs: 8_000, overlapMs: 1_000, attempts: 4, pingAfterMs: 4_000, pongWithinMs: 4_000 };

/**
 * Larger than any SIP message that is accepted: the guard in front of the parser answers what is over its own limit,
 * while `ws` could only cut the connection, which would let one caller put a seat offline.
 */
const maxPayloadBytes = 1_048_576;

/**
 * SIP over WebSocket (RFC 7118) on `ws`. Certificates are always verified. A connection that stays silent is pinged
 * and given up after at most `pingAfterMs + pongWithinMs`. Handshakes overlap: when packets vanished for a while, the
 * first that gets through wins, without waiting for TCP's own retransmission pauses.
 */
export class WebSocketSocket implements SipSocket {
  readonly url: string;
  via_transport: string;
  readonly sip_uri: string;
  onconnect = (): void => {};
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => {};
  ondata: (data: string | Uint8Array) => void = () => {};
  #failure: SocketFailure | undefined;
  readonly #options: typeof defaults & { certificateAuthorities?: readonly string[] };
  readonly #handshakes = new Set<WebSocket>();
  #open: WebSocket | undefined;
  #nextHandshake: NodeJS.Timeout | undefined;
  #pulse: NodeJS.Timeout | undefined;

  /** Throws a TypeError when `url` is not a ws: or wss: address. */
  constructor(url: string, options: WebSocketSocketOptions = {}) {
    const { sipUri, viaTransport } = sipUriOf(url);
    this.url = url;
    this.sip_uri = sipUri;
    this.via_transport = viaTransport;
    this.#options = { ...defaults, ...options };
  }

  get failure(): SocketFailure | undefined {
    return this.#failure;
  }

  isConnected(): boolean {
    return this.#open !== undefined;
  }

  isConnecting(): boolean {
    return this.#open === undefined && this.#handshakes.size > 0;
  }

  connect(): void {
    if (this.isConnected() || this.isConnecting()) return;
    this.#failure = undefined;
    this.#shakeHands(this.#options.attempts);
  }

  disconnect(): void {
    this.#abandonHandshakes();
    clearTimeout(this.#pulse);
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    open.close(1000);
    // A dead path never confirms the close: the TCP connection must not outlive it.
    setTimeout(() => open.terminate(), 1_000).unref();
  }

  send(message: string): boolean {
    if (!this.#open || this.#open.readyState !== WebSocket.OPEN) return false;
    this.#open.send(message, () => {});
    return true;
  }

  probe(deadlineMs: number): void {
    if (!this.#open) return;
    clearTimeout(this.#pulse);
    this.#ping(this.#open, deadlineMs);
  }

  #shakeHands(left: number): void {
    const webSocket = new WebSocket(this.url, 'sip', {
      handshakeTimeout: this.#options.handshakeMs,
      maxPayload: maxPayloadBytes,
      perMessageDeflate: false,
      followRedirects: false,
      // Broken UTF-8 must not cost the connection: the guard decodes and refuses single messages.
      skipUTF8Validation: true,
      rejectUnauthorized: true,
      ...(this.#options.certificateAuthorities ? { ca: [...this.#options.certificateAuthorities] } : {}),
    });
    this.#handshakes.add(webSocket);
    webSocket.once('open', () => this.#opened(webSocket));
    webSocket.on('error', (error) => this.#handshakeFailed(webSocket, error));
    if (left > 1) this.#nextHandshake = setTimeout(() => this.#shakeHands(left - 1), this.#options.overlapMs);
  }

  #handshakeFailed(webSocket: WebSocket, error: Error): void {
    if (!this.#handshakes.delete(webSocket)) return;
    this.#failure = describeConnectError(error);
    const certain = this.#failure.problem === 'certificateRefused';
    if (this.#handshakes.size > 0 && !certain) return;
    this.#abandonHandshakes();
    this.ondisconnect(true, 1006, this.#failure.detail);
  }

  #abandonHandshakes(): void {
    clearTimeout(this.#nextHandshake);
    const abandoned = [...this.#handshakes];
    this.#handshakes.clear();
    for (const webSocket of abandoned) webSocket.terminate();
  }

  #opened(webSocket: WebSocket): void {
    if (!this.#handshakes.delete(webSocket)) return;
    this.#abandonHandshakes();
    this.#open = webSocket;
    webSocket.on('message', (data, isBinary) => {
      this.#alive(webSocket);
      const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
      if (this.#open === webSocket) this.ondata(isBinary ? bytes : decode(bytes));
    });
    webSocket.on('pong', () => this.#alive(webSocket));
    webSocket.on('ping', () => this.#alive(webSocket));
    webSocket.on('close', (code, reason) => this.#lost(webSocket, code, reason.toString('utf8') || `closed by the server (${code})`));
    this.#alive(webSocket);
    this.onconnect();
  }

  #alive(webSocket: WebSocket): void {
    if (this.#open !== webSocket) return;
    clearTimeout(this.#pulse);
    this.#pulse = setTimeout(() => this.#ping(webSocket, this.#options.pongWithinMs), this.#options.pingAfterMs);
  }

  #ping(webSocket: WebSocket, deadlineMs: number): void {
    webSocket.ping(undefined, undefined, () => {});
    this.#pulse = setTimeout(() => {
      this.#lost(webSocket, 1006, `no sign of life within ${deadlineMs} ms of a ping`);
      webSocket.terminate();
    }, deadlineMs);
  }

  #lost(webSocket: WebSocket, code: number, detail: string): void {
    if (this.#open !== webSocket) return;
    this.#open = undefined;
    clearTimeout(this.#pulse);
    this.#failure = { problem: 'connectionLost', detail };
    this.ondisconnect(code !== 1000, code, detail);
  }
}

function decode(bytes: Buffer): string {
  return bytes.toString('utf8');
}
