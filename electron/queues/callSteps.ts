import type { Call } from '../../shared/calls/call.ts';
import type { AgentEvent } from '../../shared/queues/agentMachine.ts';
import type { CallChange } from '../calls/callDesk.ts';

/** Whether a call was a conversation that can be written up. Asking a colleague is none, and a parked caller is not finished with. */
export function isConversation({ state, consultsFor }: Call): boolean {
  return state.kind === 'ended' && state.answeredAt !== undefined && consultsFor === null && state.end.cause !== 'parked';
}

/**
 * What a step of a call means to the agent; null = nothing. An outgoing call takes the agent from its first digit on, an
 * incoming one from the moment he asks to answer it.
 * @param isMissing whether the call must be written up and is not yet
 */
export function agentEventOf({ call, event }: CallChange, isMissing: (call: Call) => boolean, at: number): AgentEvent | null {
  switch (event.kind) {
    case 'rang':
      return call.direction === 'incoming' ? { kind: 'callRang', at, callId: call.id } : null;
    case 'dialled': case 'answerRequested': case 'answered':
      return { kind: 'callTaken', at, callId: call.id };
    case 'ended':
      return { kind: 'callEnded', at, callId: call.id, writeUp: !isConversation(call) ? 'none' : isMissing(call) ? 'required' : 'offered' };
    default:
      return null;
  }
}
