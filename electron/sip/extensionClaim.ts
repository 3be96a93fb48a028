import { bindingsOf, type Binding } from './bindings.ts';
import type { RequestOutcome } from './loneRequest.ts';
import type { RegisterAnswer } from './registrationProblem.ts';
import { readTakeOver, writeTakeOver } from './takeOverMessage.ts';

export interface ExtensionClaimOptions {
  /** This console: its contact and the user part of that, its instance, and the computer's name. */
  readonly self: { readonly user: string; readonly uri: string; readonly instanceId: string; readonly name: string };
  readonly addressOfRecord: string;
  readonly password: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly random: () => number;
  /** Asks the registrar who is registered (a REGISTER without Contact, RFC 3261 §10.2.3). */
  readonly ask: () => Promise<RequestOutcome>;
  /** Registers without asking. */
  readonly register: () => void;
  /** The question was refused in a way that registering would be too. */
  readonly refused: (answer: RegisterAnswer, withPassword: boolean) => void;
  /** Sends the un-REGISTER of our own binding and stays so. */
  readonly unregister: () => void;
  /** Waits, unregistered; `wake` ends it. */
  readonly rest: () => void;
  readonly wake: () => void;
  /** Takes back somebody's binding of our address of record. */
  readonly removeBinding: (uri: string) => Promise<void>;
  /** Sends the MESSAGE to our address of record. */
  readonly tell: (body: string) => Promise<void>;
  readonly takenOver: (by: { readonly at: number; readonly by: string } | null) => void;
  readonly alsoAt: (other: { readonly since: number; readonly name: string } | null) => void;
}

/** How often a console that waits asks whether the extension has become free. */
const askAgainMs = 5_000;
const mostRemembered = 200;

/** Answers that mean the account and not the question: registering would only be one more failed try. */
const saysNo = new Set([401, 403, 404, 407, 604]);

/**
 * Whose the extension is. Many registrars keep one binding per address of record and let the newest win without a word:
 * two consoles of one extension would throw each other out for ever. So before every REGISTER the registrar is asked who
 * is there. A console that starts while another is registered waits and says so (`alsoAt`); one that finds its own
 * binding gone and another console's in its place has been taken over and does not fight back. `takeOver` is the only
 * way to push another console out: it is told by a MESSAGE, and its binding is removed in case the MESSAGE is lost.
 */
export class ExtensionClaim {
  readonly #options: ExtensionClaimOptions;
  /** `ours`: we registered and were not told otherwise. `lost`: taken over. */
  #state: 'open' | 'ours' | 'lost' = 'open';
  /** We registered over the connection there is: a binding of ours may be in use. */
  #inUse = false;
  #waiting: NodeJS.Timeout | undefined;
  #asking = false;
  /** Raised whenever a question under way has become pointless. */
  #turn = 0;
  #other: { readonly since: number; readonly name: string } | null = null;
  readonly #believed = new Set<string>();

  constructor(options: ExtensionClaimOptions) {
    this.#options = options;
  }

  /** This console was pushed out; only `takeOver` changes it. */
  get lost(): boolean {
    return this.#state === 'lost';
  }

