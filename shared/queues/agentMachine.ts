import { assertNever } from '../kernel/assertNever.ts';
import type { AgentState, AgentStateKind, ChosenAgentState } from './agentState.ts';
import { extendedClock, isMissing, pausedClock, resumedClock, startedClock, type WrapUp, type WriteUp } from './wrapUp.ts';

/**
 * Whether the seat may be idle. `open`: the loopback proved registration, ring and microphone, and no device changed since.
 * `unknown`: it has to be proved first. `shut`: it failed.
 */
export type Gate = 'open' | 'unknown' | 'shut';

/** What the agent or the company set. */
export interface AgentRules {
  /** 0 = no wrap-up, null = without a limit. */
  readonly wrapUpSeconds: number | null;
  readonly autoIdle: boolean;
}

/** What happened to the agent, in past tense; `at` is epoch milliseconds. Calls that are not known are ignored. */
export type AgentEvent =
  | { readonly kind: 'registrationChanged'; readonly at: number; readonly registered: boolean }
  | { readonly kind: 'gateChanged'; readonly at: number; readonly gate: Gate }
  /** An incoming call rings. */
  | { readonly kind: 'callRang'; readonly at: number; readonly callId: string }
  /** The agent asked to answer it, or dialled it. */
  | { readonly kind: 'callTaken'; readonly at: number; readonly callId: string }
  /** `writeUp`: `none` when there was no conversation to write up, `required` when it must be written up and is not yet. */
  | { readonly kind: 'callEnded'; readonly at: number; readonly callId: string; readonly writeUp: 'none' | 'offered' | 'required' }
  | { readonly kind: 'chosen'; readonly at: number; readonly state: ChosenAgentState }
  /** A write-up was kept. */
  | { readonly kind: 'writtenUp'; readonly at: number; readonly callId: string }
  /** The agent has nothing to write up about this call. Ignored while it must be written up. */
  | { readonly kind: 'laidAside'; readonly at: number; readonly callId: string }
  | { readonly kind: 'wrapUpExtended'; readonly at: number; readonly ms: number }
  /** The agent is done. Ignored while a required write-up is missing. */
  | { readonly kind: 'wrapUpFinished'; readonly at: number }
  /** The wrap-up's time that was to end at `until` is up, whatever the computer's clock says by now. */
  | { readonly kind: 'clockTicked'; readonly at: number; readonly until: number };

/** Everything the agent's state follows from. */
export interface AgentMachine {
  readonly registered: boolean;
  readonly gate: Gate;
  /** What counts when there is neither call nor wrap-up. */
  readonly chosen: ChosenAgentState;
  /** Chosen during a call or wrap-up. */
  readonly next: ChosenAgentState | null;
  /** Live calls by their ids. */
  readonly calls: Readonly<Record<string, 'ringing' | 'taken'>>;
  readonly wrapUp: WrapUp | null;
  /** What all this amounts to. */
  readonly state: AgentState;
}

/** The agent before the seat is registered. `chosen` is what he becomes as soon as he can. */
export function newAgent(chosen: ChosenAgentState, at: number): AgentMachine {
  const parts = { registered: false, gate: 'unknown', chosen, next: null, calls: {}, wrapUp: null } as const;
  return { ...parts, state: { kind: 'offline', since: at, reason: null, next: null, wrapUpUntil: null } };
}

/**
 * The only place where the agent's state changes: machine + event → machine. Pure.
 *
 * What is shown, the first that holds: a call that was taken → `talking`; one that rings → `ringing`; not registered, or
 * chosen so → `offline`; wrap-up → `wrapUp`; else what was chosen. `idle` only behind an open gate, till then `busy`.
 *
 * - A choice during a call or wrap-up waits in `next` until both are over.
 * - Wrap-up follows a conversation, incoming or outgoing. None after an attempt nobody answered, a question to a colleague
 *   or a parked call: there the caller decides (`writeUp: 'none'`).
 * - A call during the wrap-up stops its time. Unanswered, the rest of the time runs on; after another conversation it
 *   begins anew, for all that is still to be written up.
 * - After the wrap-up: `next`; else who was idle is idle again with `autoIdle`, else busy; a break or busy goes on (a call
 *   made from a break does not end the break).
 * - While a required write-up is missing neither time nor agent can end the wrap-up.
 * - A lost registration changes nothing of all this: what was chosen is back when the registration is.
 * - A gate that fails takes `idle` back for good: the agent chooses again when the fault is repaired.
 */
export function stepAgent(machine: AgentMachine, event: AgentEvent, rules: AgentRules): AgentMachine {
  const stepped = settled(moved(machine, event, rules));
  const state = stateOf(stepped, machine.state, event.at);
  return { ...stepped, state };
}

/** Why the machine would ignore what the agent asks for; null when it does not. */
export function refusalOf({ wrapUp }: AgentMachine, event: Pick<AgentEvent, 'kind'> & { readonly callId?: string }): 'dispositionRequired' | 'noWrapUp' | null {
  if (event.kind === 'wrapUpExtended') return wrapUp ? null : 'noWrapUp';
  if (!wrapUp) return null;
  if (event.kind === 'wrapUpFinished') return isMissing(wrapUp) ? 'dispositionRequired' : null;
  if (event.kind === 'laidAside') return wrapUp.writeUps.some(({ callId, missing }) => missing && callId === event.callId) ? 'dispositionRequired' : null;
  return null;
}

/** True while a call rings or is going on. */
export function isOnCall(machine: AgentMachine): boolean {
  return Object.keys(machine.calls).length > 0;
}

