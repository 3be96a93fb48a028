import type { SipSocket } from './sipSocket.ts';

export interface MainServerReturnOptions {
  /** At another server than the main one, and no call runs. */
  readonly mayReturn: () => boolean;
  /** Whether the main server answers SIP. */
  readonly probe: () => Promise<boolean>;
  readonly goBack: () => Promise<void>;
  readonly now: () => number;
  readonly random: () => number;
  /** Milliseconds between two looks. */
  readonly everyMs?: number;
}

const longestPauseMs = 300_000;
/** A return that lasted shorter than this was a mistake. */
const shortStayMs = 60_000;

/**
 * Brings the seat back to its main server: looks in the background, over a connection of its own, whether that server
 * answers; never while a call runs. Each return that did not last doubles the pause until the next look.
 */
export class MainServerReturn {
  readonly #options: MainServerReturnOptions;
  #timer: NodeJS.Timeout | undefined;
  #pauseMs: number;
  #returnedAt: number | undefined;

  constructor(options: MainServerReturnOptions) {
    this.#options = options;
    this.#pauseMs = options.everyMs ?? 10_000;
  }

  /** The seat is at a backup server from now on. Safe to call again. */
  away(): void {
    if (this.#timer) return;
    const { now, everyMs = 10_000 } = this.#options;
    const short = this.#returnedAt !== undefined && now() - this.#returnedAt < shortStayMs;
    this.#pauseMs = short ? Math.min(longestPauseMs, this.#pauseMs * 2) : everyMs;
    this.#returnedAt = undefined;
    this.#look();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    const { mayReturn, probe, goBack, now, random } = this.#options;
    const timer = setTimeout(async () => {
      const there = mayReturn() && (await probe());
      if (this.#timer !== timer) return;
      if (!there || !mayReturn()) return this.#look();
      this.#timer = undefined;
      this.#returnedAt = now();
      await goBack();
    }, this.#pauseMs * (0.75 + random() * 0.5));
    this.#timer = timer;
  }
}

/**
 * Opens the socket, asks for a sign of life (OPTIONS, RFC 3261 §11) and closes it. True when any SIP answer came in
 * time: a server that accepts connections but does not speak is of no use.
 */
export function answersSip(socket: SipSocket, domain: string, withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (answers: boolean): void => {
      clearTimeout(patience);
      socket.ondata = () => {};
      socket.ondisconnect = () => {};
      socket.disconnect();
      resolve(answers);
    };
    const patience = setTimeout(() => settle(false), withinMs);
    socket.ondisconnect = () => settle(false);
    socket.ondata = (data) => { if (/^SIP\/2\.0 /.test(typeof data === 'string' ? data : Buffer.from(data).toString('utf8', 0, 16))) settle(true); };
    const token = Math.random().toString(36).slice(2, 14);
    socket.onconnect = () => {
      socket.send([
        `OPTIONS sip:${domain} SIP/2.0`, `Via: SIP/2.0/${socket.via_transport} ${token}.invalid;branch=z9hG4bK${token}`, 'Max-Forwards: 70',
        `From: <sip:${domain}>;tag=${token}`, `To: <sip:${domain}>`, `Call-ID: ${token}`, 'CSeq: 1 OPTIONS', 'Content-Length: 0', '', '',
      ].join('\r\n'));
    };
    socket.connect(withinMs);
  });
}
