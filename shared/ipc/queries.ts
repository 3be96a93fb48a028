import type { z } from 'zod';
import { agentQueries, type AgentQueryResults } from './queries/agentQueries.ts';
import { blockListQueries, type BlockListQueryResults } from './queries/blockListQueries.ts';
import { callLogQueries, type CallLogQueryResults } from './queries/callLogQueries.ts';
import { callsQueries, type CallsQueryResults } from './queries/callsQueries.ts';
import { crmQueries, type CrmQueryResults } from './queries/crmQueries.ts';
import { customersQueries, type CustomersQueryResults } from './queries/customersQueries.ts';
import { playerQueries, type PlayerQueryResults } from './queries/playerQueries.ts';
import { ledgerQueries, type LedgerQueryResults } from './queries/ledgerQueries.ts';
import { evidenceQueries, type EvidenceQueryResults } from './queries/evidenceQueries.ts';
import { recordingsQueries, type RecordingsQueryResults } from './queries/recordingsQueries.ts';
import { reviewsQueries, type ReviewsQueryResults } from './queries/reviewsQueries.ts';
import { seatQueries, type SeatQueryResults } from './queries/seatQueries.ts';
import { statisticsQueries, type StatisticsQueryResults } from './queries/statisticsQueries.ts';
import { tasksQueries, type TasksQueryResults } from './queries/tasksQueries.ts';

/** What a window may ask main to tell. Key = channel; value = schema of the argument. Queries change nothing. */
export const queries = {
  ...seatQueries,
  ...callLogQueries,
  ...callsQueries,
  ...tasksQueries,
  ...ledgerQueries,
  ...agentQueries,
  ...customersQueries,
  ...blockListQueries,
  ...recordingsQueries,
  ...evidenceQueries,
  ...statisticsQueries,
  ...crmQueries,
  ...statisticsQueries,
  ...playerQueries,
  ...reviewsQueries,
} as const satisfies Record<string, z.ZodType>;

export type QueryName = keyof typeof queries;
export type QueryArgument<N extends QueryName> = z.infer<(typeof queries)[N]>;

export interface QueryResults extends
  EvidenceQueryResults,
  SeatQueryResults,
  PlayerQueryResults,
  CallLogQueryResults,
  CallsQueryResults,
  TasksQueryResults,
  LedgerQueryResults,
  AgentQueryResults,
  CustomersQueryResults,
  BlockListQueryResults,
  StatisticsQueryResults,
  CrmQueryResults,
  StatisticsQueryResults,
  ReviewsQueryResults,
  RecordingsQueryResults {}
export type QueryResult<N extends QueryName> = QueryResults[N];
