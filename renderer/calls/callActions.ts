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
}

const nothing: AllowedActions = { answer: false, reject: false, hangUp: false, hold: false, mute: false, keypad: false };

/** Which controls of a call are live. */
export function allowedActions(call: Call | undefined): AllowedActions {
  if (call === undefined) return nothing;
  switch (call.state.kind) {
    case 'dialling':
    case 'answering':
      return { ...nothing, hangUp: true };
    case 'ringing':
      return call.direction === 'incoming' ? { ...nothing, answer: true, reject: true } : { ...nothing, hangUp: true };
    case 'talking':
      return { ...nothing, hangUp: true, hold: true, mute: true, keypad: true };
    case 'held':
      return { ...nothing, hangUp: true, hold: call.state.by !== 'remote', mute: true };
    case 'ended':
      return nothing;
  }
}

/** True while the agent holds the call, so that the hold button resumes it. */
export function heldByAgent(call: Call): boolean {
  return call.state.kind === 'held' && call.state.by !== 'remote';
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
