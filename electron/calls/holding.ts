import { heldByAgent, isConnected, type Call } from '../../shared/calls/call.ts';

export function heldByRemote({ state }: Call): boolean {
  return state.kind === 'held' && state.by !== 'agent';
}

/** The agent's voice goes to it: a conversation, also while the other side holds us. */
export function isOpen(call: Call): boolean {
  return isConnected(call) && !heldByAgent(call);
}

/** An incoming call that nobody has taken or refused yet. */
export function isRinging({ direction, state }: Call): boolean {
  return direction === 'incoming' && state.kind === 'ringing';
}

/** A dialled call that nobody has answered yet. */
export function isDialling({ direction, state }: Call): boolean {
  return direction === 'outgoing' && (state.kind === 'dialling' || state.kind === 'ringing');
}

/** The agent talks on it, or is about to: nothing else may be opened by itself. */
export function occupies(call: Call): boolean {
  return isOpen(call) || call.state.kind === 'answering' || isDialling(call);
}
