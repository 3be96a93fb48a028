import { networkInterfaces } from 'node:os';
import WebSocket from 'ws';
import { describeConnectError } from './connectError.ts';
import { HostAddresses, type Resolve } from './hostAddresses.ts';
import { sipUriOf, type SipSocket, type SocketFailure } from './sipSocket.ts';
import { shakeHands, type Handshake } from './webSocketHandshake.ts';

export interface WebSocketSocketOptions {
  /** PEM certificates trusted instead of the built-in list (a platform with its own authority). */
  readonly certificateAuthorities?: readonly string[];
  /** Milliseconds until one TLS + HTTP handshake on a TCP connection that stands is given up. */
  readonly handshakeMs?: number;
  /** Milliseconds that one TCP connection may take. */
  readonly tcpMs?: number;
  /** While no handshake has succeeded, a further one is started after about so many milliseconds; twice as many where TCP stands. */
  readonly overlapMs?: number;
  /** Milliseconds after which an attempt without any progress has failed. */
  readonly patienceMs?: number;
  /** Milliseconds of silence after which a ping goes out, and milliseconds that its pong may take. */
  readonly pingAfterMs?: number;
  readonly pongWithinMs?: number;
  readonly resolve?: Resolve;
}

const defaults = { handshakeMs: 8_000, tcpMs: 3_000, overlapMs: 500, patienceMs: 6_000, pingAfterMs: 4_000, pongWithinMs: 4_000 };

const silence: SocketFailure = { problem: 'timedOut', detail: 'the server did not answer in time' };

/**
 * SIP over WebSocket (RFC 7118) on `ws`. Certificates are always verified. A connection that stays silent is pinged
 * and given up after at most `pingAfterMs + pongWithinMs`. Handshakes overlap and take turns over the addresses of the
 * host: when packets vanished for a while, the first that gets through wins, without waiting for TCP's own
 * retransmission pauses, and a dead address does not hide a living one.
 */
export class WebSocketSocket implements SipSocket {
  readonly url: string;
  via_transport: string;
  readonly sip_uri: string;
  onconnect = (): void => {};
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => {};
  ondata: (data: string | Uint8Array) => void = () => {};
  #failure: SocketFailure | undefined;
  readonly #options: typeof defaults & WebSocketSocketOptions;
  readonly #addresses: HostAddresses;
  readonly #handshakes = new Set<Handshake>();
  /** Addresses that answered no in the attempt at hand. */
  readonly #refusedBy = new Set<string>();
  #open: WebSocket | undefined;
  #localAddress: string | undefined;
  /** Of the connection that is open, or is just being given up. */
  #handshake: Handshake | undefined;
  #connecting: { readonly until: number } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pulse: NodeJS.Timeout | undefined;

  /** Throws a TypeError when `url` is not a ws: or wss: address. */
  constructor(url: string, options: WebSocketSocketOptions = {}) {
    const { sipUri, viaTransport, host } = sipUriOf(url);
    this.url = url;
    this.sip_uri = sipUri;
    this.via_transport = viaTransport;
    this.#options = { ...defaults, ...options };
    this.#addresses = new HostAddresses(host, options.resolve);
  }

  get failure(): SocketFailure | undefined {
    return this.#failure;
  }

  isConnected(): boolean {
    return this.#open !== undefined;
  }

  isConnecting(): boolean {
    return this.#connecting !== undefined;
  }

