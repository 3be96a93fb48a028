import type { Registration, RegistrationProblem } from '../../shared/calls/registration.ts';
import { bindingsOf } from './bindings.ts';
import { faultOfRegister, type RegisterAnswer, type RegistrationFault } from './registrationProblem.ts';
import { reconnectDelay, registerDelay, type Random } from './retryDelay.ts';
import type { SocketFailure } from './sipSocket.ts';

export interface RegistrarOptions {
  readonly now: () => number;
  readonly random: Random;
  readonly changed: (registration: Registration) => void;
  /** Opens the socket. */
  readonly connect: () => void;
  /** Sends a REGISTER. */
  readonly register: () => void;
  /** Leaves a server that answers but cannot register us for the next one; false when there is no other or a call holds us here. */
  readonly moveOn?: () => boolean;
  /** Milliseconds after which an unanswered REGISTER is shown as timed out. */
  readonly patienceMs: number;
}

const needsPerson: readonly RegistrationProblem[] = ['wrongPassword', 'forbidden', 'unknownUser', 'unsupportedDigest', 'certificateRefused'];
const anotherServerMayHelp: readonly RegistrationProblem[] = ['serverError', 'timedOut'];

/**
 * Keeps the seat registered: turns what happens to socket and REGISTER into a Registration and decides when to try
 * again. While an outage lasts the state stays `failed` with a moving `retryAt`, instead of flickering with every
 * attempt. While it rests (unregistered on purpose) the socket is still kept open: calls may run over it.
 */
export class Registrar {
  readonly #options: RegistrarOptions;
  #state: Registration = { kind: 'unregistered' };
  #retry: NodeJS.Timeout | undefined;
  #patience: NodeJS.Timeout | undefined;
  #outageSince: number | undefined;
  #refusals = 0;
  #running = false;
  #resting = false;
  /** The connection is being exchanged on purpose. */
  #moving = false;

  constructor(options: RegistrarOptions) {
    this.#options = options;
  }

  get state(): Registration {
    return this.#state;
  }

  /** Unregistered on purpose. */
  get resting(): boolean {
    return this.#resting;
  }

  start(): void {
    this.#running = true;
    this.#show({ kind: 'connecting', since: this.#options.now() });
  }

  stop(): void {
    this.#running = false;
    this.#clearTimers();
    this.#show({ kind: 'unregistered' });
  }

  /** From now on nothing is registered; the caller sends the un-REGISTER. */
  rest(): void {
    this.#resting = true;
    clearTimeout(this.#patience);
    if (this.#running && this.#state.kind !== 'unregistered') this.#show({ kind: 'unregistered' });
  }

  /** Ends the rest; the caller registers, or the next connection does. */
  wake(connected: boolean): void {
    if (!this.#resting) return;
    this.#resting = false;
    if (!this.#running) return;
    if (connected) this.#registering();
    else this.#show({ kind: 'connecting', since: this.#options.now() });
  }

  /** Tries at once what would be tried next. */
  hurry(connected: boolean): void {
    if (!this.#running) return;
    clearTimeout(this.#retry);
    if (!connected) this.#options.connect();
    else if (!this.#resting) this.#options.register();
  }

  /** The connection is exchanged for another one: `disconnected` that follows is no outage. */
  moving(): void {
    this.#clearTimers();
    this.#moving = true;
    if (this.#running && !this.#resting) this.#show({ kind: 'connecting', since: this.#options.now() });
  }

  connected(): void {
    this.#clearTimers();
    this.#moving = false;
    if (!this.#resting) this.#registering();
  }

  /** The socket could not be opened, or broke. */
  disconnected(failure: SocketFailure | undefined): void {
    clearTimeout(this.#patience);
    const moving = this.#moving;
    this.#moving = false;
    if (!this.#running || moving) return;
    const now = this.#options.now();
    const wasUp = this.#state.kind === 'registered' || this.#state.kind === 'registering';
    // A server that accepts connections only to drop them must not be stormed either.
    const reached = failure?.reached ?? this.#state.kind === 'registering';
    this.#outageSince ??= now;
    const delay = failure?.problem === 'certificateRefused'
      ? registerDelay(0, true, this.#options.random)
      : reconnectDelay(now - this.#outageSince, reached, this.#options.random);
    const problem = failure?.problem ?? (wasUp ? 'connectionLost' : 'serverUnreachable');
    this.#fail({ problem, detail: failure?.detail ?? 'The connection was closed' }, delay, () => this.#options.connect());
  }

  registered(answer: RegisterAnswer | undefined, contactUser: string): void {
    if (this.#resting) return;
    this.#clearTimers();
    this.#refusals = 0;
    this.#outageSince = undefined;
    const since = this.#state.kind === 'registered' ? this.#state.since : this.#options.now();
    this.#show({ kind: 'registered', since, expiresSeconds: expiresOf(answer, contactUser) });
  }

  /** `withPassword`: the REGISTER had answered a challenge. */
  refused(answer: RegisterAnswer | null, cause: string, withPassword: boolean): void {
    const fault = faultOfRegister(answer, cause, withPassword);
    // The socket's own event follows and says more.
    if (fault.problem !== 'connectionLost' && !this.#resting) this.#failed(fault);
  }

  #registering(): void {
    this.#show({ kind: 'registering', since: this.#options.now() });
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#failed({ problem: 'timedOut', detail: 'The server did not answer the REGISTER' }), this.#options.patienceMs);
  }

  #failed(fault: RegistrationFault): void {
    clearTimeout(this.#patience);
    if (!this.#running) return;
    if (anotherServerMayHelp.includes(fault.problem) && this.#movesOn()) {
      this.#fail(fault, reconnectDelay(0, false, this.#options.random), () => this.#options.connect());
      return;
    }
    const delay = Math.max(fault.retryAfterMs ?? 0, registerDelay(this.#refusals, needsPerson.includes(fault.problem), this.#options.random));
    this.#refusals += 1;
    this.#fail(fault, delay, () => { if (!this.#resting) this.#options.register(); });
  }

  #movesOn(): boolean {
    this.#moving = true;
    const moves = this.#options.moveOn?.() ?? false;
    this.#moving = false;
    return moves;
  }

  #fail(fault: RegistrationFault, delay: number, again: () => void): void {
    clearTimeout(this.#retry);
    const now = this.#options.now();
    const same = this.#state.kind === 'failed' && this.#state.problem === fault.problem ? this.#state.since : now;
    this.#retry = setTimeout(again, delay);
    if (this.#resting) return;
    this.#show({
      kind: 'failed', since: same, problem: fault.problem, detail: fault.detail, retryAt: now + delay,
      ...(fault.sipCode !== undefined ? { sipCode: fault.sipCode } : {}),
    });
  }

  #clearTimers(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#patience);
  }

  #show(registration: Registration): void {
    this.#state = registration;
    this.#options.changed(registration);
  }
}

/** Seconds granted to our binding: its `expires` parameter, else the Expires field (RFC 3261 §10.2.4). */
function expiresOf(answer: RegisterAnswer | undefined, contactUser: string): number {
  const ours = answer ? bindingsOf(answer).find(({ user }) => user === contactUser) : undefined;
  if (ours?.expiresSeconds !== undefined) return ours.expiresSeconds;
  const granted = /^\s*(\d{1,9})/.exec(answer?.getHeader('expires') ?? '')?.[1];
  return granted === undefined ? 600 : Number(granted);
}
