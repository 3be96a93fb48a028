import { complement, firstEndingAfter, indexEndingAfter, intersection, lengthOf, longestOf, union, type Stretch } from './stretch.ts';
import type { Lane, Speech } from './waveform.ts';

export interface LaneFigures {
  readonly talkMs: number;
  /** Part of what was recorded, 0 … 1; both voices and silence are more than 1 together by what they said at once. */
  readonly talkShare: number;
  /** Where this side spoke longest without the other one taking its turn. */
  readonly longestMonologue: Stretch | null;
  /** When this side began while the other one was speaking and had the floor afterwards, milliseconds. */
  readonly interruptions: readonly number[];
}

/** How a call was talked. Parts in which recording was paused count for nothing. */
export interface TalkFigures {
  /** Without pauses of the recording, milliseconds. */
  readonly recordedMs: number;
  readonly lanes: Readonly<Record<Lane, LaneFigures>>;
  readonly overTalk: readonly Stretch[];
  readonly overTalkShare: number;
  /** Nobody spoke. */
  readonly silence: readonly Stretch[];
  readonly silenceShare: number;
  readonly longestSilence: Stretch | null;
}

/** A pause within a monologue; and how long the other side must speak to have had its turn: "yes, yes" is none. */
const longestPauseMs = 2_000;
const leastTurnMs = 1_200;
/** Who interrupts speaks so long, into something that has lasted so long, and both at once for so long. */
const leastInterruptionMs = 800;
const leastBeforeMs = 500;
const leastBothMs = 200;

/**
 * @param gaps where the recording was paused
 */
export function talkFigures(speech: Speech, durationMs: number, gaps: readonly Stretch[] = []): TalkFigures {
  const paused = union(gaps);
  const recordedMs = Math.max(0, durationMs - lengthOf(paused));
  const share = (ms: number): number => (recordedMs === 0 ? 0 : Math.min(1, ms / recordedMs));
  const silence = complement(union(speech.agent, speech.customer, paused), durationMs);
  const overTalk = intersection(speech.agent, speech.customer);
  const of = (own: readonly Stretch[], other: readonly Stretch[]): LaneFigures => ({
    talkMs: lengthOf(own),
    talkShare: share(lengthOf(own)),
    longestMonologue: longestOf(monologues(own, other)),
    interruptions: interruptions(own, other),
  });
  return {
    recordedMs,
    lanes: { agent: of(speech.agent, speech.customer), customer: of(speech.customer, speech.agent) },
    overTalk,
    overTalkShare: share(lengthOf(overTalk)),
    silence,
    silenceShare: share(lengthOf(silence)),
    longestSilence: longestOf(silence),
  };
}

function monologues(own: readonly Stretch[], other: readonly Stretch[]): readonly Stretch[] {
  const turns = other.filter(([from, until]) => until - from >= leastTurnMs);
  const joined: [number, number][] = [];
  for (const [from, until] of own) {
    const last = joined.at(-1);
    const turn = last && firstEndingAfter(turns, last[1]);
    if (last && from - last[1] <= longestPauseMs && !(turn && turn[0] < from)) last[1] = until;
    else joined.push([from, until]);
  }
  return joined;
}

function interruptions(own: readonly Stretch[], other: readonly Stretch[]): readonly number[] {
  return own.filter(([from, until]) => {
    const into = other[indexEndingAfter(other, from)];
    return into !== undefined && from - into[0] >= leastBeforeMs && into[1] < until && into[1] - from >= leastBothMs && until - from >= leastInterruptionMs;
  }).map(([from]) => from);
}

/** What is left of a silence at each of its ends when it is skipped: without it, words run into each other. */
const keptMs = 200;

/** What a listener in a hurry leaves out: silences longer than `leastMs`, without their edges. */
export function skippable(silence: readonly Stretch[], leastMs: number): readonly Stretch[] {
  return silence.filter(([from, until]) => until - from >= Math.max(leastMs, 3 * keptMs)).map(([from, until]) => [from + keptMs, until - keptMs] as const);
}
