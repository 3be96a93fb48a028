import { callOutcomes, type CallOutcome } from './callOutcome.ts';
import { weekdayOf } from './localDay.ts';
import type { DayColumns } from './packedDay.ts';
import { defaultTerms, termsOn, type SlaRule, type SlaTerms } from './serviceLevel.ts';
import type { StatisticsScope } from './statisticsScope.ts';
import type { ZoneClock } from './zoneClock.ts';

/** One call as it is counted; words are positions in the words of its day. The object is used again for the next call. */
export interface CallRow {
  id: number;
  startedAt: number;
  day: number;
  hour: number;
  weekday: number;
  outcome: CallOutcome;
  incoming: boolean;
  caller: number;
  ringMs: number;
  /** Queue and ring together. */
  waitMs: number;
  talkSeconds: number;
  /** Minus one = unknown, here and below. */
  queueSeconds: number;
  wrapUpSeconds: number;
  mos: number;
  survey: number;
  serviceNumber: number;
  queue: number;
  agent: number;
  place: number;
  disposition: number;
  inTime: boolean;
  inSlaBase: boolean;
}

type Filters = Pick<StatisticsScope, 'agent' | 'serviceNumber' | 'queue'>;
const noFilters: Filters = { agent: null, serviceNumber: null, queue: null };
const anyWord = -1;

/** Position of a wanted word; null when the day has no such call. */
function positionOf(words: readonly string[], wanted: string | null): number | null {
  if (wanted === null) return anyWord;
  const found = words.indexOf(wanted);
  return found === -1 ? null : found;
}

/** Clocks change at whole quarters of an hour. */
const quarterMs = 900_000;

/** Goes through the calls of packed days, with local time and service level worked out. */
export class CallReader {
  private readonly clock: ZoneClock;
  private readonly rules: readonly SlaRule[];
  private readonly filters: Filters;
  private readonly row = emptyRow();
  private quarter = Number.NaN;
  private terms: SlaTerms = defaultTerms;
  private termsDay = Number.NaN;

  constructor(clock: ZoneClock, rules: readonly SlaRule[], filters: Filters = noFilters) {
    this.clock = clock;
    this.rules = rules;
    this.filters = filters;
  }

  /** Calls `visit` with each call of the day that the filters let through, in order. */
  read(columns: DayColumns, visit: (row: CallRow) => void): void {
    const agent = positionOf(columns.words, this.filters.agent);
    const serviceNumber = positionOf(columns.words, this.filters.serviceNumber);
    const queue = positionOf(columns.words, this.filters.queue);
    if (agent === null || serviceNumber === null || queue === null) return;
    for (let index = 0; index < columns.count; index += 1) {
      if (agent !== anyWord && columns.agent[index] !== agent) continue;
      if (serviceNumber !== anyWord && columns.serviceNumber[index] !== serviceNumber) continue;
      if (queue !== anyWord && columns.queue[index] !== queue) continue;
      this.fill(columns, index);
      visit(this.row);
    }
  }

  private fill(columns: DayColumns, index: number): void {
    const row = this.row;
    const startedAt = columns.startedAt[index] as number;
    if (Math.floor(startedAt / quarterMs) !== this.quarter) this.turnTo(startedAt);
    row.id = columns.id[index] as number;
    row.startedAt = startedAt;
    row.outcome = callOutcomes[columns.outcome[index] as number] as CallOutcome;
    row.incoming = row.outcome !== 'reached' && row.outcome !== 'notReached';
    row.caller = columns.caller[index] as number;
    row.ringMs = columns.ringMs[index] as number;
    row.talkSeconds = columns.talkSeconds[index] as number;
    row.queueSeconds = (columns.queueSeconds[index] as number) - 1;
    row.waitMs = row.ringMs + Math.max(0, row.queueSeconds) * 1000;
    row.wrapUpSeconds = (columns.wrapUpSeconds[index] as number) - 1;
    row.mos = ((columns.mos[index] as number) - 1) / 1000;
    row.survey = ((columns.survey[index] as number) - 1) / 100;
    row.serviceNumber = columns.serviceNumber[index] as number;
    row.queue = columns.queue[index] as number;
    row.agent = columns.agent[index] as number;
    row.place = columns.place[index] as number;
    row.disposition = columns.disposition[index] as number;
    row.inSlaBase = isInBase(row, this.terms);
    row.inTime = row.outcome === 'answered' && row.waitMs <= this.terms.withinSeconds * 1000;
  }

  private turnTo(at: number): void {
    const { row } = this;
    this.quarter = Math.floor(at / quarterMs);
    const wall = at + this.clock.offsetAt(at);
    row.day = Math.floor(wall / 86_400_000);
    row.hour = Math.floor(wall / 3_600_000) - row.day * 24;
    row.weekday = weekdayOf(row.day);
    if (row.day !== this.termsDay) {
      this.termsDay = row.day;
      this.terms = termsOn(this.rules, row.day);
    }
  }
}

function isInBase({ outcome, incoming, waitMs }: CallRow, { formula, shortSeconds }: SlaTerms): boolean {
  if (!incoming || outcome === 'elsewhere' || outcome === 'open') return false;
  switch (formula) {
    case 'offered':
      return outcome !== 'turnedAway';
    case 'entered':
      return true;
    case 'answeredOrAbandoned':
      return outcome === 'answered' || outcome === 'abandoned';
    case 'withoutShort':
      return outcome === 'answered' || (outcome === 'abandoned' && waitMs >= shortSeconds * 1000);
  }
}

function emptyRow(): CallRow {
  return {
    id: 0, startedAt: 0, day: 0, hour: 0, weekday: 0, outcome: 'open', incoming: true, caller: 0, ringMs: 0, waitMs: 0, talkSeconds: 0, queueSeconds: -1,
    wrapUpSeconds: -1, mos: -1, survey: -1, serviceNumber: 0, queue: 0, agent: 0, place: 0, disposition: 0, inTime: false, inSlaBase: false,
  };
}
