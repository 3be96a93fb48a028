import type { AgentState } from '../../shared/queues/agentState.ts';
import type { RequestOutcome } from './loneRequest.ts';
import { pidfOf } from './pidf.ts';
import { StateNotTaken } from './stateNotTaken.ts';

export interface PublicationOptions {
  /** Sends a PUBLISH for the address of record. */
  readonly send: (headers: readonly string[], body?: string) => Promise<RequestOutcome>;
  readonly addressOfRecord: string;
  readonly expiresSeconds: number;
}

/**
 * The agent's state at the platform's presence agent (SIP PUBLISH, RFC 3903, event package `presence`, RFC 3856). It is
 * replaced by its entity-tag, refreshed at four fifths of its time, and published anew when the platform forgot it.
 */
export class PresencePublication {
  readonly #options: PublicationOptions;
  #state: AgentState | undefined;
  #tag: string | undefined;
  #expiresSeconds: number;
  #refresh: NodeJS.Timeout | undefined;

  constructor(options: PublicationOptions) {
    this.#options = options;
    this.#expiresSeconds = options.expiresSeconds;
  }

  /** Resolves when the platform has taken it; rejects with a StateNotTaken when it refused or was silent. */
  publish(state: AgentState): Promise<void> {
    this.#state = state;
    return this.#send(pidfOf(state, this.#options.addressOfRecord));
  }

  /** Takes the state back (RFC 3903 §4.5). */
  async remove(): Promise<void> {
    clearTimeout(this.#refresh);
    this.#state = undefined;
    const tag = this.#tag;
    this.#tag = undefined;
    if (tag !== undefined) await this.#options.send(['Event: presence', 'Expires: 0', `SIP-If-Match: ${tag}`]);
  }

  /** Without a body it refreshes what is there. */
  async #send(body: string | undefined, attempt = 1): Promise<void> {
    clearTimeout(this.#refresh);
    const outcome = await this.#options.send([
      'Event: presence',
      `Expires: ${this.#expiresSeconds}`,
      ...(this.#tag === undefined ? [] : [`SIP-If-Match: ${this.#tag}`]),
      ...(body === undefined ? [] : ['Content-Type: application/pidf+xml']),
    ], body);
    if (this.#state === undefined) return;
    if (outcome.kind === 'silent') throw this.#failed('The platform did not answer');
    const { answer } = outcome;
    if (answer.status_code < 300) return this.#taken(answer.getHeader('sip-etag'), answer.getHeader('expires'));
    if (attempt < 3 && answer.status_code === 412) {
      // The platform has forgotten it, e.g. in a restart (RFC 3903 §4.3).
      this.#tag = undefined;
      return this.#send(pidfOf(this.#state, this.#options.addressOfRecord), attempt + 1);
    }
    const atLeast = Number(answer.getHeader('min-expires'));
    if (attempt < 3 && answer.status_code === 423 && atLeast > this.#expiresSeconds) {
      this.#expiresSeconds = atLeast;
      return this.#send(body, attempt + 1);
    }
    throw this.#failed(`The platform refused the state with ${answer.status_code}`, answer.status_code);
  }

  #taken(tag: string | undefined, expires: string | undefined): void {
    this.#tag = tag;
    const seconds = Math.max(1, Math.min(Number(expires) || this.#expiresSeconds, 86_400));
    this.#schedule(seconds * 800, tag === undefined);
  }

  #failed(message: string, sipCode?: number): StateNotTaken {
    // A platform without PUBLISH (405, 489, 501) is not asked again.
    if (sipCode === undefined || sipCode >= 500) this.#schedule(60_000, true);
    return new StateNotTaken(message, sipCode);
  }

  #schedule(afterMs: number, whole: boolean): void {
    clearTimeout(this.#refresh);
    this.#refresh = setTimeout(() => {
      if (this.#state) void this.#send(whole ? pidfOf(this.#state, this.#options.addressOfRecord) : undefined).catch(() => {});
    }, afterMs);
    this.#refresh.unref?.();
  }
}
