import { z } from 'zod';
import type { AgentPeriod } from '../../queues/agentState.ts';

/** The states of the agent. */
export const agentQueries = {
  /** Today's states, oldest first; the last one runs. Hundreds after a day's calls: asked for where it is drawn, and no part of the state. */
  'agent:shift': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export interface AgentQueryResults {
  'agent:shift': readonly AgentPeriod[];
}
