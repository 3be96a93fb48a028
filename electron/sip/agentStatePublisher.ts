import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { AgentState } from '../../shared/queues/agentState.ts';
import type { Leg } from '../calls/phone.ts';
import { dialCode } from '../calls/dialCode.ts';
import { PresencePublication, type PublicationOptions } from './presencePublication.ts';
import { StateNotTaken } from './stateNotTaken.ts';
import type { Services } from './profiles/serviceSchema.ts';

const codeAnswerMs = 15_000;

export interface PublisherOptions extends Pick<PublicationOptions, 'send' | 'addressOfRecord'> {
  readonly how: Services['agentState'];
  readonly dial: (code: string) => Leg;
  readonly register: () => void;
  readonly unregister: () => void;
  /** Milliseconds that the announcement of a feature code may take. */
  readonly listenMs: number;
}

/** Tells the platform the agent's state, in the way of its profile; one state after the other, outdated ones are left out. */
export class AgentStatePublisher {
  readonly #options: PublisherOptions;
  readonly #presence: PresencePublication | undefined;
  #latest: AgentState | undefined;
  #told: Promise<void> = Promise.resolve();
  #dialled: string | undefined;
  #away = false;

  constructor(options: PublisherOptions) {
    this.#options = options;
    if (options.how.by === 'publish') this.#presence = new PresencePublication({ ...options, expiresSeconds: options.how.expiresSeconds });
  }

  /** Resolves when the platform has taken it; rejects with a StateNotTaken. */
  publish(state: AgentState): Promise<void> {
    this.#latest = state;
    const turn = this.#told.then(() => (this.#latest === state ? this.#tell(state) : undefined));
    this.#told = turn.catch(() => {});
    return turn;
  }

  /** The server may have forgotten everything: what it should know is said again. */
  restored(): void {
    if (this.#presence && this.#latest) void this.publish(this.#latest).catch(() => {});
  }

  async stop(): Promise<void> {
    this.#latest = undefined;
    await this.#presence?.remove();
  }

  async #tell(state: AgentState): Promise<void> {
    const { how } = this.#options;
    switch (how.by) {
      case 'none': return;
      case 'publish': return this.#presence?.publish(state);
      case 'featureCodes': return this.#dial((state.kind === 'break' ? how.breakCodes[state.reason ?? ''] : undefined) ?? how.codes[state.kind]);
      case 'registration': return this.#show(!how.unregisterIn.includes(state.kind));
      default: return assertNever(how);
    }
  }

  async #dial(code: string | undefined): Promise<void> {
    if (code === undefined || code === this.#dialled) return;
    const refusal = await dialCode(this.#options.dial(code), { answerMs: codeAnswerMs, announcementMs: this.#options.listenMs });
    if (refusal) throw new StateNotTaken(`The feature code was refused (${refusal.cause})`, refusal.sipCode);
    this.#dialled = code;
  }

  #show(present: boolean): void {
    if (present !== this.#away) return;
    this.#away = !present;
    if (present) this.#options.register();
    else this.#options.unregister();
  }
}
