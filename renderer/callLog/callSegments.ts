import type { CallEvent } from '../../shared/calls/callEvent.ts';

/** What a call was at, one after the other. */
export const callPhases = ['queued', 'dialling', 'ringing', 'talking', 'held', 'transferring', 'conference'] as const;
export type CallPhase = (typeof callPhases)[number];
/** What went on beside it. */
export const sidePhases = ['muted', 'recorded', 'recordingPaused'] as const;
export type SidePhase = (typeof sidePhases)[number];

export interface Segment<Phase> {
  readonly phase: Phase;
  /** Epoch milliseconds; never backwards, whatever the clock did. */
  readonly from: number;
  readonly to: number;
}

export interface CallSegments {
  readonly from: number;
  readonly to: number;
  readonly phases: readonly Segment<CallPhase>[];
  readonly muted: readonly Segment<SidePhase>[];
  readonly recorded: readonly Segment<SidePhase>[];
}

/** A row of segments that is written from left to right. */
class Lane<Phase> {
  readonly segments: Segment<Phase>[] = [];
  #phase: Phase | null = null;
  #from = 0;

  turn(phase: Phase | null, at: number): void {
    if (phase === this.#phase) return;
    if (this.#phase !== null && at > this.#from) this.segments.push({ phase: this.#phase, from: this.#from, to: at });
    this.#phase = phase;
    this.#from = at;
  }
}

interface Known { answered: boolean; agentHolds: boolean; remoteHolds: boolean; transferring: boolean; conference: boolean }

function phaseOf({ answered, agentHolds, remoteHolds, transferring, conference }: Known, before: CallPhase): CallPhase {
  if (!answered) return before;
  return agentHolds || remoteHolds ? 'held' : transferring ? 'transferring' : conference ? 'conference' : 'talking';
}

export interface SegmentedCall {
  readonly direction: 'incoming' | 'outgoing';
  readonly startedAt: number;
  /** Null while it goes on, or when its end was never seen. */
  readonly endedAt: number | null;
  readonly queueWaitSeconds: number | null;
}

/**
 * The phases of a call from its events in their order. Events whose time lies before the one before (the clock was set back)
 * count as at the same moment. The wait in the queue stands before the call. Pure.
 */
export function callSegments({ direction, startedAt, endedAt, queueWaitSeconds }: SegmentedCall, events: readonly CallEvent[]): CallSegments {
  const phases = new Lane<CallPhase>();
  const muted = new Lane<SidePhase>();
  const recorded = new Lane<SidePhase>();
  const known: Known = { answered: false, agentHolds: false, remoteHolds: false, transferring: false, conference: false };
  let before: CallPhase = direction === 'incoming' ? 'ringing' : 'dialling';
  let at = startedAt;
  const from = startedAt - Math.max(0, queueWaitSeconds ?? 0) * 1000;
  if (from < startedAt) phases.turn('queued', from);
  phases.turn(before, startedAt);
  for (const event of events) {
    if (event.kind === 'surveyed') continue;
    at = Math.max(at, event.at);
    if (event.kind === 'ended') break;
    if (event.kind === 'rang') before = 'ringing';
    if (event.kind === 'answered') known.answered = true;
    if (event.kind === 'held' || event.kind === 'resumed') known[event.by === 'agent' ? 'agentHolds' : 'remoteHolds'] = event.kind === 'held';
    if (event.kind === 'transferRequested' || event.kind === 'transferFailed') known.transferring = event.kind === 'transferRequested';
    if (event.kind === 'conferenceJoined' || event.kind === 'conferenceLeft') known.conference = event.kind === 'conferenceJoined';
    if (event.kind === 'muted' || event.kind === 'unmuted') muted.turn(event.kind === 'muted' ? 'muted' : null, at);
    if (event.kind === 'recordingStarted' || event.kind === 'recordingResumed') recorded.turn('recorded', at);
    if (event.kind === 'recordingPaused') recorded.turn('recordingPaused', at);
    if (event.kind === 'recordingStopped') recorded.turn(null, at);
    phases.turn(phaseOf(known, before), at);
  }
  const to = Math.max(at, endedAt ?? at);
  for (const lane of [phases, muted, recorded]) lane.turn(null, to);
  return { from, to, phases: phases.segments, muted: muted.segments, recorded: recorded.segments };
}

/** Seconds of each phase, in the order of first appearance. Pure. */
export function totals<Phase extends string>(segments: readonly Segment<Phase>[]): readonly (readonly [Phase, number])[] {
  const sums = new Map<Phase, number>();
  for (const { phase, from, to } of segments) sums.set(phase, (sums.get(phase) ?? 0) + (to - from) / 1000);
  return [...sums];
}
