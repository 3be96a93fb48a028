import { regionOfPlace } from './callPlace.ts';
import { abandonProbability } from './erlang.ts';
import type { FigureGroup, HourFigures } from './figures.ts';
import { abandonWait, averageMos, averageWrapUp, missedOf, serviceLevel, share, type Measures } from './measures.ts';
import type { StatisticsData } from './report.ts';
import { zOfDifference, zOfShare } from './significance.ts';
import { anyPick, type CallPick } from './statisticsScope.ts';

export const adviceRules = ['peakMissed', 'answeredLess', 'repeatNumber', 'growingArea', 'abandonEarly', 'longWrapUp', 'lowServiceLevel', 'turnedAway', 'poorQuality'] as const;
export type AdviceRule = (typeof adviceRules)[number];

/** How a value is written: as a share, a count, a duration, a weekday, an hour, or the name of what it is the key of. */
export type AdviceValue =
  | { readonly kind: 'share' | 'count' | 'seconds' | 'score' | 'weekday' | 'hour'; readonly value: number }
  | { readonly kind: 'region' | 'serviceNumber' | 'disposition'; readonly value: string };

/** One sentence: the rule names its text, the values are the numbers behind it, the pick opens the calls behind those. */
export interface Advice {
  readonly rule: AdviceRule;
  /** Of the text: `plain` or `withSeat`. */
  readonly form: 'plain' | 'withSeat';
  readonly values: Readonly<Record<string, AdviceValue>>;
  readonly pick: CallPick;
}

/** 168 hours, thirty regions, ten numbers are looked at: three standard deviations keep chance from speaking. */
const certain = 3;

const count = (value: number): AdviceValue => ({ kind: 'count', value });
const asShare = (value: number): AdviceValue => ({ kind: 'share', value });
const seconds = (value: number): AdviceValue => ({ kind: 'seconds', value });

/** What the figures say about what to do, the most pressing first; nothing where chance could say the same. */
export function adviseOn(data: StatisticsData): Advice[] {
  return [peakMissed(data), answeredLess(data), repeatNumber(data), growingArea(data), abandonEarly(data), longWrapUp(data), lowServiceLevel(data), turnedAway(data), poorQuality(data)]
    .filter((advice): advice is Advice => advice !== null);
}

/** At least 30 unanswered calls in all and 8 in the hour; more of them than its part of the calls lets expect. */
function peakMissed({ figures: { total, hours, weekdays } }: StatisticsData): Advice | null {
  const allMissed = missedOf(total);
  if (allMissed < 30 || total.offered === 0) return null;
  const significant = hours.filter(({ measures }) => missedOf(measures) >= 8 && zOfShare(missedOf(measures), allMissed, measures.offered / total.offered) >= certain);
  const worst = significant.sort((a, b) => missedOf(b.measures) - missedOf(a.measures))[0];
  if (worst === undefined) return null;
  const missed = missedOf(worst.measures);
  const gain = answeredByOneMoreSeat(worst, total, weekdays[worst.weekday] ?? 0);
  return {
    rule: 'peakMissed', form: gain >= 1 ? 'withSeat' : 'plain',
    values: {
      share: asShare(missed / allMissed), weekday: { kind: 'weekday', value: worst.weekday }, hour: { kind: 'hour', value: worst.hour }, missed: count(missed),
      offered: count(worst.measures.offered), gain: count(gain), expected: asShare(worst.measures.offered / total.offered),
    },
    pick: { ...anyPick, thing: 'missed', weekday: worst.weekday, hour: worst.hour },
  };
}

/** Patience is known from those who gave up; a minute where too few did. */
const usualPatience = 60;
const usualService = 180;

/**
 * How many of the unanswered calls of an hour of the week one more agent would have answered, by Erlang A with the calls that
 * came, the seats that were there (agents with a call in that hour) and the durations of talk and wrap-up. The model's
 * loss is scaled to the loss that was seen.
 */
export function answeredByOneMoreSeat({ measures, agentHours }: HourFigures, total: Measures, occurrences: number): number {
  if (occurrences === 0) return 0;
  const talk = share(measures.incomingTalkSeconds, measures.answered) ?? share(total.incomingTalkSeconds, total.answered) ?? usualService;
  const wrapUp = averageWrapUp(measures) ?? averageWrapUp(total) ?? 0;
  const patienceSeconds = total.abandoned >= 10 ? (abandonWait(total) ?? usualPatience) : usualPatience;
  const traffic = { arrivals: (measures.offered - measures.elsewhere) / occurrences, serviceSeconds: Math.max(1, talk + wrapUp), patienceSeconds };
  const seats = Math.max(1, Math.round(agentHours / occurrences));
  const now = abandonProbability({ ...traffic, seats });
  const then = abandonProbability({ ...traffic, seats: seats + 1 });
  return now > 0 ? Math.round(missedOf(measures) * (1 - then / now)) : 0;
}

/** At least 100 calls in both periods; three points less, beyond chance. */
function answeredLess({ figures: { total, before } }: StatisticsData): Advice | null {
  const [now, then] = [total.offered - total.elsewhere - total.open, before.offered - before.elsewhere - before.open];
  if (now < 100 || then < 100) return null;
  const [rate, earlier] = [total.answered / now, before.answered / then];
  if (earlier - rate < 0.03 || zOfDifference(before.answered, then, total.answered, now) < certain) return null;
  return { rule: 'answeredLess', form: 'plain', values: { rate: asShare(rate), earlier: asShare(earlier), missed: count(missedOf(total)) }, pick: { ...anyPick, thing: 'missed' } };
}

