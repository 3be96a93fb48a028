import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { AgentState } from '../../shared/queues/agentState.ts';
import type { Leg } from '../calls/phone.ts';
import { dialCode } from '../calls/dialCode.ts';
import { PresencePublication, type PublicationOptions } from './presencePublication.ts';
import { StateNotTaken } from './stateNotTaken.ts';
import type { Services } from './profiles/serviceSchema.ts';

const codeAnswerMs = 15_000;

type FeatureCodes = Extract<Services['agentState'], { by: 'featureCodes' }>;

/** A break's reason may have a code of its own; of a state without any the platform is not told. */
function codeOf({ codes, breakCodes }: FeatureCodes, { kind, reason }: AgentState): string | undefined {
  return (kind === 'break' ? breakCodes[reason ?? ''] : undefined) ?? codes[kind];
}

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
  /** The code that the platform took last; it holds through states without one. */
  #taken: string | undefined;
  /** The platform may know nothing of it any more. */
  #forgotten = false;
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
    this.#forgotten = true;
    if (this.#latest && this.#options.how.by !== 'registration') void this.publish(this.#latest).catch(() => {});
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
      case 'featureCodes': return this.#dial(codeOf(how, state) ?? (state.kind === 'offline' ? undefined : this.#taken));
      case 'registration': return this.#show(!how.unregisterIn.includes(state.kind));
      default: return assertNever(how);
    }
  }

  async #dial(code: string | undefined): Promise<void> {
    if (code === undefined || (code === this.#taken && !this.#forgotten)) return;
    const refusal = await dialCode(this.#options.dial(code), { answerMs: codeAnswerMs, announcementMs: this.#options.listenMs });
    if (refusal) throw new StateNotTaken(`The feature code was refused (${refusal.cause})`, refusal.sipCode);
    this.#taken = code;
    this.#forgotten = false;
  }

  #show(present: boolean): void {
    if (present !== this.#away) return;
    this.#away = !present;
    if (present) this.#options.register();
    else this.#options.unregister();
  }
}