  /** Registers when the extension is ours to register; call it wherever a REGISTER would be sent. */
  async register(): Promise<void> {
    if (this.#asking || this.#state === 'lost') return;
    clearTimeout(this.#waiting);
    this.#asking = true;
    const turn = (this.#turn += 1);
    const outcome = await this.#options.ask();
    if (turn !== this.#turn) return;
    this.#asking = false;
    if (outcome.kind === 'answered' && saysNo.has(outcome.answer.status_code)) return this.#options.refused(outcome.answer, outcome.withPassword);
    const bindings = outcome.kind === 'answered' && outcome.answer.status_code < 300 ? bindingsOf(outcome.answer) : [];
    const others = this.#othersOf(bindings);
    const mine = bindings.some(({ user }) => user === this.#options.self.user);
    if (others.length === 0 || mine) {
      this.#showOther(others[0]);
      await this.#removeOwnRemains(bindings);
      if (turn !== this.#turn) return;
      this.#options.wake();
      this.#options.register();
    } else if (this.#state === 'ours') this.#giveWay(others[0]!.console!);
    else this.#wait(others[0]!);
  }

  /** Our REGISTER was accepted; the answer lists who else is there. */
  registered(answer: RegisterAnswer | undefined): void {
    this.#state = 'ours';
    this.#inUse = true;
    this.#showOther(answer ? this.#othersOf(bindingsOf(answer))[0] : undefined);
  }

  /** The connection broke: the question at hand will not be answered. */
  connectionLost(): void {
    this.#asking = false;
    this.#inUse = false;
    this.#turn += 1;
    clearTimeout(this.#waiting);
  }

  /** We left by ourselves: whoever comes meanwhile is not pushing us out. */
  left(): void {
    this.connectionLost();
    if (this.#state === 'ours') this.#state = 'open';
  }

  async takeOver(): Promise<void> {
    const { self, addressOfRecord, password, now } = this.#options;
    // A register() that asks at this moment must not answer the agent's wish with waiting.
    this.connectionLost();
    this.#state = 'open';
    this.#options.takenOver(null);
    const outcome = await this.#options.ask();
    const others = outcome.kind === 'answered' && outcome.answer.status_code < 300 ? this.#othersOf(bindingsOf(outcome.answer)) : [];
    if (others.length > 0) {
      await this.#options.tell(writeTakeOver({ by: self.name, from: self.user, to: others.map(({ user }) => user), at: now() }, addressOfRecord, password));
      for (const { uri } of others) await this.#options.removeBinding(uri);
    }
    this.#showOther(undefined);
    this.#options.wake();
    this.#options.register();
  }

  /** Takes a MESSAGE of the take-over type. True when it was believed. */
  told(body: string): boolean {
    const { self, addressOfRecord, password, now } = this.#options;
    const message = readTakeOver(body, addressOfRecord, password, now());
    if (!message || !message.to.includes(self.user) || message.from === self.user || this.#believed.has(message.once)) return false;
    this.#believed.add(message.once);
    if (this.#believed.size > mostRemembered) this.#believed.delete(this.#believed.values().next().value!);
    this.#giveWay(message.by);
    return true;
  }

  /**
   * Registrars that keep the address that a REGISTER came from keep our binding of a broken connection too, and ring into
   * it until it runs out. Only what is this instance's is touched (RFC 5626 §4.1); where the registrar does not give the
   * instance back, the user part says the same.
   */
  async #removeOwnRemains(bindings: readonly Binding[]): Promise<void> {
    if (this.#inUse) return;
    const { user, uri: current, instanceId } = this.#options.self;
    const remains = bindings.filter(({ uri, user: its, instance, expiresSeconds }) => uri !== current && expiresSeconds !== 0 && (instance ?? (its === user ? instanceId : undefined)) === instanceId);
    await Promise.all(remains.map(({ uri }) => this.#options.removeBinding(uri)));
  }

  #giveWay(name: string): void {
    this.connectionLost();
    this.#state = 'lost';
    this.#showOther(undefined);
    this.#options.takenOver({ at: this.#options.now(), by: name });
    this.#options.unregister();
  }

  #wait(other: Binding): void {
    this.#showOther(other);
    this.#options.rest();
    this.#waiting = setTimeout(() => void this.register(), askAgainMs * (0.8 + this.#options.random() * 0.4));
  }

  #othersOf(bindings: readonly Binding[]): Binding[] {
    return bindings.filter((binding) => binding.console !== undefined && binding.user !== this.#options.self.user && binding.expiresSeconds !== 0);
  }

  #showOther(other: Binding | undefined): void {
    const name = other?.console;
    if (name === this.#other?.name) return;
    this.#other = name === undefined ? null : { since: this.#options.now(), name };
    this.#options.alsoAt(this.#other);
  }
}
