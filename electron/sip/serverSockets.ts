import { noServers, type ServerChoice } from '../../shared/calls/serverChoice.ts';
import type { SipSocket, SocketFailure } from './sipSocket.ts';

export interface ServerSocketsOptions {
  /** In order of preference, at least one. */
  readonly urls: readonly string[];
  readonly open: (url: string) => SipSocket;
  readonly now: () => number;
  readonly changed: (servers: ServerChoice) => void;
}

/** Milliseconds that one server may keep the seat waiting while there are others. */
const serverPatienceMs = 3_500;

/**
 * One socket out of several servers: each `connect()` tries one of them. A connection that broke is tried again first,
 * because most breaks are short; then the list is gone through from its beginning, round and round.
 */
export class ServerSockets implements SipSocket {
  onconnect = (): void => {};
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => {};
  ondata: (data: string | Uint8Array) => void = () => {};
  readonly #options: ServerSocketsOptions;
  readonly #sockets: readonly SipSocket[];
  /** The present one and those to try after it. */
  #order: number[];
  #wasOpen = false;
  #choice: ServerChoice = noServers;

  /** Throws what `open` throws for an address that is none. */
  constructor(options: ServerSocketsOptions) {
    this.#options = options;
    this.#sockets = options.urls.map((url) => options.open(url));
    this.#order = this.#all();
  }

  get #current(): number {
    return this.#order[0]!;
  }

  get #socket(): SipSocket {
    return this.#sockets[this.#current]!;
  }

  get choice(): ServerChoice {
    return this.#choice;
  }

  get several(): boolean {
    return this.#sockets.length > 1;
  }

  /** The seat is at another server than the main one. */
  get isAway(): boolean {
    return this.#current !== 0;
  }

  get url(): string {
    return this.#socket.url;
  }

  get via_transport(): string {
    return this.#socket.via_transport;
  }

  get sip_uri(): string {
    return this.#socket.sip_uri;
  }

  get failure(): SocketFailure | undefined {
    return this.#socket.failure;
  }

  /** Shows which server is tried. */
  show(): void {
    this.#show(this.#choice.switchedAt);
  }

  connect(): void {
    const at = this.#current;
    const socket = this.#socket;
    socket.onconnect = () => {
      this.#wasOpen = true;
      this.#show(at === 0 ? null : this.#choice.switchedAt ?? this.#options.now());
      this.onconnect();
    };
    socket.ondisconnect = (error, code, reason) => {
      const lost = this.#wasOpen;
      this.#wasOpen = false;
      // The reader asks for the reason and the address of the server that failed.
      this.ondisconnect(error, code, reason);
      if (this.#current !== at) return;
      if (lost) this.#order = [at, ...this.#all().filter((other) => other !== at)];
      else this.#next();
    };
    socket.ondata = (data) => this.ondata(data);
    this.#show(this.#choice.switchedAt);
    if (this.several) socket.connect(serverPatienceMs);
    else socket.connect();
  }

  /** The present server answers but is of no use: the next `connect()` tries another. */
  moveOn(): void {
    const at = this.#current;
    this.#order = [...this.#all().filter((other) => other !== at), at];
  }

  /** The next `connect()` goes to the main server. */
  returnToMain(): void {
    this.#order = this.#all();
  }

  disconnect(): void {
    this.#wasOpen = false;
    for (const socket of this.#sockets) if (socket.isConnected() || socket.isConnecting()) socket.disconnect();
  }

  send(message: string): boolean {
    return this.#socket.send(message);
  }

  probe(deadlineMs: number): void {
    this.#socket.probe?.(deadlineMs);
  }

  discardUnsent(): void {
    this.#socket.discardUnsent?.();
  }

  isConnected(): boolean {
    return this.#socket.isConnected();
  }

  isConnecting(): boolean {
    return this.#socket.isConnecting();
  }

  #all(): number[] {
    return this.#sockets.map((_socket, at) => at);
  }

  #next(): void {
    const rest = this.#order.slice(1);
    this.#order = rest.length > 0 ? rest : this.#all();
  }

  #show(switchedAt: number | null): void {
    const { urls, changed } = this.#options;
    const current = urls[this.#current]!;
    if (current === this.#choice.current && switchedAt === this.#choice.switchedAt) return;
    this.#choice = { all: urls, current, switchedAt };
    changed(this.#choice);
  }
}
