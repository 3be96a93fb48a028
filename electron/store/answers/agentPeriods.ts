import { z } from 'zod';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { AgentPeriodsRequests } from '../requests/agentPeriods.ts';
import { agentAlive, listAgentPeriods, putAgentPeriod } from '../tables/agentPeriods.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { text, time } from './fields.ts';

const agentPeriod = z.object({ kind: z.enum(['offline', 'idle', 'busy', 'break', 'ringing', 'talking', 'wrapUp']), reason: text.nullable(), since: time, until: time.nullable() });
export const agentPeriodsArguments = {
  putAgentPeriod: z.object({ agent: text, period: agentPeriod }),
  agentAlive: z.object({ agent: text, at: time }),
  listAgentPeriods: z.object({ agent: text, from: time, until: time }),
} satisfies ArgumentsOf<AgentPeriodsRequests>;

/** The entries of this topic on an open store. */
export function agentPeriodsAnswers({ db }: OpenStore): AnswersOf<AgentPeriodsRequests> {
  return {
    putAgentPeriod: (argument) => putAgentPeriod(db, argument),
    agentAlive: (argument) => agentAlive(db, argument),
    listAgentPeriods: (argument) => listAgentPeriods(db, argument),
  };
}