function moved(machine: AgentMachine, event: AgentEvent, rules: AgentRules): AgentMachine {
  const { wrapUp, calls } = machine;
  switch (event.kind) {
    case 'registrationChanged':
      return { ...machine, registered: event.registered };
    case 'gateChanged':
      return { ...machine, gate: event.gate };
    case 'callRang':
      return event.callId in calls ? machine : began(machine, event.callId, 'ringing', event.at);
    case 'callTaken':
      return began(machine, event.callId, 'taken', event.at);
    case 'callEnded':
      return event.callId in calls ? ended(machine, event, rules) : machine;
    case 'chosen':
      return isOnCall(machine) || wrapUp ? { ...machine, next: event.state } : { ...machine, chosen: event.state, next: null };
    case 'writtenUp':
      if (!wrapUp) return machine;
      return unlessOver({ ...machine, wrapUp: { ...wrapUp, writeUps: wrapUp.writeUps.map((writeUp) => (writeUp.callId === event.callId ? { ...writeUp, missing: false } : writeUp)) } }, rules);
    case 'laidAside': {
      if (!wrapUp || refusalOf(machine, event)) return machine;
      const writeUps = wrapUp.writeUps.filter(({ callId }) => callId !== event.callId);
      return writeUps.length === 0 ? finished(machine, rules) : unlessOver({ ...machine, wrapUp: { ...wrapUp, writeUps } }, rules);
    }
    case 'wrapUpExtended':
      return wrapUp ? { ...machine, wrapUp: { ...wrapUp, clock: extendedClock(wrapUp.clock, event.ms, event.at) } } : machine;
    case 'wrapUpFinished':
      return wrapUp && !isMissing(wrapUp) ? finished(machine, rules) : machine;
    case 'clockTicked':
      if (wrapUp?.clock.kind !== 'running' || event.until !== wrapUp.clock.until) return machine;
      return unlessOver({ ...machine, wrapUp: { ...wrapUp, clock: { kind: 'over' } } }, rules);
    default:
      return assertNever(event);
  }
}

function began(machine: AgentMachine, callId: string, as: 'ringing' | 'taken', at: number): AgentMachine {
  const { wrapUp } = machine;
  return { ...machine, calls: { ...machine.calls, [callId]: as }, wrapUp: wrapUp && { ...wrapUp, clock: pausedClock(wrapUp.clock, at) } };
}

function ended(machine: AgentMachine, event: Extract<AgentEvent, { kind: 'callEnded' }>, rules: AgentRules): AgentMachine {
  const calls = Object.fromEntries(Object.entries(machine.calls).filter(([callId]) => callId !== event.callId));
  const last = Object.keys(calls).length === 0;
  const before: readonly WriteUp[] = machine.wrapUp?.writeUps ?? [];
  if (event.writeUp === 'none') {
    const { wrapUp } = machine;
    return unlessOver({ ...machine, calls, wrapUp: wrapUp && last ? { ...wrapUp, clock: resumedClock(wrapUp.clock, event.at) } : wrapUp }, rules);
  }
  const writeUps = [...before, { callId: event.callId, missing: event.writeUp === 'required' }];
  const started = startedClock(rules.wrapUpSeconds, event.at);
  return unlessOver({ ...machine, calls, wrapUp: { writeUps, clock: last ? started : pausedClock(started, event.at) } }, rules);
}

/** Ends a wrap-up whose time is over, unless a call goes on or a required write-up is missing. */
function unlessOver(machine: AgentMachine, rules: AgentRules): AgentMachine {
  const { wrapUp } = machine;
  return wrapUp?.clock.kind === 'over' && !isMissing(wrapUp) && !isOnCall(machine) ? finished(machine, rules) : machine;
}

function finished(machine: AgentMachine, rules: AgentRules): AgentMachine {
  const after: ChosenAgentState = machine.chosen.kind === 'idle' && !rules.autoIdle ? { kind: 'busy' } : machine.chosen;
  return { ...machine, wrapUp: null, chosen: after };
}

/** Brings the queued choice in when nothing keeps it back, and takes `idle` back when the gate is shut. */
function settled(machine: AgentMachine): AgentMachine {
  if (isOnCall(machine) || machine.wrapUp) return machine;
  const chosen = machine.next ?? machine.chosen;
  return { ...machine, next: null, chosen: chosen.kind === 'idle' && machine.gate === 'shut' ? { kind: 'busy' } : chosen };
}

/** What is shown. The time restarts only when the kind or the reason changes. */
function stateOf(machine: AgentMachine, before: AgentState, at: number): AgentState {
  const kind = kindOf(machine);
  const reason = kind === 'break' && machine.chosen.kind === 'break' ? machine.chosen.reason : null;
  const clock = machine.wrapUp?.clock;
  const wrapUpUntil = kind === 'wrapUp' && clock?.kind === 'running' ? clock.until : null;
  const same = kind === before.kind && reason === before.reason;
  if (same && sameChoice(machine.next, before.next) && wrapUpUntil === before.wrapUpUntil) return before;
  return { kind, since: same ? before.since : at, reason, next: machine.next, wrapUpUntil };
}

function kindOf({ calls, registered, chosen, wrapUp, gate }: AgentMachine): AgentStateKind {
  const live = Object.values(calls);
  if (live.includes('taken')) return 'talking';
  if (live.includes('ringing')) return 'ringing';
  if (!registered || chosen.kind === 'offline') return 'offline';
  if (wrapUp) return 'wrapUp';
  return chosen.kind === 'idle' && gate !== 'open' ? 'busy' : chosen.kind;
}

function sameChoice(one: ChosenAgentState | null, other: ChosenAgentState | null): boolean {
  return one?.kind === other?.kind && (one?.kind !== 'break' || other?.kind !== 'break' || one.reason === other.reason);
}
