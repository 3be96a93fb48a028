import type { ReceivedRequest } from './jssipInternals.ts';

/** What the invite needs of the phone around it. */
export interface ServerInReach {
  readonly isConnected: () => boolean;
  /** Which server the connection leads to. */
  readonly serverUrl: () => string;
  /** Runs the task when a server can be reached again. */
  readonly whenConnected: (task: () => void) => void;
}

/** A final answer that nobody acknowledges is forgotten after this time (RFC 3261 §17.2.1, timer H). */
const forgetMs = 32_000;

/**
 * The INVITE of a ringing call, which can be answered although the connection that it came over is gone. JsSIP would
 * forget its transaction at once, as RFC 3261 §17.2.4 allows; but responses are matched by the branch of the topmost Via
 * alone (§17.1.3), so that the same server takes one over the seat's next connection too. A final answer given while
 * there is none is sent as soon as there is; the latest one counts.
 */
export class KeptInvite {
  readonly request: ReceivedRequest;
  readonly #server: ServerInReach;
  readonly #url: string;
  readonly #forget: () => void;
  #unsent: (() => void) | undefined;

  /** Call it once, before the first final answer. */
  constructor(request: ReceivedRequest, server: ServerInReach) {
    this.request = request;
    this.#server = server;
    this.#url = server.serverUrl();
    const transaction = request.server_transaction;
    const { receiveResponse, onTransportError } = transaction;
    this.#forget = () => onTransportError.call(transaction);
    transaction.onTransportError = () => {};
    transaction.receiveResponse = (status, response, onSuccess, onFailure) => {
      const send = (): void => receiveResponse.call(transaction, status, response, onSuccess, onFailure);
      if (status < 200 || server.isConnected()) send();
      else this.#keep(send);
    };
  }

  /** Another server than the one that rang knows nothing of the call, and would take no answer to it. */
  get elsewhere(): boolean {
    return this.#server.serverUrl() !== this.#url;
  }

  /** The platform has sent the same call once more: this INVITE will never be answered. */
  drop(): void {
    this.#unsent = undefined;
    this.#forget();
  }

  #keep(send: () => void): void {
    const first = this.#unsent === undefined;
    this.#unsent = send;
    if (!first) return;
    const late = setTimeout(() => this.drop(), forgetMs);
    this.#server.whenConnected(() => {
      clearTimeout(late);
      const unsent = this.#unsent;
      this.#unsent = undefined;
      if (this.elsewhere) this.#forget();
      else unsent?.();
    });
  }
}
