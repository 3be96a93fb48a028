import { percentile } from './figures.ts';

/** What was reached when, in milliseconds since the spawn. */
export type Timeline = Readonly<Record<string, number>>;

/** Entries of the User Timing standard with the clock that they count from, as main and the page give them. */
export interface KeptMoments {
  readonly origin: number;
  readonly entries: readonly { readonly name: string; readonly startTime: number }[];
}

/** One line of time from the moments of several processes. */
export function timelineOf(startedAt: number, kept: readonly KeptMoments[]): Timeline {
  return Object.fromEntries(kept.flatMap(({ origin, entries }) => entries.map(({ name, startTime }) => [name, origin + startTime - startedAt])));
}

/** The medians of several starts, in the order of time: what was reached when, and how long after the step before. */
export function timelineLines(timelines: readonly Timeline[]): string[] {
  const names = [...new Set(timelines.flatMap((timeline) => Object.keys(timeline)))];
  const medians = names.map((name) => ({ name, at: percentile(timelines.flatMap((timeline) => timeline[name] ?? []), 0.5) })).sort((a, b) => a.at - b.at);
  return medians.map(({ name, at }, index) => `  ${at.toFixed(0).padStart(6)}  ${`+${(at - (medians[index - 1]?.at ?? 0)).toFixed(0)}`.padStart(5)}  ${name}`);
}
