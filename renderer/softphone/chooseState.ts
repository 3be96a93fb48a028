import { create } from 'zustand';
import type { IpcError } from '../../shared/ipc/reply.ts';
import type { ChosenAgentState } from '../../shared/queues/agentState.ts';
import { readinessFault } from '../../shared/queues/readiness.ts';
import { attempt } from '../bridge/send.ts';
import { currentState } from '../stores/consoleStore.ts';
import { reportFailure } from '../stores/failures.ts';

/** `idle` was refused; shown until it succeeds or is closed. Null = nothing was refused. */
export const useIdleRefusal = create<{ readonly error: IpcError | null }>(() => ({ error: null }));

/** Asks for a state. The gate's refusal of `idle` stays on screen, because something has to be done about it. */
export async function chooseState(state: ChosenAgentState): Promise<void> {
  useIdleRefusal.setState({ error: null });
  const reply = await attempt('agent:choose', { state });
  if (reply.ok) return;
  const now = currentState();
  if (state.kind === 'idle' && now !== null && readinessFault(now.readiness) !== undefined) useIdleRefusal.setState({ error: reply.error });
  else reportFailure(reply.error);
}

export function forgetRefusal(): void {
  useIdleRefusal.setState({ error: null });
}
