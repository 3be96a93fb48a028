import type { Registration } from '../../shared/calls/registration.ts';
import type { AgentState } from '../../shared/queues/agentState.ts';
import type { Phone } from '../calls/phone.ts';
import type { SetTimer } from '../calls/timer.ts';

export interface WithheldRegistrationOptions {
  readonly phone: () => Pick<Phone, 'register' | 'unregister' | 'codes'> | undefined;
  readonly registration: () => Registration;
  /** Another computer has the extension: then it is not ours to register. */
  readonly takenOver: () => boolean;
  readonly state: () => AgentState;
  readonly setTimer: SetTimer;
}

/** How long a registration may take that a check waits for, and how often it is looked at; milliseconds. */
const patienceMs = 2_000;
const stepMs = 50;

/**
 * Some platforms know of an agent's break only because the seat unregisters. The agent is on a break then, not offline,
 * and his seat has to register before it can be proved ready.
 */
export class WithheldRegistration {
  private bringingUp = false;
  /** Registered for a check, and not let go since. */
  private isBroughtUp = false;
  private readonly options: WithheldRegistrationOptions;

  constructor(options: WithheldRegistrationOptions) {
    this.options = options;
  }

  /** Registered, or unregistered only because the agent's state wants it so. */
  get isStanding(): boolean {
    return this.options.registration().kind === 'registered' || this.bringingUp || this.isWithheld();
  }

  /** Registers a withheld seat for a check. Resolves when it is registered, or after two seconds; else at once. */
  async bringUp(): Promise<void> {
    const { phone, registration, setTimer } = this.options;
    if (!this.isWithheld()) return;
    this.bringingUp = true;
    this.isBroughtUp = true;
    phone()?.register();
    for (let waited = 0; waited < patienceMs && registration().kind !== 'registered'; waited += stepMs) await new Promise<void>((resolve) => void setTimer(resolve, stepMs));
    this.bringingUp = false;
  }

  /** The check is over: the platform is to offer nothing, as before. */
  letGo(): void {
    const { phone, state } = this.options;
    if (!this.isBroughtUp) return;
    this.isBroughtUp = false;
    if (state().kind !== 'offline' && phone()?.codes.unregistersIn(state())) phone()?.unregister();
  }

  private isWithheld(): boolean {
    const { phone, registration, takenOver, state } = this.options;
    const agent = state();
    return registration().kind === 'unregistered' && !takenOver() && agent.kind !== 'offline' && (phone()?.codes.unregistersIn(agent) ?? false);
  }
}
