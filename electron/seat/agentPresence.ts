import { isConnected, type Call } from '../../shared/calls/call.ts';
import type { Registration } from '../../shared/calls/registration.ts';
import type { AgentState, AgentStateKind, ChosenAgentState } from '../../shared/queues/agentState.ts';

/** The seat's state as it follows from registration, calls and the agent's choice, in that order. */
export function agentStateKind(registration: Registration, calls: readonly Call[], chosen: ChosenAgentState): AgentStateKind {
  const live = calls.filter((call) => call.state.kind !== 'ended');
  if (live.some((call) => isConnected(call) || call.state.kind === 'answering' || call.direction === 'outgoing')) return 'talking';
  if (live.some((call) => call.state.kind === 'ringing')) return 'ringing';
  if (registration.kind !== 'registered') return 'offline';
  if (calls.some((call) => call.state.kind === 'ended')) return 'wrapUp';
  return chosen.kind;
}

/** The next agent state; the clock restarts only when the kind changes. */
export function nextAgentState(current: AgentState, kind: AgentStateKind, now: number): AgentState {
  return current.kind === kind ? current : { kind, since: now, reason: null, next: null, wrapUpUntil: null };
}
