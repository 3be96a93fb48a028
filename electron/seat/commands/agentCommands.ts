import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';
import { notYet } from './notYet.ts';

/** The agent's state and its gate. */
export function agentCommands({ agent }: SeatParts): Pick<SeatCommands, 'agent:choose' | 'agent:extendWrapUp' | 'agent:finishWrapUp' | 'readiness:check'> {
  return {
    'agent:choose': async ({ state }) => done(await agent.choose(state)),
    'agent:extendWrapUp': ({ seconds }) => done(agent.extendWrapUp(seconds)),
    'agent:finishWrapUp': () => done(agent.finishWrapUp()),
    'readiness:check': () => agent.checkReadiness(),
  };
}

export function agentQueries(_parts: SeatParts): Pick<SeatQueries, 'agent:periods'> {
  return { 'agent:periods': notYet };
}
