import type { AgentState } from '../../shared/queues/agentState.ts';
import type { SetTimer } from '../calls/timer.ts';

export interface PlatformPresenceOptions {
  /** Rejects when the platform refused the state. */
  readonly publish: (state: AgentState) => Promise<void>;
  /** Told once for a row of refusals. */
  readonly onRefused: (error: unknown) => void;
  readonly setTimer: SetTimer;
}

/** First wait after a refusal, doubled up to the longest, milliseconds. */
const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

/**
 * Tells the platform the agent's state. One telling at a time; what changed meanwhile is told next, what was passed over
 * never; a refused one is repeated ever less often until it is taken or another state comes.
 */
export class PlatformPresence {
  private wanted: AgentState | undefined;
  /** What the platform took last. */
  private told: AgentState | undefined;
  private telling: Promise<void> | undefined;
  private failures = 0;
  private callOffRetry: (() => void) | undefined;
  private readonly options: PlatformPresenceOptions;

  constructor(options: PlatformPresenceOptions) {
    this.options = options;
  }

  /** Resolves when the platform took this state or a later one, or refused it. */
  async show(state: AgentState): Promise<void> {
    if (this.wanted && sameState(this.wanted, state)) return this.telling;
    this.wanted = state;
    this.retryNow();
    await this.telling;
  }

  /** The platform may have forgotten the state: it is told again. */
  async repeat(): Promise<void> {
    this.told = undefined;
    this.retryNow();
    await this.telling;
  }

  /** Nothing is told any more. */
  stop(): void {
    this.wanted = undefined;
    this.callOffRetry?.();
  }

  private retryNow(): void {
    this.callOffRetry?.();
    this.callOffRetry = undefined;
    this.telling ??= this.tell().finally(() => {
      this.telling = undefined;
    });
  }

  private async tell(): Promise<void> {
    for (;;) {
      const state = this.wanted;
      if (!state || (this.told && sameState(state, this.told))) return;
      try {
        await this.options.publish(state);
        this.told = state;
        this.failures = 0;
      } catch (error) {
        if (this.wanted && !sameState(this.wanted, state)) continue;
        return this.refused(error);
      }
    }
  }

  private refused(error: unknown): void {
    if (this.wanted === undefined) return;
    if (this.failures === 0) this.options.onRefused(error);
    const ms = Math.min(longestWaitMs, firstWaitMs * 2 ** this.failures);
    this.failures += 1;
    this.callOffRetry = this.options.setTimer(() => this.retryNow(), ms);
  }
}

/** The platform is told kinds and reasons, not clocks. */
function sameState(one: AgentState, other: AgentState): boolean {
  return one.kind === other.kind && one.reason === other.reason;
}
