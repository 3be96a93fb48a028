import { duePeriods, periodAround, type SamplingPeriod } from '../../shared/reviews/samplingPeriods.ts';
import type { SamplingPlan } from '../../shared/reviews/samplingPlan.ts';
import { ReviewRefusal } from './reviewRefusal.ts';
import type { SamplingStore } from './reviewStore.ts';

export interface SamplingDeskOptions {
  readonly store: SamplingStore;
  /** Who draws: the person at the seat, also where the plan draws by itself. */
  readonly by: () => string;
  readonly now: () => number;
  /** Plans, or what waits, changed. */
  readonly changed: () => void;
  readonly onFailed: (error: unknown) => void;
}

/** So many are kept in some milliseconds: a call that rings does not wait for them. */
const keptAtOnce = 20;
/** The start of the seat goes first. */
const firstAfterMs = 20_000;
/** A day that is over is drawn that much later at most. */
const everyMs = 10 * 60_000;

/**
 * Draws what the plans ask for, each period of each plan once: the store remembers which were drawn by the name of the day or
 * week, so neither a clock that goes back nor a second start draws again.
 */
export class SamplingDesk {
  readonly #options: SamplingDeskOptions;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  /** Periods that were drawn in this run, by plan: the store is asked only for others. */
  readonly #drawn = new Map<string, Set<string>>();

  constructor(options: SamplingDeskOptions) {
    this.#options = options;
  }

  begin(): void {
    this.#wait(firstAfterMs);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async plans(): Promise<readonly SamplingPlan[]> {
    return (await this.#options.store.listSamplingPlans(null)).map(({ plan }) => plan);
  }

  /** A plan that is on begins at once with the last full period. */
  async save(plan: SamplingPlan): Promise<void> {
    await this.#options.store.saveSamplingPlan({ plan, at: this.#options.now() });
    this.#options.changed();
    this.#drawn.delete(plan.id);
    await this.drawDue();
  }

  async remove(id: string): Promise<void> {
    await this.#options.store.removeSamplingPlan({ id });
    this.#options.changed();
  }

  /** Chooses of the last full period, if that was not done, and of the one that runs. Rejects with `notFound`. */
  async drawNow(id: string): Promise<{ readonly chosen: number }> {
    const { store, now, changed } = this.#options;
    const kept = (await store.listSamplingPlans(null)).find(({ plan }) => plan.id === id);
    if (kept === undefined) throw new ReviewRefusal('notFound', 'There is no such plan');
    const { period } = kept.plan;
    const running = periodAround(period, now());
    const chosen = await this.#draw(id, [periodAround(period, running.from - 1)], running);
    if (chosen > 0) changed();
    return { chosen };
  }

  /** Draws for every plan that is on what is due. Resolves to how many calls were chosen; what one plan fails in keeps no other back. */
  async drawDue(): Promise<number> {
    const { store, now, changed, onFailed } = this.#options;
    let chosen = 0;
    for (const { plan, madeAt } of await store.listSamplingPlans(null)) {
      const known = this.#drawn.get(plan.id) ?? new Set();
      const due = plan.on ? duePeriods(plan.period, madeAt, now()).filter(({ name }) => !known.has(name)) : [];
      if (due.length === 0 || this.#stopped) continue;
      try {
        chosen += await this.#draw(plan.id, due, null);
        this.#drawn.set(plan.id, new Set([...known, ...due.map(({ name }) => name)]));
      } catch (error) {
        onFailed(error);
      }
    }
    if (chosen > 0) changed();
    return chosen;
  }

  /** Chosen is beside the store's thread; what was chosen is kept in pieces, and the period closed with the last of them: who is cut off draws the rest anew. */
  async #draw(planId: string, closing: readonly SamplingPeriod[], running: SamplingPeriod | null): Promise<number> {
    const { store, by, now } = this.#options;
    let chosen = 0;
    for (const { period, closes, sampled } of await store.chooseSample({ planId, closing, running })) {
      for (let at = 0; at < sampled.length || (at === 0 && closes); at += keptAtOnce) {
        const piece = { planId, period, closes: closes && at + keptAtOnce >= sampled.length, sampled: sampled.slice(at, at + keptAtOnce) };
        chosen += (await store.keepSample({ ...piece, by: by(), at: now() })).chosen;
      }
    }
    return chosen;
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => void this.#turn(), ms);
    this.#timer.unref();
  }

  async #turn(): Promise<void> {
    await this.drawDue().catch(this.#options.onFailed);
    if (!this.#stopped) this.#wait(everyMs);
  }
}
