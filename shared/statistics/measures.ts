/**
 * What is counted of any set of calls. Counts of calls unless named otherwise; times are sums.
 * - `offered` = answered + elsewhere + busy + turnedAway + noAnswer + abandoned + refused + forwarded + failed + open.
 * - `answerMs`: from the first ring to the answer, of answered calls. `waitMs`: queue and ring together, of answered calls.
 * - `abandonMs`: queue and ring together until the caller gave up. `queueSeconds` over `queued` calls: what the platform said.
 * - `talkSeconds` includes hold, both directions; `incomingTalkSeconds` only answered incoming calls.
 * - `wrapUpSeconds` over `wrapUps` calls whose wrap-up is known.
 * - `mosSum` over `measured`, `surveySum` over `surveyed`.
 * - `inTime`, `slaBase`: numerator and denominator of the service level by the terms of each call's own day.
 */
export const measureNames = [
  'offered', 'answered', 'elsewhere', 'busy', 'turnedAway', 'noAnswer', 'abandoned', 'refused', 'forwarded', 'failed', 'open',
  'outgoing', 'reached', 'talkSeconds', 'incomingTalkSeconds', 'answerMs', 'waitMs', 'abandonMs', 'queued', 'queueSeconds', 'wrapUps', 'wrapUpSeconds',
  'measured', 'mosSum', 'surveyed', 'surveySum', 'inTime', 'slaBase',
] as const;
export type MeasureName = (typeof measureNames)[number];
export type Measures = Readonly<Record<MeasureName, number>>;

export const measureCount = measureNames.length;

/** Position of each measure in a row of sums. */
export const at = Object.fromEntries(measureNames.map((name, index) => [name, index])) as Readonly<Record<MeasureName, number>>;

export const noMeasures: Measures = Object.freeze(Object.fromEntries(measureNames.map((name) => [name, 0]))) as Measures;

/** Unanswered incoming calls that reached nobody. */
export function missedOf(m: Measures): number {
  return m.busy + m.turnedAway + m.noAnswer + m.abandoned + m.failed;
}

/** A fraction, or null when nothing is there to divide by. */
export function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** Answered of those that came here: calls that another seat took are no failure of this one. */
export const answeredRate = (m: Measures): number | null => share(m.answered, m.offered - m.elsewhere - m.open);
export const averageTalk = (m: Measures): number | null => share(m.incomingTalkSeconds, m.answered);
export const answerSpeed = (m: Measures): number | null => share(m.answerMs / 1000, m.answered);
export const averageWait = (m: Measures): number | null => share(m.waitMs / 1000, m.answered);
export const abandonWait = (m: Measures): number | null => share(m.abandonMs / 1000, m.abandoned);
export const averageWrapUp = (m: Measures): number | null => share(m.wrapUpSeconds, m.wrapUps);
export const averageMos = (m: Measures): number | null => share(m.mosSum, m.measured);
export const averageSurvey = (m: Measures): number | null => share(m.surveySum, m.surveyed);
export const serviceLevel = (m: Measures): number | null => share(m.inTime, m.slaBase);