  connect(patienceMs = this.#options.patienceMs): void {
    if (this.isConnected() || this.isConnecting()) return;
    this.#failure = undefined;
    const attempt = { until: performance.now() + patienceMs };
    this.#connecting = attempt;
    const still = (): boolean => this.#connecting === attempt;
    const late = setTimeout(() => { if (still()) this.#giveUp({ problem: 'timedOut', detail: 'the name server did not answer in time' }); }, patienceMs);
    this.#addresses.refresh().then(
      () => {
        clearTimeout(late);
        if (still()) this.#nextHandshake();
      },
      (error: Error) => {
        clearTimeout(late);
        if (still()) this.#giveUp(describeConnectError(error));
      },
    );
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
    if (this.#addressIsGone()) this.#break(this.#open, 'the network address of the connection is gone');
    else this.#ping(this.#open, deadlineMs);
  }

  discardUnsent(): void {
    if (!this.#open) this.#handshake?.reset();
  }

  /** Starts a further handshake unless one is getting on, and comes again until one is open or the patience has ended. */
  #nextHandshake(): void {
    clearTimeout(this.#timer);
    const { handshakeMs, tcpMs, overlapMs, certificateAuthorities } = this.#options;
    const standing = [...this.#handshakes].flatMap(({ tcpSince }) => (tcpSince === undefined ? [] : [performance.now() - tcpSince]));
    if (this.#pastPatience()) {
      if (standing.length === 0) return this.#giveUp(this.#failure ?? silence);
    } else if (standing.every((age) => age > 2 * overlapMs)) {
      const handshake = shakeHands({ url: this.url, address: this.#addresses.next(this.#refusedBy), tcpMs, handshakeMs, certificateAuthorities });
      this.#handshakes.add(handshake);
      handshake.outcome.then(
        (webSocket) => this.#opened(handshake, webSocket),
        (error: Error) => this.#handshakeFailed(handshake, error),
      );
    }
    // Spread, so that seats that lost their server in the same instant do not knock in step.
    this.#timer = setTimeout(() => this.#nextHandshake(), overlapMs * (0.8 + Math.random() * 0.4));
  }

  #pastPatience(): boolean {
    return this.#connecting === undefined || performance.now() >= this.#connecting.until;
  }

  #handshakeFailed(handshake: Handshake, error: Error): void {
    if (!this.#handshakes.delete(handshake)) return;
    this.#failure = describeConnectError(error);
    if (this.#failure.problem === 'certificateRefused') return this.#giveUp(this.#failure);
    if (this.#failure.problem === 'timedOut') {
      // Silence may end at any moment: it is asked again until the patience ends.
      if (this.#handshakes.size === 0) this.#nextHandshake();
      return;
    }
    this.#refusedBy.add(handshake.address);
    if (this.#refusedBy.size >= this.#addresses.count) this.#giveUp(this.#failure);
    else if (this.#handshakes.size === 0) this.#nextHandshake();
  }

  #giveUp(failure: SocketFailure): void {
    this.#abandonHandshakes();
    this.#failure = failure;
    this.ondisconnect(true, 1006, failure.detail);
  }

  #abandonHandshakes(): void {
    clearTimeout(this.#timer);
    this.#connecting = undefined;
    this.#refusedBy.clear();
    const abandoned = [...this.#handshakes];
    this.#handshakes.clear();
    for (const handshake of abandoned) handshake.abandon();
  }

  #opened(handshake: Handshake, webSocket: WebSocket): void {
    if (!this.#handshakes.delete(handshake)) return webSocket.terminate();
    this.#abandonHandshakes();
    this.#addresses.worked(handshake.address);
    this.#localAddress = handshake.localAddress;
    this.#failure = undefined;
    this.#open = webSocket;
    this.#handshake = handshake;
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
    this.#pulse = setTimeout(() => this.#break(webSocket, `no sign of life within ${deadlineMs} ms of a ping`), deadlineMs);
  }

  /** What is sent from an address that the machine no longer has never arrives. */
  #addressIsGone(): boolean {
    const address = this.#localAddress;
    if (address === undefined) return false;
    const bare = (text: string): string => text.replace(/^::ffff:/, '').replace(/%.*$/, '');
    return !Object.values(networkInterfaces()).flat().some((known) => known !== undefined && bare(known.address) === bare(address));
  }

  #break(webSocket: WebSocket, detail: string): void {
    this.#lost(webSocket, 1006, detail);
    webSocket.terminate();
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
