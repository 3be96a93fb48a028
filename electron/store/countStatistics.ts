import type { CallerFigures, Figures } from '../../shared/statistics/figures.ts';
import { CallCounter } from '../../shared/statistics/countCalls.ts';
import { CallerCounter } from '../../shared/statistics/countCallers.ts';
import { spanBefore } from '../../shared/statistics/localDay.ts';
import { callerKey } from '../../shared/statistics/packedDay.ts';
import { callPicker } from '../../shared/statistics/pickCalls.ts';
import { CallReader } from '../../shared/statistics/readCalls.ts';
import { defaultWindowDays, type CallPick, type StatisticsScope } from '../../shared/statistics/statisticsScope.ts';
import { dayMs, zoneClock, type ZoneClock } from '../../shared/statistics/zoneClock.ts';
import { getRow } from './connection.ts';
import type { ReadableDb, WritableDb } from './connection.ts';
import type { Counting } from './countingThread.ts';
import type { CountedCallsPage } from './requests/statistics.ts';
import type { CountedAnswer, CountedArgument, CountedName } from './statisticsMessages.ts';
import { daysOfOne, isStale, readDays, turns } from './statisticsReader.ts';
import type { PackedDays } from './statisticsReader.ts';
import { entryById } from './tables/callLog.ts';
import { listDuplicates } from './tables/customerDuplicates.ts';
import { chooseSample } from './tables/sampleCandidates.ts';
import { listSlaRules } from './tables/slaRules.ts';
import { packingsOf } from './tables/statisticsDays.ts';

type Progress = (fraction: number) => void;

const questions = { countCalls, countCallers, listCountedCalls, chooseSample: chooseIn, listDuplicates: listDuplicatesIn };

/** No statistic, but as long a look at as many calls. */
function chooseIn({ db }: PackedDays, argument: CountedArgument<'chooseSample'>): Promise<CountedAnswer<'chooseSample'>> {
  return chooseSample(db, argument, turns());
}

/** No statistic either, but a look at all customers. */
function listDuplicatesIn({ db }: PackedDays, argument: CountedArgument<'listDuplicates'>): Promise<CountedAnswer<'listDuplicates'>> {
  // What it throws (damage, a closed file) is this answer's, and not the end of the thread.
  return Promise.resolve().then(() => listDuplicates(db, argument));
}

/** Answers a question about calls, or a look that takes as long. */
export function countIn<Name extends CountedName>(days: PackedDays, name: Name, argument: CountedArgument<Name>, onProgress?: Progress): Promise<CountedAnswer<Name>> {
  return (questions[name] as (days: PackedDays, argument: CountedArgument<Name>, onProgress?: Progress) => Promise<CountedAnswer<Name>>)(days, argument, onProgress);
}

/** Counts in the thread of the connection. */
export function countHere(db: WritableDb): Counting {
  const days = daysOfOne(db);
  return { ask: (name, argument, onProgress) => countIn(days, name, argument, onProgress) };
}

function clockOf({ zone, from, until }: StatisticsScope): ZoneClock {
  return zoneClock(zone, (spanBefore({ from, until }).from - 62) * dayMs, (until + 62) * dayMs);
}

interface KnownFigures {
  readonly question: string;
  /** How often days had been packed when these figures were counted. */
  readonly packings: number;
  readonly figures: Figures;
}

/** The last looks of each database: people turn from one to another and back. */
const looks = new WeakMap<ReadableDb, readonly KnownFigures[]>();
const mostLooks = 8;

async function countCalls(days: PackedDays, { scope }: { readonly scope: StatisticsScope }, onProgress?: Progress): Promise<Figures> {
  const { db } = days;
  const clock = clockOf(scope);
  const rules = listSlaRules(db);
  const stretch = { from: clock.startOf(spanBefore(scope).from), until: clock.startOf(scope.until) };
  const question = JSON.stringify([scope, rules]);
  const known = (looks.get(db) ?? []).filter(({ packings }) => packings === packingsOf(db));
  const found = known.find((look) => look.question === question);
  if (found !== undefined && !isStale(db, stretch)) return found.figures;
  const counter = new CallCounter(scope, clock, rules);
  const packings = await readDays(days, stretch, (columns) => counter.take(columns), onProgress);
  const figures = counter.result();
  // Days packed while these were read may or may not be in them.
  if (packings === packingsOf(db)) looks.set(db, [{ question, packings, figures }, ...known.filter((look) => look.question !== question)].slice(0, mostLooks));
  return figures;
}

