import { callOutcomes, type CallOutcome } from './callOutcome.ts';

/** What statistics need of one call. */
export interface CountedCall {
  /** Row of the call in the store: the order in time. */
  id: number;
  startedAt: number;
  outcome: CallOutcome;
  /** Digits that identify the caller (0 = hidden or unreadable); see `callerKey`. */
  caller: number;
  /** Milliseconds from the first ring to answer or end; 0 while open. */
  ringMs: number;
  talkSeconds: number;
  /** What the platform said; null = nothing. */
  queueSeconds: number | null;
  wrapUpSeconds: number | null;
  mos: number | null;
  survey: number | null;
  serviceNumber: string;
  queue: string;
  agent: string;
  place: string;
  disposition: string;
}

/** Columns of a day's calls, in order of `id`. Words are positions in `words`. */
export interface PackedDay {
  readonly count: number;
  readonly words: readonly string[];
  readonly bytes: Uint8Array;
}

export const wordColumns = ['serviceNumber', 'queue', 'agent', 'place', 'disposition'] as const;
export type WordColumn = (typeof wordColumns)[number];

const longs = 3;
const doubleWords = 2;
const shorts = wordColumns.length + 4;
const bytesPerCall = longs * 8 + doubleWords * 4 + shorts * 2 + 1;
const most16 = 65_535;

/** Views on a day's columns. */
export interface DayColumns {
  readonly count: number;
  readonly words: readonly string[];
  readonly id: Float64Array;
  readonly startedAt: Float64Array;
  readonly caller: Float64Array;
  readonly ringMs: Uint32Array;
  readonly talkSeconds: Uint32Array;
  readonly serviceNumber: Uint16Array;
  readonly queue: Uint16Array;
  readonly agent: Uint16Array;
  readonly place: Uint16Array;
  readonly disposition: Uint16Array;
  /** Each one above its value; 0 = unknown. */
  readonly queueSeconds: Uint16Array;
  readonly wrapUpSeconds: Uint16Array;
  /** Thousandths and hundredths, one above; 0 = unknown. */
  readonly mos: Uint16Array;
  readonly survey: Uint16Array;
  /** Position in `callOutcomes`. */
  readonly outcome: Uint8Array;
}

/** A day's columns from its bytes, which are copied when they do not begin where eight-byte numbers may. */
export function columnsOf({ count, words, bytes }: PackedDay): DayColumns {
  if (bytes.byteLength !== count * bytesPerCall) throw new RangeError('A packed day has not the length of its calls.');
  const { buffer, byteOffset } = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  let offset = byteOffset;
  const next = (size: number): number => { const from = offset; offset += size * count; return from; };
  const doubles = () => new Float64Array(buffer as ArrayBuffer, next(8), count);
  const wide = () => new Uint32Array(buffer as ArrayBuffer, next(4), count);
  const narrow = () => new Uint16Array(buffer as ArrayBuffer, next(2), count);
  return {
    count, words,
    id: doubles(), startedAt: doubles(), caller: doubles(), ringMs: wide(), talkSeconds: wide(),
    serviceNumber: narrow(), queue: narrow(), agent: narrow(), place: narrow(), disposition: narrow(),
    queueSeconds: narrow(), wrapUpSeconds: narrow(), mos: narrow(), survey: narrow(),
    outcome: new Uint8Array(buffer as ArrayBuffer, next(1), count),
  };
}

const cut = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));
const orUnknown = (value: number | null, scale: number): number => (value === null || Number.isNaN(value) ? 0 : 1 + cut(value * scale, most16 - 1));
const outcomeIndex = new Map(callOutcomes.map((outcome, index) => [outcome, index]));

/** Packs the calls of a day. More than 65,535 different words in a day: those beyond become the empty one. */
export function packDay(calls: readonly CountedCall[]): PackedDay {
  const words: string[] = [''];
  const known = new Map<string, number>([['', 0]]);
  function wordOf(text: string): number {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (words.length > most16) return 0;
    known.set(text, words.length);
    return words.push(text) - 1;
  }
  const bytes = new Uint8Array(calls.length * bytesPerCall);
  const columns = columnsOf({ count: calls.length, words, bytes });
  for (const [row, call] of calls.entries()) {
    columns.id[row] = call.id;
    columns.startedAt[row] = call.startedAt;
    columns.caller[row] = call.caller;
    columns.ringMs[row] = cut(call.ringMs, 0xffff_ffff);
    columns.talkSeconds[row] = cut(call.talkSeconds, 0xffff_ffff);
    for (const column of wordColumns) columns[column][row] = wordOf(call[column]);
    columns.queueSeconds[row] = orUnknown(call.queueSeconds, 1);
    columns.wrapUpSeconds[row] = orUnknown(call.wrapUpSeconds, 1);
    columns.mos[row] = orUnknown(call.mos, 1000);
    columns.survey[row] = orUnknown(call.survey, 100);
    columns.outcome[row] = outcomeIndex.get(call.outcome) ?? 0;
  }
  return { count: calls.length, words, bytes };
}

/**
 * A caller's canonical number as one number, so that equal means the same caller: its digits after a leading 1 (2 for
 * `+`), which keeps leading zeros. 0 = hidden, or nothing that a telephone number could be.
 */
export function callerKey(number: string): number {
  const match = /^(\+?)(\d{1,15})$/.exec(number);
  if (match === null) return 0;
  const key = Number(`${match[1] === '+' ? 2 : 1}${match[2] ?? ''}`);
  return Number.isSafeInteger(key) ? key : 0;
}

/** The number of a `callerKey`; empty for 0. */
export function numberOfCaller(key: number): string {
  if (key === 0) return '';
  const text = String(key);
  return `${text.startsWith('2') ? '+' : ''}${text.slice(1)}`;
}
