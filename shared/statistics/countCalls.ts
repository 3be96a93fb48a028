import type { FigureGroup, Figures, HourFigures } from './figures.ts';
import { durationClassCount, durationClassOf } from './durationClass.ts';
import { periodsBetween, nextPeriod, periodStart, spanBefore, weekdayOf, type DaySpan } from './localDay.ts';
import { at, measureCount, measureNames, type Measures } from './measures.ts';
import { wordColumns, type DayColumns, type WordColumn } from './packedDay.ts';
import { CallReader, type CallRow } from './readCalls.ts';
import { defaultTerms, type SlaRule } from './serviceLevel.ts';
import type { StatisticsScope } from './statisticsScope.ts';
import type { ZoneClock } from './zoneClock.ts';

/** Groups of one kind in an answer; the rest are those with the fewest calls. */
const mostGroups = 600;

/** Rows of sums by key, growing as keys come. */
class Groups {
  readonly keys: string[] = [];
  private readonly positions = new Map<string, number>();
  private sums = new Float64Array(measureCount * 64);
  private readonly offeredBefore: number[] = [];
  private readonly outgoingBefore: number[] = [];

  positionOf(key: string): number {
    const known = this.positions.get(key);
    if (known !== undefined) return known;
    const position = this.keys.push(key) - 1;
    this.positions.set(key, position);
    this.offeredBefore.push(0);
    this.outgoingBefore.push(0);
    if ((position + 1) * measureCount > this.sums.length) {
      const wider = new Float64Array(this.sums.length * 2);
      wider.set(this.sums);
      this.sums = wider;
    }
    return position;
  }

  add(position: number, additions: Additions): void {
    additions.addTo(this.sums, position * measureCount);
  }

  addBefore(position: number, incoming: boolean): void {
    const counts = incoming ? this.offeredBefore : this.outgoingBefore;
    counts[position] = (counts[position] ?? 0) + 1;
  }

  result(): FigureGroup[] {
    const groups = this.keys.map((key, position) => ({
      key, measures: measuresAt(this.sums, position * measureCount),
      before: { offered: this.offeredBefore[position] ?? 0, outgoing: this.outgoingBefore[position] ?? 0 },
    }));
    const size = ({ measures }: FigureGroup) => measures.offered + measures.outgoing;
    return groups.sort((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1)).slice(0, mostGroups);
  }
}

function measuresAt(sums: Float64Array, from: number): Measures {
  return Object.fromEntries(measureNames.map((name, index) => [name, sums[from + index] ?? 0])) as Measures;
}

/** What one call adds to every set that it belongs to. */
class Additions {
  private readonly positions = new Int32Array(measureCount);
  private readonly values = new Float64Array(measureCount);
  private count = 0;

  private put(position: number, value: number): void {
    this.positions[this.count] = position;
    this.values[this.count] = value;
    this.count += 1;
  }

  addTo(sums: Float64Array, from: number): void {
    for (let index = 0; index < this.count; index += 1) {
      const target = from + (this.positions[index] as number);
      sums[target] = (sums[target] as number) + (this.values[index] as number);
    }
  }

  of(row: CallRow): this {
    this.count = 0;
    if (row.talkSeconds > 0) this.put(at.talkSeconds, row.talkSeconds);
    if (row.wrapUpSeconds >= 0) {
      this.put(at.wrapUps, 1);
      this.put(at.wrapUpSeconds, row.wrapUpSeconds);
    }
    if (row.mos >= 0) {
      this.put(at.measured, 1);
      this.put(at.mosSum, row.mos);
    }
    if (row.survey >= 0) {
      this.put(at.surveyed, 1);
      this.put(at.surveySum, row.survey);
    }
    if (row.incoming) this.ofIncoming(row);
    else {
      this.put(at.outgoing, 1);
      if (row.outcome === 'reached') this.put(at.reached, 1);
    }
    return this;
  }

