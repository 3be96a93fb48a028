import type { MediaAlarmKind } from '../calls/mediaAlarm.ts';

/** What was seen of one leg since the observation before, which is about half a second. */
export interface LegObservation {
  /** Milliseconds of any clock that only grows. */
  readonly at: number;
  readonly ice: RTCIceConnectionState;
  /** What both sides agreed on (RFC 3264): nothing is expected to come or go while either side holds. */
  readonly expectsIn: boolean;
  readonly expectsOut: boolean;
  readonly packetsIn: number;
  readonly packetsOut: number;
  /** The jitter buffer played on without packets and without concealing a loss: the far side suppresses its silence (RFC 3389). */
  readonly comfortNoise: boolean;
  /** Every sample that was heard had the same value. */
  readonly silentIn: boolean;
  /** Every sample of the microphone had the same value, or there is no microphone. */
  readonly silentOut: boolean;
  readonly muted: boolean;
}

/** What is known of each fault: since when it lasts, and since when it is over. */
interface Course {
  readonly badSince: number | null;
  readonly goodSince: number | null;
}

export interface AlarmWatch {
  readonly at: number | null;
  readonly alarm: MediaAlarmKind | null;
  readonly courses: Readonly<Record<MediaAlarmKind, Course>>;
}

/** The first that holds is told: a broken path explains missing packets, missing packets explain silence. */
const order: readonly MediaAlarmKind[] = ['ice', 'noPacketsIn', 'noPacketsOut', 'silenceIn', 'silenceOut'];

/**
 * A fault lasts this long before it is told: with observations every half second it is found within three seconds of its
 * beginning. A person who is silent never comes near: rooms, codecs and comfort noise give changing samples all the time.
 */
const raiseAfterMs = 2_000;
/** Sound has to be back this long before an alarm is taken back, so that it does not flicker. */
const clearAfterMs = 1_000;
/** Chromium says `disconnected` after seconds without an answer and may find back by itself; `failed` is final. */
const disconnectedAfterMs = 1_000;

const unknown: Course = { badSince: null, goodSince: null };

export const newAlarmWatch: AlarmWatch = {
  at: null,
  alarm: null,
  courses: { ice: unknown, noPacketsIn: unknown, noPacketsOut: unknown, silenceIn: unknown, silenceOut: unknown },
};

/** True: the fault is there. False: it is not. Null: cannot be told now, which ends an alarm at once (held, muted, no path). */
function judge(kind: MediaAlarmKind, seen: LegObservation): boolean | null {
  const connected = seen.ice === 'connected' || seen.ice === 'completed';
  switch (kind) {
    case 'ice':
      if (seen.ice === 'closed' || (!seen.expectsIn && !seen.expectsOut)) return null;
      return !connected;
    case 'noPacketsIn':
      return connected && seen.expectsIn ? seen.packetsIn === 0 && !seen.comfortNoise : null;
    case 'noPacketsOut':
      return connected && seen.expectsOut ? seen.packetsOut === 0 : null;
    case 'silenceIn':
      if (!connected || !seen.expectsIn) return null;
      return seen.packetsIn > 0 && seen.silentIn;
    case 'silenceOut':
      return connected && seen.expectsOut && !seen.muted ? seen.silentOut : null;
  }
}

function delayOf(kind: MediaAlarmKind, seen: LegObservation): number {
  if (kind !== 'ice') return raiseAfterMs;
  if (seen.ice === 'failed') return 0;
  return seen.ice === 'disconnected' ? disconnectedAfterMs : raiseAfterMs;
}

/** Takes one more observation. The alarm that is to be shown is in the result. */
export function findAlarm(watch: AlarmWatch, seen: LegObservation): AlarmWatch {
  const began = watch.at ?? seen.at;
  const courses = { ...watch.courses };
  const holds = new Set<MediaAlarmKind>();
  for (const kind of order) {
    const fault = judge(kind, seen);
    const before = watch.courses[kind];
    if (fault === null) courses[kind] = unknown;
    else if (fault) courses[kind] = { badSince: before.badSince ?? began, goodSince: null };
    else courses[kind] = { badSince: null, goodSince: before.goodSince ?? began };
    const { badSince, goodSince } = courses[kind];
    if (badSince !== null && seen.at - badSince >= delayOf(kind, seen)) holds.add(kind);
    if (kind === watch.alarm && fault !== null && (badSince !== null || seen.at - (goodSince ?? seen.at) < clearAfterMs)) holds.add(kind);
  }
  return { at: seen.at, alarm: order.find((kind) => holds.has(kind)) ?? null, courses };
}
