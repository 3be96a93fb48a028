import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

/** The agent's state and its gate. */
export function agentCommands({ agent }: SeatParts): Pick<SeatCommands, 'agent:choose' | 'agent:extendWrapUp' | 'agent:finishWrapUp' | 'readiness:check'> {
  return {
    'agent:choose': async ({ state }) => done(await agent.choose(state)),
    'agent:extendWrapUp': ({ seconds }) => done(agent.extendWrapUp(seconds)),
    'agent:finishWrapUp': () => done(agent.finishWrapUp()),
    'readiness:check': () => agent.checkReadiness(),
  };
}

export function agentQueries({ agent }: SeatParts): Pick<SeatQueries, 'agent:shift'> {
  return { 'agent:shift': () => agent.shift() };
}
