import { z } from 'zod';
import type { Readiness } from '../../queues/readiness.ts';

const chosenState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('idle') }),
  z.strictObject({ kind: z.literal('busy') }),
  z.strictObject({ kind: z.literal('break'), reason: z.string().min(1).max(20) }),
  z.strictObject({ kind: z.literal('offline') }),
]);

/** The state of the agent. */
export const agentCommands = {
  /** During a call or its wrap-up the state is queued. `idle` runs the readiness gate first. */
  'agent:choose': z.strictObject({ state: chosenState }),
  'agent:extendWrapUp': z.strictObject({ seconds: z.int().min(10).max(600) }),
  'agent:finishWrapUp': z.strictObject({}),
  'readiness:check': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export interface AgentCommandResults {
  'readiness:check': Readiness;
}
