import type { Measures } from './measures.ts';
import type { DaySpan } from './localDay.ts';
import type { SlaRule } from './serviceLevel.ts';

/** The measures of all calls that have one thing in common. `key` is a number, a queue, an agent, a place key, a disposition. */
export interface FigureGroup {
  readonly key: string;
  readonly measures: Measures;
  /** Calls of the period before: incoming and outgoing. */
  readonly before: { readonly offered: number; readonly outgoing: number };
}

export interface PeriodFigures extends DaySpan {
  readonly measures: Measures;
}

/** One hour of the week. */
export interface HourFigures {
  readonly weekday: number;
  readonly hour: number;
  readonly measures: Measures;
  /** Hours that agents spent here with at least one incoming call, added up over all agents. */
  readonly agentHours: number;
}

/** Everything that one look at the calls of a scope tells. */
export interface Figures {
  readonly span: DaySpan;
  readonly spanBefore: DaySpan;
  readonly total: Measures;
  readonly before: Measures;
  /** First and last local day with a call, of all that the scope could have; null when there is none. */
  readonly covered: { readonly from: number; readonly until: number } | null;
  readonly periods: readonly PeriodFigures[];
  /** Hours with calls only. */
  readonly hours: readonly HourFigures[];
  /** How often each weekday, Monday first, lies in the part of the span that calls cover. */
  readonly weekdays: readonly number[];
  readonly places: readonly FigureGroup[];
  readonly serviceNumbers: readonly FigureGroup[];
  readonly queues: readonly FigureGroup[];
  readonly agents: readonly FigureGroup[];
  readonly dispositions: readonly FigureGroup[];
  /** By position of the class of talk time. */
  readonly durations: readonly Measures[];
  /** Terms of the service level that were in force within the span, oldest first. */
  readonly slaRules: readonly SlaRule[];
}

/** First contacts of a group: callers who had not called in the window before. */
export interface ContactFigures {
  readonly key: string;
  /** Answered first contacts without, and with, another call of the caller within the window. */
  readonly resolved: number;
  readonly unresolved: number;
  /** Answered first contacts whose window is not over. */
  readonly undecided: number;
  /** First contacts, answered or not, whose window is over, and those of them that were followed by another call. */
  readonly contacts: number;
  readonly repeated: number;
}

export interface RepeatCaller {
  /** Row of the caller's last call; opens the others. */
  readonly lastCall: number;
  /** Canonical key; masked where the seat may not see numbers. */
  readonly number: string;
  readonly customerName: string;
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

export interface CallerFigures {
  readonly windowDays: number;
  readonly total: ContactFigures;
  readonly serviceNumbers: readonly ContactFigures[];
  readonly dispositions: readonly ContactFigures[];
  /** Callers with at least two incoming calls in the span; the most frequent first, at most 200 listed. */
  readonly repeatCallers: readonly RepeatCaller[];
  readonly repeatCallerCount: number;
  /** Different callers in the span, hidden ones not counted. */
  readonly callerCount: number;
}

/** Time in one state. */
export interface StateTime {
  readonly agent: string;
  readonly kind: string;
  readonly reason: string | null;
  readonly ms: number;
}
