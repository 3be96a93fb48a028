import { z } from 'zod';
import { reportFormats, reportSections } from '../../statistics/report.ts';
import type { SlaRule } from '../../statistics/serviceLevel.ts';
import { slaTermsSchema } from '../../statistics/serviceLevel.ts';
import { statisticsScopeSchema, windowDaysSchema } from '../../statistics/statisticsScope.ts';

/** Statistics. */
export const statisticsCommands = {
  /** Terms that hold from today on; closed days keep theirs. */
  'statistics:setServiceLevel': z.strictObject({ today: z.int(), terms: slaTermsSchema }),
  /** Asks where to and writes a report as a job. */
  'statistics:report': z.strictObject({
    scope: statisticsScopeSchema, windowDays: windowDaysSchema, format: z.enum(reportFormats), sections: z.array(z.enum(reportSections)).min(1),
  }),
} as const satisfies Record<string, z.ZodType>;

export interface StatisticsCommandResults {
  'statistics:setServiceLevel': readonly SlaRule[];
  /** Null when the user chose no file. */
  'statistics:report': { readonly jobId: string } | null;
}
