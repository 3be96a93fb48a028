import { z } from 'zod';
import type { AgentPeriod } from '../../queues/agentState.ts';

/** The states of the agent. */
export const agentQueries = {
  'agent:periods': z.strictObject({ from: z.number(), until: z.number() }),
} as const satisfies Record<string, z.ZodType>;

export interface AgentQueryResults {
  'agent:periods': readonly AgentPeriod[];
}