  private ofIncoming(row: CallRow): void {
    this.put(at.offered, 1);
    this.put(at[row.outcome as keyof typeof at], 1);
    if (row.queueSeconds >= 0) {
      this.put(at.queued, 1);
      this.put(at.queueSeconds, row.queueSeconds);
    }
    if (row.outcome === 'answered') {
      this.put(at.answerMs, row.ringMs);
      this.put(at.waitMs, row.waitMs);
      if (row.talkSeconds > 0) this.put(at.incomingTalkSeconds, row.talkSeconds);
    } else if (row.outcome === 'abandoned') this.put(at.abandonMs, row.waitMs);
    if (row.inSlaBase) this.put(at.slaBase, 1);
    if (row.inSlaBase && row.inTime) this.put(at.inTime, 1);
  }
}

/** Counts the calls of a scope in one pass; days are handed in in order. */
export class CallCounter {
  private readonly scope: StatisticsScope;
  private readonly earlier: DaySpan;
  private readonly rules: readonly SlaRule[];
  private readonly reader: CallReader;
  private readonly additions = new Additions();
  private readonly total = new Float64Array(measureCount);
  /** Sums of the hour in which the last call began: most calls share it with the one before. */
  private readonly hour = new Float64Array(measureCount);
  private hourDay = Number.NaN;
  private hourCell = 0;
  private readonly before = new Float64Array(measureCount);
  private readonly hours = new Float64Array(measureCount * 168);
  private readonly agentHours = new Float64Array(168);
  private readonly durations = new Float64Array(measureCount * durationClassCount);
  private readonly starts: readonly number[];
  private readonly periodSums: Float64Array;
  private readonly groups: Readonly<Record<WordColumn, Groups>> = {
    serviceNumber: new Groups(), queue: new Groups(), agent: new Groups(), place: new Groups(), disposition: new Groups(),
  };
  /** The hour in which each agent was last seen with an incoming call. */
  private readonly lastHour: number[] = [];
  private firstDay = Number.POSITIVE_INFINITY;
  private lastDay = Number.NEGATIVE_INFINITY;
  private period = 0;

  constructor(scope: StatisticsScope, clock: ZoneClock, rules: readonly SlaRule[]) {
    this.scope = scope;
    this.rules = rules;
    this.earlier = spanBefore(scope);
    this.reader = new CallReader(clock, rules, scope);
    this.starts = periodsBetween(scope.from, scope.until, scope.unit);
    this.periodSums = new Float64Array(measureCount * this.starts.length);
  }

  /** Takes one packed day. */
  take(columns: DayColumns): void {
    // Words of the day become positions of groups once per word, not once per call.
    const positions = Object.fromEntries(wordColumns.map((column) => [column, new Int32Array(columns.words.length).fill(-1)])) as Record<WordColumn, Int32Array>;
    const positionOf = (column: WordColumn, word: number): number => {
      const known = positions[column][word] as number;
      if (known !== -1) return known;
      return (positions[column][word] = this.groups[column].positionOf(columns.words[word] ?? ''));
    };
    this.reader.read(columns, (row) => {
      if (row.day >= this.scope.from && row.day < this.scope.until) this.count(row, positionOf);
      else if (row.day >= this.earlier.from && row.day < this.earlier.until) this.countEarlier(row, positionOf);
    });
  }

  private count(row: CallRow, positionOf: (column: WordColumn, word: number) => number): void {
    const additions = this.additions.of(row);
    const cell = row.weekday * 24 + row.hour;
    if (cell !== this.hourCell || row.day !== this.hourDay) this.turnTo(row.day, cell);
    additions.addTo(this.hour, 0);
    for (const column of wordColumns) {
      if (column === 'disposition' && row.outcome !== 'answered' && row.outcome !== 'reached') continue;
      this.groups[column].add(positionOf(column, row[column]), additions);
    }
    if (row.outcome === 'answered' || row.outcome === 'reached') additions.addTo(this.durations, durationClassOf(row.talkSeconds) * measureCount);
    if (row.incoming) this.noteAgentHour(cell, row.day * 24 + row.hour, positionOf('agent', row.agent));
    if (row.day < this.firstDay) this.firstDay = row.day;
    if (row.day > this.lastDay) this.lastDay = row.day;
  }

