import type { Clock } from './clock.ts';
import type { PracticeEvent } from './practiceCall.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';

/** A caller between dialling the 400 number and being offered to the seat. Times are epoch milliseconds. */
export interface Waiting {
  readonly scenario: Scenario;
  /** Null while the caller is still in the IVR menu. */
  readonly queuedAt: number | null;
}

export interface PracticeDay {
  readonly running: boolean;
  readonly waiting: readonly Waiting[];
  start(): void;
  /** Sends waiting callers away without a word; calls at the seat go on. */
  stop(): void;
  /** Something changed at the seat: a free seat is offered the next caller. */
  seatChanged(): void;
}

/** Greeting, and the time for each menu choice. */
const greetingMs = 2_000;
const choiceMs = 2_500;
/** Callers come at random within these bounds, counted from the one before; more are not let in than the seat can serve. */
const arrivalSeconds = [8, 25] as const;
const mostWaiting = 3;
/** How long a seat rests between two calls, and how long callers bear the queue. */
const restSeconds = [3, 7] as const;
const patienceSeconds = [40, 120] as const;
/** A talking seat gets the second call with this chance per call, after this time. */
const secondCallChance = 0.25;
const secondCallAfterMs = 6_000;

/**
 * A day of calls: callers arrive at random, walk through the IVR, wait in the queue, and are offered one at a time when
 * the seat has been free for a moment. Now and then a second caller is offered while the seat talks.
 */
export function createPracticeDay(options: {
  readonly scenarios: readonly Scenario[];
  readonly clock: Clock;
  readonly random: Random;
  /** `free`: registered, available, no call. */
  readonly seat: () => 'free' | 'talking' | 'unavailable';
  readonly offer: (scenario: Scenario, waitedSeconds: number) => void;
  readonly publish: (event: PracticeEvent) => void;
}): PracticeDay {
  const { clock, random, seat, offer, publish } = options;
  const weighted = options.scenarios.flatMap((scenario) => Array.from({ length: scenario.dayWeight }, () => scenario));
  const second = options.scenarios.find((scenario) => scenario.name === 'secondCall');
  const timers = new Set<() => void>();
  let running = false;
  let waiting: Waiting[] = [];
  let resting: (() => void) | undefined;
  let secondPlanned = false;

  function later(ms: number, task: () => void): () => void {
    const cancel = clock.after(ms, () => {
      timers.delete(cancel);
      task();
    });
    timers.add(cancel);
    return () => {
      timers.delete(cancel);
      cancel();
    };
  }

  const seconds = ([low, high]: readonly [number, number]) => random.between(low, high) * 1_000;

  function awaitArrival(): void {
    later(seconds(arrivalSeconds), () => {
      if (waiting.length < mostWaiting && weighted.length > 0) arrive(random.pick(weighted));
      awaitArrival();
    });
  }

  function arrive(scenario: Scenario): void {
    const dialling: Waiting = { scenario, queuedAt: null };
    waiting.push(dialling);
    later(greetingMs + choiceMs * scenario.ivrPath.length, () => {
      const queued: Waiting = { scenario, queuedAt: clock.now() };
      waiting = waiting.map((entry) => (entry === dialling ? queued : entry));
      later(seconds(patienceSeconds), () => abandon(queued));
      seatChanged();
    });
  }

  function abandon(queued: Waiting): void {
    if (!waiting.includes(queued)) return;
    waiting = waiting.filter((entry) => entry !== queued);
    publish({ kind: 'callerAbandonedQueue', scenario: queued.scenario.name, waitedSeconds: waitedSince(queued.queuedAt!) });
  }

  const waitedSince = (at: number) => Math.round((clock.now() - at) / 1_000);

  function seatChanged(): void {
    if (!running) return;
    const state = seat();
    if (state !== 'free') {
      resting?.();
      resting = undefined;
    }
    if (state === 'talking') planSecondCall();
    else secondPlanned = false;
    if (state !== 'free' || resting || !waiting.some((entry) => entry.queuedAt !== null)) return;
    resting = later(seconds(restSeconds), () => {
      resting = undefined;
      offerNext();
    });
  }

  function offerNext(): void {
    const next = waiting.find((entry) => entry.queuedAt !== null);
    if (!next) return;
    waiting = waiting.filter((entry) => entry !== next);
    offer(next.scenario, waitedSince(next.queuedAt!));
  }

  function planSecondCall(): void {
    if (secondPlanned || !second) return;
    secondPlanned = true;
    if (random.next() >= secondCallChance) return;
    later(secondCallAfterMs, () => {
      if (seat() === 'talking') offer(second, second.queueWaitSeconds ?? 0);
    });
  }

  return {
    get running() {
      return running;
    },
    get waiting() {
      return waiting;
    },
    start() {
      if (running) return;
      running = true;
      awaitArrival();
      if (weighted.length > 0) arrive(random.pick(weighted));
    },
    stop() {
      running = false;
      for (const cancel of timers) cancel();
      timers.clear();
      waiting = [];
      resting = undefined;
      secondPlanned = false;
    },
    seatChanged,
  };
}
