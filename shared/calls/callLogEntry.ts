import type { CallDirection, EndedBy, EndCause } from './call.ts';
import type { CallLogFilters } from './callLogFilters.ts';

/**
 * How a call ended for the log. `open` = still going on (or cut off by a crash before its end was seen). `forwarded` = an
 * incoming call that this seat sent on before an answer; whether it was taken there is not known here.
 */
export type CallResult = 'open' | 'answered' | 'missed' | 'rejected' | 'forwarded' | 'failed';

/** One row of the call log. Times are epoch milliseconds; numbers are canonical keys (see shared/phoneNumbers). */
export interface CallLogEntry {
  readonly callId: string;
  readonly sipCallId: string;
  readonly direction: CallDirection;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly result: CallResult;
  readonly endedBy: EndedBy | null;
  readonly endCause: EndCause | null;
  readonly sipCode: number | null;
  readonly remoteNumber: string;
  readonly serviceNumber: string;
  readonly areaText: string;
  readonly queue: string;
  readonly queueWaitSeconds: number | null;
  /** IVR path in one line, e.g. `2 售后 › 1 维修`. */
  readonly ivrPath: string;
  readonly routeRule: string;
  readonly customerId: string | null;
  readonly customerName: string;
  readonly company: string;
  readonly agent: string;
  readonly talkSeconds: number;
  /** The write-up in one line of the seat's language, e.g. `咨询 ▸ 已解决`; empty when none. */
  readonly disposition: string;
  /** Average MOS of the call; null when it was never measurable or never kept. */
  readonly mos: number | null;
  readonly surveyScore: number | null;
  /** Total of the newest review, 0–100; null when nobody judged the call. */
  readonly reviewScore: number | null;
  readonly recordingId: string | null;
  readonly recordingMs: number | null;
}

/** A page of the log, newest first. */
export interface CallLogQuery extends CallLogFilters {
  readonly limit: number;
  /** The `cursor` of the page before, or null for the first. */
  readonly cursor: string | null;
}

export interface CallLogPage {
  /** May be fewer than asked for, even none, though a cursor follows: a long search answers in steps. */
  readonly entries: readonly CallLogEntry[];
  /** Null when there is no further page. */
  readonly cursor: string | null;
}

/** Columns by which a short list can be sorted besides the time. */
export const sortColumns = ['talk', 'wait', 'mos', 'survey', 'review'] as const;
export type SortColumn = (typeof sortColumns)[number];

/** One step of counting the log under filters, newest first. */
export interface CallLogMeasure extends CallLogFilters {
  /** A key is told of each so many rows. */
  readonly every: number;
  /** Rows to pass before the first key: `nextIn` of the step before, or 0. */
  readonly skip: number;
  readonly cursor: string | null;
  /** The values of this column come with the keys. */
  readonly column: SortColumn | null;
}

export interface CallLogStep {
  /** Rows of this step. */
  readonly count: number;
  /** Keys of rows, newest first; `callLog:rows` and cursors understand them. */
  readonly keys: readonly number[];
  readonly values: readonly (number | null)[];
  readonly nextIn: number;
  /** Null when all is counted. */
  readonly cursor: string | null;
}

/** Figures of a day for this seat. `offered` counts incoming calls. */
export interface DayFigures {
  readonly offered: number;
  readonly answered: number;
  readonly missed: number;
  readonly outgoing: number;
  readonly talkSeconds: number;
  readonly averageAnswerSeconds: number;
}
