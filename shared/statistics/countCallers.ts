import type { CallerFigures, ContactFigures, RepeatCaller } from './figures.ts';
import { missedOutcomes } from './callOutcome.ts';
import { numberOfCaller, type DayColumns } from './packedDay.ts';
import { CallReader, type CallRow } from './readCalls.ts';
import type { StatisticsScope } from './statisticsScope.ts';
import { dayMs, type ZoneClock } from './zoneClock.ts';

/** The last incoming call of a caller, until the next one or the end of the window decides about it. */
interface Contact {
  id: number;
  at: number;
  /** No other call of the caller in the window before. */
  first: boolean;
  /** It lies in the scope and its filters. */
  counted: boolean;
  answered: boolean;
  serviceNumber: string;
  disposition: string;
}

interface CallerSum {
  calls: number;
  answered: number;
  missed: number;
  firstAt: number;
  lastAt: number;
  lastCall: number;
}

export type Resolution = 'resolved' | 'unresolved' | 'undecided';
type Counts = { -readonly [K in Exclude<keyof ContactFigures, 'key'>]: number };

const mostListed = 200;

/**
 * First-call resolution. A contact is an incoming call of a caller who shows a number. It is a *first contact* when the same
 * number had no other contact, answered or not, in the `windowDays` × 24 hours before; it was *resolved* when this seat's
 * agents answered it and no other contact follows within the same time, *unresolved* when one does, and *undecided* while
 * the time is not over. Rate = resolved / (resolved + unresolved). Whether our own call-backs helped does not matter; calls
 * that ring through to another seat are contacts too. The filters of the scope choose among the first contacts, not among
 * the calls that precede or follow them.
 */
export class CallerCounter {
  private readonly scope: StatisticsScope;
  private readonly windowMs: number;
  private readonly windowDays: number;
  private readonly reader: CallReader;
  private readonly onDecided: (id: number, resolution: Resolution) => void;
  private readonly contacts = new Map<number, Contact>();
  private readonly callers = new Map<number, CallerSum>();
  private readonly total = noCounts();
  private readonly byNumber = new Map<string, Counts>();
  private readonly byDisposition = new Map<string, Counts>();

  /** @param onDecided told of every answered first contact of the scope, with the row of its call */
  constructor(scope: StatisticsScope, clock: ZoneClock, windowDays: number, onDecided: (id: number, resolution: Resolution) => void = () => undefined) {
    this.scope = scope;
    this.windowDays = windowDays;
    this.windowMs = windowDays * dayMs;
    this.reader = new CallReader(clock, []);
    this.onDecided = onDecided;
  }

  /** Takes one packed day; days in order, from a window before the scope to a window after it. */
  take(columns: DayColumns): void {
    const { words } = columns;
    this.reader.read(columns, (row) => {
      if (row.incoming && row.caller !== 0) this.meet(row, words);
    });
  }

  private meet(row: CallRow, words: readonly string[]): void {
    const { scope } = this;
    const counted = row.day >= scope.from && row.day < scope.until
      && (scope.agent === null || words[row.agent] === scope.agent)
      && (scope.serviceNumber === null || words[row.serviceNumber] === scope.serviceNumber)
      && (scope.queue === null || words[row.queue] === scope.queue);
    const known = this.contacts.get(row.caller);
    // A clock that was put back: the later row comes after the earlier one all the same.
    const repeated = known !== undefined && row.startedAt - known.at <= this.windowMs;
    if (known?.first === true && known.counted) this.decide(known, repeated ? 'unresolved' : 'resolved');
    if (counted) this.sum(row);
    if (known === undefined) {
      this.contacts.set(row.caller, contactOf(row, words, true, counted));
      return;
    }
    known.id = row.id;
    known.at = row.startedAt;
    known.first = !repeated;
    known.counted = counted;
    known.answered = row.outcome === 'answered';
    known.serviceNumber = words[row.serviceNumber] ?? '';
    known.disposition = words[row.disposition] ?? '';
  }

  private sum(row: CallRow): void {
    const known = this.callers.get(row.caller);
    const answered = row.outcome === 'answered' ? 1 : 0;
    const missed = missedOutcomes.has(row.outcome) ? 1 : 0;
    if (known === undefined) {
      this.callers.set(row.caller, { calls: 1, answered, missed, firstAt: row.startedAt, lastAt: row.startedAt, lastCall: row.id });
      return;
    }
    known.calls += 1;
    known.answered += answered;
    known.missed += missed;
    known.lastAt = row.startedAt;
    known.lastCall = row.id;
  }

  private decide(contact: Contact, resolution: Resolution): void {
    for (const counts of [this.total, countsOf(this.byNumber, contact.serviceNumber), contact.answered ? countsOf(this.byDisposition, contact.disposition) : null]) {
      if (counts === null) continue;
      if (contact.answered) counts[resolution] += 1;
      if (resolution === 'undecided') continue;
      counts.contacts += 1;
      if (resolution === 'unresolved') counts.repeated += 1;
    }
    if (contact.answered) this.onDecided(contact.id, resolution);
  }

  /** @param now epoch milliseconds: a window that ends later is not over */
  finish(now: number): void {
    for (const contact of this.contacts.values()) {
      if (contact.first && contact.counted) this.decide(contact, contact.at + this.windowMs < now ? 'resolved' : 'undecided');
    }
    this.contacts.clear();
  }

  /** After {@link finish}. Names are not known here. */
  result(): CallerFigures {
    const repeats: (RepeatCaller & { readonly key: number })[] = [];
    for (const [key, sum] of this.callers) {
      if (sum.calls > 1) repeats.push({ ...sum, key, number: '', customerName: '' });
    }
    const listed = repeats.sort((a, b) => b.calls - a.calls || b.lastAt - a.lastAt).slice(0, mostListed);
    return {
      windowDays: this.windowDays,
      total: { key: '', ...this.total },
      serviceNumbers: groupsOf(this.byNumber),
      dispositions: groupsOf(this.byDisposition),
      repeatCallers: listed.map(({ key, ...caller }) => ({ ...caller, number: numberOfCaller(key) })),
      repeatCallerCount: repeats.length,
      callerCount: this.callers.size,
    };
  }
}

function contactOf(row: CallRow, words: readonly string[], first: boolean, counted: boolean): Contact {
  return {
    id: row.id, at: row.startedAt, first, counted, answered: row.outcome === 'answered', serviceNumber: words[row.serviceNumber] ?? '',
    disposition: words[row.disposition] ?? '',
  };
}

function noCounts(): Counts {
  return { resolved: 0, unresolved: 0, undecided: 0, contacts: 0, repeated: 0 };
}

function countsOf(groups: Map<string, Counts>, key: string): Counts {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const counts = noCounts();
  groups.set(key, counts);
  return counts;
}

function groupsOf(groups: ReadonlyMap<string, Counts>): ContactFigures[] {
  return [...groups].map(([key, counts]) => ({ key, ...counts })).sort((a, b) => b.contacts - a.contacts || (a.key < b.key ? -1 : 1)).slice(0, mostListed);
}
