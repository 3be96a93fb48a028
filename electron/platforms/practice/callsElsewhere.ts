import { nobody, calleeOf, type Callee } from './callees.ts';
import type { Clock } from './clock.ts';
import type { PracticeEvent } from './practiceCall.ts';
import { practiceCodes } from './practiceCodes.ts';
import type { Scenario } from './scenario.ts';

interface CallElsewhere {
  readonly scenario: Scenario;
  /** Whom it rings at; null = it is parked. */
  readonly extension: string | null;
}

/** Callers who are not on this seat's lines: they ring at a colleague, or are parked. The seat fetches them with a code. */
export class CallsElsewhere {
  private readonly options: { readonly clock: Clock; readonly publish: (event: PracticeEvent) => void };
  private calls: readonly CallElsewhere[] = [];

  constructor(options: CallsElsewhere['options']) {
    this.options = options;
  }

  /** A caller rings at a colleague until he gives up or the seat takes the call. */
  ringAt(extension: string, scenario: Scenario): void {
    const call: CallElsewhere = { scenario, extension };
    this.calls = [...this.calls, call];
    this.options.publish({ kind: 'colleagueRang', extension, scenario: scenario.name });
    this.options.clock.after(scenario.patienceSeconds * 1_000, () => this.remove(call));
  }

  park(scenario: Scenario): void {
    this.calls = [...this.calls, { scenario, extension: null }];
  }

  /** What a dialled number does; a code takes the caller it fetches. */
  dialled(user: string): Callee {
    const { groupPickUp, directedPickUp, retrieve } = practiceCodes;
    if (user === retrieve) return this.fetch(({ extension }) => extension === null);
    if (user === groupPickUp) return this.fetch(({ extension }) => extension !== null);
    if (user.startsWith(directedPickUp)) return this.fetch(({ extension }) => extension === user.slice(directedPickUp.length));
    return calleeOf(user);
  }

  private fetch(which: (call: CallElsewhere) => boolean): Callee {
    const call = this.calls.find(which);
    if (!call) return nobody;
    this.remove(call);
    if (call.extension !== null) this.options.publish({ kind: 'pickedUp', extension: call.extension, scenario: call.scenario.name });
    return { kind: 'answers', afterSeconds: 0, hangsUpAfterSeconds: call.scenario.hangsUpAfterSeconds, says: call.scenario.says };
  }

  private remove(call: CallElsewhere): void {
    this.calls = this.calls.filter((other) => other !== call);
  }
}
