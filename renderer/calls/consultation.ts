import { isConnected } from '../../shared/calls/call.ts';
import type { CallView, ConsoleState } from '../../shared/ipc/consoleState.ts';

/** A caller who waits while the agent asks somebody. */
export interface Consultation {
  readonly caller: CallView;
  readonly asked: CallView;
  /** The other side has answered: the transfer can be completed. */
  readonly connected: boolean;
}

/** The consultation under way; undefined when there is none, or when both already talk in a conference. Pure. */
export function consultation(state: Pick<ConsoleState, 'calls'>): Consultation | undefined {
  for (const asked of state.calls) {
    const { consultsFor } = asked.call;
    if (consultsFor === null || asked.call.state.kind === 'ended') continue;
    const caller = state.calls.find(({ call }) => call.id === consultsFor);
    if (caller === undefined || caller.call.state.kind === 'ended' || (caller.call.inConference && asked.call.inConference)) continue;
    return { caller, asked, connected: isConnected(asked.call) };
  }
  return undefined;
}
