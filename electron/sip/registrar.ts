import type { Registration, RegistrationProblem } from '../../shared/calls/registration.ts';
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
  /** Milliseconds after which an unanswered REGISTER is shown as timed out. */
  readonly patienceMs: number;
}

const needsPerson: readonly RegistrationProblem[] = ['wrongPassword', 'forbidden', 'unknownUser', 'unsupportedDigest', 'certificateRefused'];

/**
 * Keeps the seat registered: turns what happens to socket and REGISTER into a Registration and decides when to try
 * again. While an outage lasts the state stays `failed` with a moving `retryAt`, instead of flickering with every
 * attempt.
 */
export class Registrar {
  readonly #options: RegistrarOptions;
  #state: Registration = { kind: 'unregistered' };
  #retry: NodeJS.Timeout | undefined;
  #patience: NodeJS.Timeout | undefined;
  #outageSince: number | undefined;
  #refusals = 0;
  #running = false;

  constructor(options: RegistrarOptions) {
    this.#options = options;
  }

  get state(): Registration {
    return this.#state;
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

  /** Tries at once what would be tried next. */
  hurry(connected: boolean): void {
    if (!this.#running) return;
    clearTimeout(this.#retry);
    if (connected) this.#options.register();
    else this.#options.connect();
  }

  connected(): void {
    this.#clearTimers();
    this.#outageSince = undefined;
    this.#show({ kind: 'registering', since: this.#options.now() });
    this.#patience = setTimeout(() => this.#failed({ problem: 'timedOut', detail: 'The server did not answer the REGISTER' }), this.#options.patienceMs);
  }

  /** The socket could not be opened, or broke. */
  disconnected(failure: SocketFailure | undefined): void {
    clearTimeout(this.#patience);
    if (!this.#running) return;
    const now = this.#options.now();
    const wasUp = this.#state.kind === 'registered' || this.#state.kind === 'registering';
    this.#outageSince ??= now;
    const delay = failure?.problem === 'certificateRefused'
      ? registerDelay(0, true, this.#options.random)
      : reconnectDelay(now - this.#outageSince, this.#options.random);
    const problem = failure?.problem ?? (wasUp ? 'connectionLost' : 'serverUnreachable');
    this.#fail({ problem, detail: failure?.detail ?? 'The connection was closed' }, delay, () => this.#options.connect());
  }

  registered(answer: RegisterAnswer | undefined, contactUser: string): void {
    this.#clearTimers();
    this.#refusals = 0;
    this.#show({ kind: 'registered', since: this.#options.now(), expiresSeconds: expiresOf(answer, contactUser) });
  }

  /** `withPassword`: the REGISTER had answered a challenge. */
  refused(answer: RegisterAnswer | null, cause: string, withPassword: boolean): void {
    const fault = faultOfRegister(answer, cause, withPassword);
    // The socket's own event follows and says more.
    if (fault.problem !== 'connectionLost') this.#failed(fault);
  }

  #failed(fault: RegistrationFault): void {
    clearTimeout(this.#patience);
    if (!this.#running) return;
    const delay = Math.max(fault.retryAfterMs ?? 0, registerDelay(this.#refusals, needsPerson.includes(fault.problem), this.#options.random));
    this.#refusals += 1;
    this.#fail(fault, delay, () => this.#options.register());
  }

  #fail(fault: RegistrationFault, delay: number, again: () => void): void {
    clearTimeout(this.#retry);
    const now = this.#options.now();
    const same = this.#state.kind === 'failed' && this.#state.problem === fault.problem ? this.#state.since : now;
    this.#retry = setTimeout(again, delay);
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
  const ours = answer?.getHeaders('contact').find((contact) => contact.includes(contactUser));
  const granted = /;\s*expires\s*=\s*(\d{1,9})/i.exec(ours ?? '')?.[1] ?? /^\s*(\d{1,9})/.exec(answer?.getHeader('expires') ?? '')?.[1];
  return granted === undefined ? 600 : Number(granted);
}
