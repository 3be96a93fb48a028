import { z } from 'zod';
import { callOutcomes } from './callOutcome.ts';
import { periodUnits } from './localDay.ts';

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Twelve years and a bit: more than any store holds, little enough to be counted. */
const mostDays = 4_400;
const day = z.int().min(-20_000).max(60_000);

/** Which calls are counted, and by whose calendar. Days are local days of `zone` (`localDay.ts`); `until` is exclusive. */
export const statisticsScopeSchema = z.strictObject({
  zone: z.string().max(60).refine(isZone),
  from: day,
  until: day,
  unit: z.enum(periodUnits),
  /** Null = all that the seat may see. */
  agent: z.string().max(200).nullable(),
  serviceNumber: z.string().max(200).nullable(),
  queue: z.string().max(200).nullable(),
}).refine(({ from, until }) => from < until && until - from <= mostDays);
export type StatisticsScope = z.infer<typeof statisticsScopeSchema>;

/** Days after which a caller who calls again counts as a new matter. */
export const windowDaysSchema = z.int().min(1).max(60);
export const defaultWindowDays = 7;

/** What can be opened: the calls that a figure counted. */
export const countedThings = [
  ...callOutcomes, 'offered', 'missed', 'outgoing', 'queued', 'talked', 'wrappedUp', 'measured', 'surveyed', 'inTime', 'late', 'slaBase',
  'resolved', 'unresolved', 'undecided',
] as const;
export type CountedThing = (typeof countedThings)[number];

/** Narrows a scope to the calls behind one figure; what is null narrows nothing. */
export const callPickSchema = z.strictObject({
  thing: z.enum(countedThings),
  /** Local days, until exclusive. */
  days: z.strictObject({ from: day, until: day }).nullable(),
  weekday: z.int().min(0).max(6).nullable(),
  hour: z.int().min(0).max(23).nullable(),
  /** A place key; one that ends in `/*` means all of that region. */
  place: z.string().max(200).nullable(),
  disposition: z.string().max(400).nullable(),
  /** Position of the class of talk time. */
  duration: z.int().min(0).max(20).nullable(),
  agent: z.string().max(200).nullable(),
  serviceNumber: z.string().max(200).nullable(),
  queue: z.string().max(200).nullable(),
  /** Row of a call: all calls of its caller. A number would say more than a seat may see. */
  callerOf: z.int().nullable(),
  /** Of `resolved`, `unresolved`, `undecided`. */
  windowDays: windowDaysSchema.nullable(),
});
export type CallPick = z.infer<typeof callPickSchema>;

export const anyPick: Omit<CallPick, 'thing'> = {
  days: null, weekday: null, hour: null, place: null, disposition: null, duration: null, agent: null, serviceNumber: null, queue: null, callerOf: null,
  windowDays: null,
};
