import { untouched, type Call, type EndCause } from '../../shared/calls/call.ts';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import { CallCommandRefused } from './callCommandRefused.ts';
import type { CallChange, CallChangeListener } from './callChange.ts';
import { advance } from './callMachine.ts';
import type { Invite, Leg } from './phone.ts';

/** One call with its leg. */
export interface Line {
  call: Call;
  readonly leg: Leg;
  nextSequence: number;
  readonly quiet: boolean;
  /** The agent turned to another call before this one was answered; an answer that crosses is hung up. */
  givenUp: boolean;
  /** On hold for the agent, but the other side did not agree: it gets silence instead. */
  silenced: boolean;
  /** Under way to the platform's parking place. */
  parking: boolean;
  /** What the end that the leg will report means here: the call was handed on, or refused by a rule. */
  endsAs: EndCause | undefined;
}

export type Beginning = Pick<Call, 'direction' | 'remoteNumber' | 'facts' | 'startedAt' | 'state'> & Partial<Pick<Call, 'shownNumber' | 'consultsFor'>>;

export interface LinesOptions {
  readonly newId: () => string;
  readonly now: () => number;
  /** Told of every step, in order, before the command that caused it resolves. A listener that throws stops nobody else. */
  readonly listeners: readonly CallChangeListener[];
  readonly onListenerError: (error: unknown) => void;
}

/** The calls on the seat's lines. Their states change here and nowhere else, through {@link advance}. */
export class Lines {
  private readonly lines = new Map<string, Line>();
  private readonly waiting = new Set<() => void>();
  /** Steps on the way to the listeners; the first one is being told. */
  private readonly untold: CallChange[] = [];
  private readonly options: LinesOptions;

  constructor(options: LinesOptions) {
    this.options = options;
  }

  now(): number {
    return this.options.now();
  }

  /** Oldest first, without calls that nobody is to notice. */
  get all(): readonly Line[] {
    return [...this.lines.values()].filter((line) => !line.quiet);
  }

  others(but: Line): readonly Line[] {
    return this.all.filter((line) => line !== but);
  }

  find(callId: string): Line | undefined {
    return this.lines.get(callId);
  }

  /** @throws CallCommandRefused `notFound` */
  get(callId: string): Line {
    const line = this.lines.get(callId);
    if (!line) throw new CallCommandRefused('notFound', `No call ${callId} on any line`);
    return line;
  }

  open(leg: Leg, begin: Beginning, quiet = false): Line {
    const call: Call = { ...untouched, ...begin, id: this.options.newId(), sipCallId: leg.sipCallId, line: this.freeLine() };
    const line: Line = { call, leg, nextSequence: 0, quiet, givenUp: false, silenced: false, parking: false, endsAs: undefined };
    this.lines.set(call.id, line);
    return line;
  }

  remove(callId: string): void {
    this.lines.delete(callId);
  }

  /**
   * Moves the call and tells everybody. A step that a listener causes is told after the one at hand, so that all hear the
   * steps in their order. @throws IllegalCallTransition
   */
  take(line: Line, event: CallEvent, invite?: Invite): void {
    line.call = advance(line.call, event);
    const change: CallChange = { call: line.call, event, sequence: line.nextSequence, ...(invite ? { invite } : {}), ...(line.quiet ? { quiet: true } : {}) };
    line.nextSequence += 1;
    if (this.untold.push(change) > 1) return;
    for (let next = this.untold[0]; next; next = this.untold[0]) {
      this.tell(next);
      this.untold.shift();
    }
    for (const look of [...this.waiting]) look();
  }

  private tell(change: CallChange): void {
    for (const listener of this.options.listeners) {
      try {
        listener(change);
      } catch (error) {
        this.options.onListenerError(error);
      }
    }
  }

  /** Resolves to true as soon as the condition holds of the call, to false when it does not within `ms`. */
  until(line: Line, holds: (call: Call) => boolean, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (held: boolean) => {
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve(held);
      };
      const look = () => {
        if (holds(line.call)) settle(true);
      };
      const timer = setTimeout(() => settle(false), ms);
      this.waiting.add(look);
      look();
    });
  }

  private freeLine(): number {
    const taken = new Set([...this.lines.values()].filter(({ call }) => call.state.kind !== 'ended').map(({ call }) => call.line));
    let line = 1;
    while (taken.has(line)) line += 1;
    return line;
  }
}