/** At least 50 first contacts; a quarter of them called again, more than the callers of the other numbers do. */
function repeatNumber({ callers: { serviceNumbers, total, windowDays } }: StatisticsData): Advice | null {
  const found = serviceNumbers.filter(({ key, contacts, repeated }) =>
    key !== '' && contacts >= 50 && repeated / contacts >= 0.25
    && zOfDifference(repeated, contacts, total.repeated - repeated, total.contacts - contacts) >= certain);
  const worst = found.sort((a, b) => b.repeated / b.contacts - a.repeated / a.contacts)[0];
  if (worst === undefined) return null;
  return {
    rule: 'repeatNumber', form: 'plain',
    values: { number: { kind: 'serviceNumber', value: worst.key }, share: asShare(worst.repeated / worst.contacts), repeated: count(worst.repeated), contacts: count(worst.contacts), days: count(windowDays) },
    pick: { ...anyPick, thing: 'unresolved', serviceNumber: worst.key, windowDays },
  };
}

/** A region's calls, now and before. */
function regionSums(places: readonly FigureGroup[]): Map<string, { now: number; before: number }> {
  const regions = new Map<string, { now: number; before: number }>();
  for (const { key, measures, before } of places) {
    const region = regionOfPlace(key);
    const sum = regions.get(region) ?? { now: 0, before: 0 };
    sum.now += measures.offered;
    sum.before += before.offered;
    regions.set(region, sum);
  }
  return regions;
}

/** At least 100 calls before and 50 of the region now; a third more, beyond the growth of all calls and beyond chance. */
function growingArea({ figures: { total, before, places } }: StatisticsData): Advice | null {
  if (before.offered < 100 || total.offered < 100) return null;
  const expected = total.offered / (total.offered + before.offered);
  const found = [...regionSums(places)].filter(([region, sum]) =>
    region !== 'unknown' && region !== 'abroad' && sum.now >= 50 && sum.now >= sum.before * 1.33 && zOfShare(sum.now, sum.now + sum.before, expected) >= certain);
  const fastest = found.sort(([, a], [, b]) => b.now - b.before - (a.now - a.before))[0];
  if (fastest === undefined) return null;
  const [region, sum] = fastest;
  return {
    rule: 'growingArea', form: 'plain',
    values: { region: { kind: 'region', value: region }, now: count(sum.now), before: count(sum.before), growth: asShare(sum.before === 0 ? 1 : sum.now / sum.before - 1) },
    pick: { ...anyPick, thing: 'offered', place: `${region}/*` },
  };
}

/** At least 30 callers gave up, a twentieth of all, and within a minute on average. */
function abandonEarly({ figures: { total } }: StatisticsData): Advice | null {
  const wait = abandonWait(total);
  if (wait === null || total.abandoned < 30 || total.abandoned / total.offered < 0.05 || wait >= 60) return null;
  return {
    rule: 'abandonEarly', form: 'plain', values: { wait: seconds(wait), abandoned: count(total.abandoned), share: asShare(total.abandoned / total.offered), half: seconds(wait / 2) },
    pick: { ...anyPick, thing: 'abandoned' },
  };
}

/** At least 20 wrap-ups of the reason; half as long again as the others, beyond what so few may vary (as if exponential). */
function longWrapUp({ figures: { total, dispositions } }: StatisticsData): Advice | null {
  const found = dispositions.filter(({ key, measures }) => {
    const mean = averageWrapUp(measures);
    const others = share(total.wrapUpSeconds - measures.wrapUpSeconds, total.wrapUps - measures.wrapUps);
    return key !== '' && mean !== null && others !== null && measures.wrapUps >= 20 && total.wrapUps - measures.wrapUps >= 20
      && mean >= others * 1.5 && mean >= 30 && (mean - others) / (mean / Math.sqrt(measures.wrapUps)) >= certain;
  });
  const longest = found.sort((a, b) => (averageWrapUp(b.measures) ?? 0) - (averageWrapUp(a.measures) ?? 0))[0];
  if (longest === undefined) return null;
  return {
    rule: 'longWrapUp', form: 'plain',
    values: { disposition: { kind: 'disposition', value: longest.key }, mean: seconds(averageWrapUp(longest.measures) ?? 0), overall: seconds(averageWrapUp(total) ?? 0), count: count(longest.measures.wrapUps) },
    pick: { ...anyPick, thing: 'wrappedUp', disposition: longest.key },
  };
}

/** At least 100 calls count; under 80 %, beyond chance. */
function lowServiceLevel({ figures: { total } }: StatisticsData): Advice | null {
  const level = serviceLevel(total);
  if (level === null || total.slaBase < 100 || level >= 0.8 || zOfShare(total.slaBase - total.inTime, total.slaBase, 0.2) < certain) return null;
  return { rule: 'lowServiceLevel', form: 'plain', values: { level: asShare(level), late: count(total.slaBase - total.inTime), base: count(total.slaBase) }, pick: { ...anyPick, thing: 'late' } };
}

/** At least 20 calls and a twentieth of all were turned away before they rang. */
function turnedAway({ figures: { total } }: StatisticsData): Advice | null {
  if (total.turnedAway < 20 || total.turnedAway / total.offered < 0.05) return null;
  return { rule: 'turnedAway', form: 'plain', values: { count: count(total.turnedAway), share: asShare(total.turnedAway / total.offered) }, pick: { ...anyPick, thing: 'turnedAway' } };
}

/** At least 30 measured calls with an average under 3.6, below which people ask each other to repeat (ITU-T G.107, annex B). */
function poorQuality({ figures: { total } }: StatisticsData): Advice | null {
  const mos = averageMos(total);
  if (mos === null || total.measured < 30 || mos >= 3.6) return null;
  return { rule: 'poorQuality', form: 'plain', values: { mos: { kind: 'score', value: mos }, measured: count(total.measured) }, pick: { ...anyPick, thing: 'measured' } };
}
