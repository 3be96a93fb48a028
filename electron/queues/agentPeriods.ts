import type { AgentPeriod, AgentState } from '../../shared/queues/agentState.ts';
import { mayPass } from '../calls/mayPass.ts';
import type { SetTimer } from '../calls/timer.ts';

/** What the periods need of the store; `agent` names whose they are. */
export interface PeriodStore {
  putAgentPeriod(argument: { readonly agent: string; readonly period: AgentPeriod }): Promise<void>;
  agentAlive(argument: { readonly agent: string; readonly at: number }): Promise<void>;
  listAgentPeriods(argument: { readonly agent: string; readonly from: number; readonly until: number }): Promise<readonly AgentPeriod[]>;
}

export interface AgentPeriodsOptions {
  readonly store: PeriodStore;
  readonly agent: string;
  /** The begin of the local day around a moment, epoch milliseconds. */
  readonly dayBegin: (moment: number) => number;
  readonly onFailed: (error: unknown) => void;
  readonly now: () => number;
  readonly setTimer: SetTimer;
}

/** A period that a crash cuts off ends at most this long before it. */
const aliveMs = 30_000;
const retryMs = 5_000;

/** Keeps how long the agent was in which state: in the store, and today's at hand. */
export class AgentPeriods {
  private periods: AgentPeriod[] = [];
  private readonly waiting: AgentPeriod[] = [];
  private writing: Promise<void> | undefined;
  private callOffAlive: (() => void) | undefined;
  private callOffRetry: (() => void) | undefined;
  private closed = false;
  private readonly options: AgentPeriodsOptions;

  constructor(options: AgentPeriodsOptions) {
    this.options = options;
  }

  /**
   * Begins the first period of this run and closes what a crash left open. Resolves to the periods that touch the time
   * from `since`, without the new one; what the store cannot tell is left out.
   */
  async begin(first: AgentState, since: number): Promise<readonly AgentPeriod[]> {
    const { store, agent, dayBegin, now, onFailed } = this.options;
    const at = now();
    const from = Math.min(since, dayBegin(at));
    this.periods = [periodOf(first)];
    this.keep(periodOf(first));
    await this.writing;
    // A seat that fails while it opens closes its periods before they have begun.
    if (!this.closed) this.beat();
    const kept = await store.listAgentPeriods({ agent, from, until: at + 1 }).catch((error: unknown) => {
      onFailed(error);
      return [];
    });
    const before = kept.filter((period) => period.since < first.since);
    this.periods = [...before, ...this.periods];
    return before.filter(({ until }) => until === null || until > since);
  }

  /** The agent's state changed; called with every state, however little of it changed. */
  follow(state: AgentState): void {
    const last = this.periods.at(-1);
    if (last && last.kind === state.kind && last.reason === state.reason) return;
    const closed = last && { ...last, until: state.since };
    // Less than a millisecond in a state is no stretch of time: the new one takes its place.
    const isMoment = closed !== undefined && closed.since >= state.since;
    this.periods.splice(-1, 1, ...(closed && !isMoment ? [closed] : []), periodOf(state));
    // Whoever never closes the console would gather every day's.
    this.periods = this.shift;
    if (closed && !isMoment) this.keep(closed);
    this.keep(periodOf(state));
  }

  /** Today's periods, oldest first; the last one runs. */
  get shift(): AgentPeriod[] {
    const begin = this.options.dayBegin(this.options.now());
    return this.periods.filter(({ until }) => until === null || until > begin);
  }

  /** Ends the running period. Resolves when it is written, or cannot be. */
  async close(): Promise<void> {
    this.closed = true;
    this.callOffAlive?.();
    const last = this.periods.at(-1);
    if (last) this.keep({ ...last, until: this.options.now() });
    await this.writing;
    this.callOffRetry?.();
  }

  private beat(): void {
    const { store, agent, now, setTimer } = this.options;
    this.callOffAlive = setTimer(() => {
      // A sign of life that is not written is made up by the next one.
      void store.agentAlive({ agent, at: now() }).catch(() => {});
      this.beat();
    }, aliveMs);
  }

  private keep(period: AgentPeriod): void {
    this.waiting.push(period);
    this.callOffRetry?.();
    this.startWriting();
  }

  private startWriting(): void {
    this.writing ??= this.write().finally(() => {
      this.writing = undefined;
    });
  }

  /** In order: what opens a period must not overtake what closes the one before. */
  private async write(): Promise<void> {
    const { store, agent, onFailed, setTimer } = this.options;
    for (let period = this.waiting[0]; period; period = this.waiting[0]) {
      try {
        await store.putAgentPeriod({ agent, period });
      } catch (error) {
        onFailed(error);
        if (mayPass(error)) {
          this.callOffRetry = setTimer(() => this.startWriting(), retryMs);
          return;
        }
      }
      this.waiting.shift();
    }
  }
}

function periodOf({ kind, reason, since }: AgentState): AgentPeriod {
  return { kind, reason, since, until: null };
}
