import { heldByAgent, isConnected } from '../../shared/calls/call.ts';
import type { Call } from '../../shared/calls/call.ts';
import type { ConsoleState } from '../../shared/ipc/consoleState.ts';
import { send } from '../bridge/send.ts';
import { focusedCall, ringingCalls } from '../stores/consoleStore.ts';

/** What may be done with a call in its present state. Pure; the buttons and the keys read the same rules. */
export interface AllowedActions {
  readonly answer: boolean;
  readonly reject: boolean;
  readonly hangUp: boolean;
  readonly hold: boolean;
  readonly mute: boolean;
  readonly keypad: boolean;
  readonly transfer: boolean;
  /** Sent on with 302 instead of being answered. */
  readonly redirect: boolean;
  readonly park: boolean;
}

const nothing: AllowedActions = { answer: false, reject: false, hangUp: false, hold: false, mute: false, keypad: false, transfer: false, redirect: false, park: false };

/** Which controls of a call are live. While it is being transferred it can only be hung up or muted. */
export function allowedActions(call: Call | undefined): AllowedActions {
  if (call === undefined) return nothing;
  const free = call.transfer === null;
  switch (call.state.kind) {
    case 'dialling':
    case 'answering':
      return { ...nothing, hangUp: true };
    case 'ringing':
      return call.direction === 'incoming' ? { ...nothing, answer: true, reject: true, redirect: true } : { ...nothing, hangUp: true };
    case 'talking':
      return { ...nothing, hangUp: true, hold: free && !call.inConference, mute: true, keypad: true, transfer: free && !call.inConference, park: free && !call.inConference };
    case 'held':
      return { ...nothing, hangUp: true, hold: free && call.state.by !== 'remote', mute: true, transfer: free, park: free };
    case 'ended':
      return nothing;
  }
}

export function toggleHold(call: Call): void {
  void send(heldByAgent(call) ? 'call:resume' : 'call:hold', { callId: call.id });
}

export function toggleMute(call: Call): void {
  void send('call:mute', { callId: call.id, muted: !call.muted });
}

/** The call that the answer key takes: the focused one when it rings, else the one that has rung longest. */
export function callToAnswer(state: ConsoleState): Call | undefined {
  const focused = focusedCall(state)?.call;
  return allowedActions(focused).answer ? focused : ringingCalls(state)[0]?.call;
}

/** The call that a line's number means: the live one, else one that has ended and waits for its write-up. Pure. */
export function callOnLine(calls: ConsoleState['calls'], line: number): Call | undefined {
  const onLine = calls.map(({ call }) => call).filter((call) => call.line === line);
  return onLine.find((call) => call.state.kind !== 'ended') ?? onLine.at(-1);
}

/** Turns to the call on a line; a call that the agent holds is resumed too, and main holds the other one. Never answers. */
export function turnToLine(state: ConsoleState, line: number): void {
  const call = callOnLine(state.calls, line);
  if (call === undefined) return;
  if (call.id !== state.focusedCallId) void send('call:focus', { callId: call.id });
  if (heldByAgent(call) && call.transfer === null) void send('call:resume', { callId: call.id });
}

/** What the conference button does now. */
export type ConferenceStep =
  | { readonly kind: 'start'; readonly callIds: readonly string[] }
  | { readonly kind: 'add'; readonly callId: string }
  | { readonly kind: 'none'; readonly why: 'needTwo' | 'full' | 'complete' };

const mostInConference = 5;

/** Merges every connected call, the focused one first when there are too many; later ones are added one by one. Pure. */
export function conferenceStep(state: Pick<ConsoleState, 'calls' | 'conference' | 'focusedCallId'>): ConferenceStep {
  const connected = state.calls.map(({ call }) => call).filter((call) => isConnected(call) && call.transfer === null);
  const focusedFirst = [...connected].sort((a, b) => Number(b.id === state.focusedCallId) - Number(a.id === state.focusedCallId));
  if (state.conference === null) {
    if (connected.length < 2) return { kind: 'none', why: 'needTwo' };
    return { kind: 'start', callIds: focusedFirst.slice(0, mostInConference).map(({ id }) => id) };
  }
  const { callIds } = state.conference;
  const outside = focusedFirst.find(({ id }) => !callIds.includes(id));
  if (outside === undefined) return { kind: 'none', why: 'complete' };
  return callIds.length >= mostInConference ? { kind: 'none', why: 'full' } : { kind: 'add', callId: outside.id };
}

/** Does what the conference button stands for now. */
export function takeConferenceStep(step: ConferenceStep): void {
  if (step.kind === 'start') void send('conference:start', { callIds: [...step.callIds] });
  if (step.kind === 'add') void send('conference:add', { callId: step.callId });
}
