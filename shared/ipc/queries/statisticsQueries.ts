import { z } from 'zod';
import type { CallLogEntry } from '../../calls/callLogEntry.ts';
import type { CallerFigures, Figures, StateTime } from '../../statistics/figures.ts';
import type { SlaRule } from '../../statistics/serviceLevel.ts';
import { callPickSchema, statisticsScopeSchema, windowDaysSchema } from '../../statistics/statisticsScope.ts';

const scope = statisticsScopeSchema;

/** Figures over the calls. A seat that leads nobody gets its own, whatever agent it asks for. */
export const statisticsQueries = {
  'statistics:figures': z.strictObject({ scope }),
  'statistics:callers': z.strictObject({ scope, windowDays: windowDaysSchema }),
  /** The calls behind a figure, newest first, a hundred at a time. */
  'statistics:calls': z.strictObject({ scope, pick: callPickSchema, cursor: z.int().nullable() }),
  'statistics:agentTimes': z.strictObject({ scope }),
  'statistics:slaRules': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export interface StatisticsQueryResults {
  'statistics:figures': Figures;
  'statistics:callers': CallerFigures;
  'statistics:calls': { readonly entries: readonly CallLogEntry[]; readonly cursor: number | null };
  'statistics:agentTimes': readonly StateTime[];
  'statistics:slaRules': readonly SlaRule[];
}