async function countedCallers(
  days: PackedDays, scope: StatisticsScope, windowDays: number, now: number, onDecided?: ConstructorParameters<typeof CallerCounter>[3], onProgress?: Progress,
): Promise<CallerCounter> {
  const clock = clockOf(scope);
  const counter = new CallerCounter(scope, clock, windowDays, onDecided);
  const windowMs = windowDays * dayMs;
  await readDays(days, { from: clock.startOf(scope.from) - windowMs, until: clock.startOf(scope.until) + windowMs }, (columns) => counter.take(columns), onProgress);
  counter.finish(now);
  return counter;
}

async function countCallers(
  days: PackedDays, { scope, windowDays, now }: { readonly scope: StatisticsScope; readonly windowDays: number; readonly now: number }, onProgress?: Progress,
): Promise<CallerFigures> {
  const figures = (await countedCallers(days, scope, windowDays, now, undefined, onProgress)).result();
  const nameOf = (id: number): string => getRow<{ customerName: string }>(days.db, 'SELECT customerName FROM call WHERE id = ?', id)?.customerName ?? '';
  return { ...figures, repeatCallers: figures.repeatCallers.map((caller) => ({ ...caller, customerName: nameOf(caller.lastCall) })) };
}

/** Key of the caller of a row: null = any caller wanted, undefined = the row is gone or its caller hidden. */
function wantedCaller(db: ReadableDb, callerOf: number | null): number | null | undefined {
  if (callerOf === null) return null;
  const row = getRow<{ remoteNumber: string }>(db, 'SELECT remoteNumber FROM call WHERE id = ?', callerOf);
  const key = row === undefined ? 0 : callerKey(row.remoteNumber);
  return key === 0 ? undefined : key;
}

function isResolution(thing: CallPick['thing']): thing is 'resolved' | 'unresolved' | 'undecided' {
  return thing === 'resolved' || thing === 'unresolved' || thing === 'undecided';
}

async function listCountedCalls(
  days: PackedDays,
  { scope, pick, now, cursor, limit }: { readonly scope: StatisticsScope; readonly pick: CallPick; readonly now: number; readonly cursor: number | null; readonly limit: number },
): Promise<CountedCallsPage> {
  const { db } = days;
  const caller = wantedCaller(db, pick.callerOf);
  if (caller === undefined) return { entries: [], cursor: null };
  const decided = new Set<number>();
  if (isResolution(pick.thing)) {
    await countedCallers(days, scope, pick.windowDays ?? defaultWindowDays, now, (id, resolution) => { if (resolution === pick.thing) decided.add(id); });
  }
  const clock = clockOf(scope);
  const reader = new CallReader(clock, listSlaRules(db), scope);
  const isPicked = callPicker(scope, pick, caller);
  const ids: number[] = [];
  await readDays(days, { from: clock.startOf(scope.from), until: clock.startOf(scope.until), newestFirst: true }, (columns) => {
    const found: number[] = [];
    reader.read(columns, (row) => {
      if ((cursor === null || row.id < cursor) && isPicked(row, columns.words) && (!isResolution(pick.thing) || decided.has(row.id))) found.push(row.id);
    });
    ids.push(...found.reverse());
    return ids.length <= limit;
  });
  const page = ids.slice(0, limit);
  const pause = turns();
  const entries = [];
  for (const id of page) {
    const entry = entryById(db, id);
    if (entry !== undefined) entries.push(entry);
    await pause();
  }
  return { entries, cursor: ids.length > limit ? (page.at(-1) ?? null) : null };
}
