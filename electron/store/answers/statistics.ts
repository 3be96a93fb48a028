import { z } from 'zod';
import { slaTermsSchema } from '../../../shared/statistics/serviceLevel.ts';
import { callPickSchema, statisticsScopeSchema, windowDaysSchema } from '../../../shared/statistics/statisticsScope.ts';
import type { Counting } from '../countingThread.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { StatisticsRequests } from '../requests/statistics.ts';
import { sumAgentTimes } from '../tables/agentTimes.ts';
import { listSlaRules, putSlaTerms } from '../tables/slaRules.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { nothing, text, time } from './fields.ts';

const scope = statisticsScopeSchema;
export const statisticsArguments = {
  countCalls: z.object({ scope }),
  countCallers: z.object({ scope, windowDays: windowDaysSchema, now: time }),
  listCountedCalls: z.object({ scope, pick: callPickSchema, now: time, cursor: z.int().nullable(), limit: z.int().min(1).max(500) }),
  sumAgentTimes: z.object({ agent: text.nullable(), from: time, until: time }),
  listSlaRules: nothing,
  putSlaTerms: z.object({ today: z.int(), terms: slaTermsSchema }),
} satisfies ArgumentsOf<StatisticsRequests>;

/** The entries of this topic on an open store. */
export function statisticsAnswers({ db }: OpenStore, counting: Counting): AnswersOf<StatisticsRequests> {
  return {
    countCalls: (argument, onProgress) => counting.ask('countCalls', argument, onProgress),
    countCallers: (argument, onProgress) => counting.ask('countCallers', argument, onProgress),
    listCountedCalls: (argument) => counting.ask('listCountedCalls', argument),
    sumAgentTimes: (argument) => sumAgentTimes(db, argument),
    listSlaRules: () => listSlaRules(db),
    putSlaTerms: (argument) => putSlaTerms(db, argument),
  };
}