  /** Hands on the sums of the hour that is over and begins another. */
  private turnTo(day: number, cell: number): void {
    if (!Number.isNaN(this.hourDay)) {
      const period = this.periodOf(this.hourDay) * measureCount;
      const inWeek = this.hourCell * measureCount;
      for (let index = 0; index < measureCount; index += 1) {
        const value = this.hour[index] as number;
        this.total[index] = (this.total[index] as number) + value;
        this.periodSums[period + index] = (this.periodSums[period + index] as number) + value;
        this.hours[inWeek + index] = (this.hours[inWeek + index] as number) + value;
      }
    }
    this.hour.fill(0);
    this.hourDay = day;
    this.hourCell = cell;
  }

  private countEarlier(row: CallRow, positionOf: (column: WordColumn, word: number) => number): void {
    this.additions.of(row).addTo(this.before, 0);
    for (const column of wordColumns) this.groups[column].addBefore(positionOf(column, row[column]), row.incoming);
  }

  private noteAgentHour(cell: number, hour: number, agent: number): void {
    if (this.lastHour[agent] === hour) return;
    this.lastHour[agent] = hour;
    this.agentHours[cell] = (this.agentHours[cell] as number) + 1;
  }

  private periodOf(day: number): number {
    while (this.period + 1 < this.starts.length && day >= (this.starts[this.period + 1] as number)) this.period += 1;
    while (this.period > 0 && day < (this.starts[this.period] as number)) this.period -= 1;
    return this.period;
  }

  result(): Figures {
    this.turnTo(Number.NaN, 0);
    const { from, until, unit } = this.scope;
    const covered = this.lastDay < this.firstDay ? null : { from: this.firstDay, until: this.lastDay + 1 };
    return {
      span: { from, until },
      spanBefore: this.earlier,
      total: measuresAt(this.total, 0),
      before: measuresAt(this.before, 0),
      covered,
      periods: this.starts.map((start, index) => ({
        from: Math.max(from, start), until: Math.min(until, nextPeriod(periodStart(start, unit), unit)), measures: measuresAt(this.periodSums, index * measureCount),
      })),
      hours: this.hourResults(),
      weekdays: weekdaysOf(covered),
      places: this.groups.place.result(),
      serviceNumbers: this.groups.serviceNumber.result(),
      queues: this.groups.queue.result(),
      agents: this.groups.agent.result(),
      dispositions: this.groups.disposition.result(),
      durations: Array.from({ length: durationClassCount }, (_, index) => measuresAt(this.durations, index * measureCount)),
      slaRules: rulesWithin(this.rules, { from, until }),
    };
  }

  private hourResults(): HourFigures[] {
    const hours: HourFigures[] = [];
    for (let cell = 0; cell < 168; cell += 1) {
      const measures = measuresAt(this.hours, cell * measureCount);
      if (measures.offered + measures.outgoing > 0) hours.push({ weekday: Math.floor(cell / 24), hour: cell % 24, measures, agentHours: this.agentHours[cell] ?? 0 });
    }
    return hours;
  }
}

function weekdaysOf(covered: DaySpan | null): number[] {
  const counts = [0, 0, 0, 0, 0, 0, 0];
  if (covered !== null) for (let day = covered.from; day < covered.until; day += 1) counts[weekdayOf(day)] = (counts[weekdayOf(day)] ?? 0) + 1;
  return counts;
}

/** The rules that hold on a day of the span, the first one beginning at its start. */
export function rulesWithin(rules: readonly SlaRule[], { from, until }: DaySpan): SlaRule[] {
  const sorted = rules.filter((rule) => rule.from < until);
  const first = sorted.findLastIndex((rule) => rule.from <= from);
  const inside = sorted.slice(first === -1 ? 0 : first);
  return first === -1 ? [{ ...defaultTerms, from }, ...inside] : inside;
}
