import { clampSeconds } from './clampSeconds.ts';
import { inspectFrame, type Inspection } from './frameInspection.ts';
import { KnownDialogs } from './knownDialogs.ts';
import { RateLimit } from './rateLimit.ts';
import { splitFrame, valuesOf } from './sipFrame.ts';
import type { SipSocket, SocketFailure } from './sipSocket.ts';
import { statelessAnswer } from './statelessAnswer.ts';
import { withSipAddresses, withTelAddresses } from './telAddresses.ts';

/** RFC 3261 sets no limit; no SIP message of a call comes near this. */
export const maxFrameBytes = 65_536;

export interface GuardOptions {
  /** Milliseconds; fractions are kept. */
  readonly now: () => number;
  /** Called before each message that the reader gets; `begins` is the Call-ID of an INVITE that begins a call. */
  readonly onDelivery?: (begins: string | undefined) => void;
  /** Called after the reader threw, before the sender is answered: lets the reader forget what it began. */
  readonly onException: (error: unknown) => void;
}

/**
 * Stands between a socket and JsSIP, which throws on some malformed messages, takes 0.25 s for some large ones and
 * would stall under a flood. Refuses frames over 64 KB (513), answers malformed requests (400 and kin, RFC 3261
 * §8.2), drops malformed responses, limits new calls, and lets no exception of the reader through. Counts all of it.
 */
export class GuardedSocket implements SipSocket {
  readonly dropped = { oversized: 0, unparsable: 0, exceptions: 0, flooded: 0 };
  /** When the frame that is being handled was complete at the socket. */
  receivedAt = 0;
  onconnect = (): void => {};
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => {};
  ondata: (data: string | Uint8Array) => void = () => {};
  readonly #inner: SipSocket;
  readonly #options: GuardOptions;
  /** New calls. A seat never sees more; a proxy gone wild may send thousands. */
  readonly #invites: RateLimit;
  /** Any other message that belongs to nothing this seat has begun or accepted. */
  readonly #strangers: RateLimit;
  readonly #known = new KnownDialogs();
  /** Refusals that are sent; beyond it they are only counted. */
  readonly #refusals: RateLimit;

  constructor(inner: SipSocket, options: GuardOptions) {
    this.#inner = inner;
    this.#options = options;
    this.#invites = new RateLimit(40, 20, options.now);
    this.#strangers = new RateLimit(200, 100, options.now);
    this.#refusals = new RateLimit(100, 50, options.now);
  }

  get url(): string {
    return this.#inner.url;
  }

  get via_transport(): string {
    return this.#inner.via_transport;
  }

  get sip_uri(): string {
    return this.#inner.sip_uri;
  }

  get failure(): SocketFailure | undefined {
    return this.#inner.failure;
  }

  connect(): void {
    this.#inner.onconnect = () => this.onconnect();
    this.#inner.ondisconnect = (error, code, reason) => this.ondisconnect(error, code, reason);
    this.#inner.ondata = (data) => this.#receive(data);
    this.#inner.connect();
  }

  disconnect(): void {
    this.#inner.disconnect();
  }

  send(message: string): boolean {
    this.#known.sent(message);
    return this.#inner.send(withTelAddresses(message));
  }

  probe(deadlineMs: number): void {
    this.#inner.probe?.(deadlineMs);
  }

  discardUnsent(): void {
    this.#inner.discardUnsent?.();
  }

  isConnected(): boolean {
    return this.#inner.isConnected();
  }

  isConnecting(): boolean {
    return this.#inner.isConnecting();
  }

  #receive(data: string | Uint8Array): void {
    this.receivedAt = this.#options.now();
    const bytes = typeof data === 'string' ? Math.max(data.length, data.length > maxFrameBytes / 3 ? Buffer.byteLength(data) : 0) : data.byteLength;
    if (bytes > maxFrameBytes) {
      this.#refuseOversized(data);
      return;
    }
    const text = clampSeconds(typeof data === 'string' ? wellFormed(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('utf8'));
    if (text === '\r\n\r\n' || text === '\r\n') {
      this.#deliver(text, undefined);
      return;
    }
    const inspection = inspectFrame(text);
    if (inspection.kind === 'drop') {
      this.dropped.unparsable += 1;
    } else if (inspection.kind === 'refuse') {
      this.dropped.unparsable += 1;
      this.#answer(inspection, inspection.code, inspection.reason, inspection.headers);
    } else if (!this.#admits(inspection)) {
      this.dropped.flooded += 1;
      this.#answer(inspection, 503, 'Service Unavailable', ['Retry-After: 2']);
    } else {
      this.#deliver(text, inspection);
    }
  }

  #deliver(text: string, inspection: Extract<Inspection, { kind: 'pass' }> | undefined): void {
    this.#options.onDelivery?.(inspection?.request?.method === 'INVITE' && !/;\s*tag\s*=/i.test(valuesOf(inspection.frame, 'to')[0] ?? '') ? valuesOf(inspection.frame, 'call-id')[0] : undefined);
    try {
      this.ondata(withSipAddresses(text));
    } catch (error) {
      this.dropped.exceptions += 1;
      this.#options.onException(error);
      if (inspection) this.#answer(inspection, 400, 'Bad Request', []);
    }
  }

  #admits({ frame, request }: Extract<Inspection, { kind: 'pass' }>): boolean {
    if (this.#known.has(valuesOf(frame, 'call-id')[0])) return true;
    return request?.method === 'INVITE' ? this.#invites.admits() : this.#strangers.admits();
  }

  #answer({ frame, request }: Exclude<Inspection, { kind: 'drop' }>, code: number, reason: string, headers: readonly string[]): void {
    if (!request || !this.#refusals.admits()) return;
    const answer = statelessAnswer(frame, request.method, code, reason, headers);
    if (answer !== undefined) this.#inner.send(answer);
  }

  /** Only the beginning is looked at: enough to answer 513 (RFC 3261 §21.5.7). */
  #refuseOversized(data: string | Uint8Array): void {
    this.dropped.oversized += 1;
    const beginning = typeof data === 'string' ? data.slice(0, 8_192) : Buffer.from(data.buffer, data.byteOffset, 8_192).toString('utf8');
    const frame = splitFrame(beginning);
    const method = /^([A-Za-z0-9\-.!%*_+`'~]+) \S+ SIP\/2\.0$/.exec(frame.startLine)?.[1];
    if (method === undefined || !this.#refusals.admits()) return;
    const answer = statelessAnswer(frame, method, 513, 'Message Too Large');
    if (answer !== undefined) this.#inner.send(answer);
  }
}

/** Halves of surrogate pairs, which no UTF-8 can carry, become U+FFFD; JsSIP would throw on them. */
function wellFormed(text: string): string {
  return /\p{Cs}/u.test(text) ? text.replace(/\p{Cs}/gu, '\ufffd') : text;
}
