import type { z } from 'zod';
import { agentCommands, type AgentCommandResults } from './commands/agentCommands.ts';
import { areasCommands, type AreasCommandResults } from './commands/areasCommands.ts';
import { blockListCommands, type BlockListCommandResults } from './commands/blockListCommands.ts';
import { callLogCommands, type CallLogCommandResults } from './commands/callLogCommands.ts';
import { callsCommands, type CallsCommandResults } from './commands/callsCommands.ts';
import { crmCommands, type CrmCommandResults } from './commands/crmCommands.ts';
import { customersCommands, type CustomersCommandResults } from './commands/customersCommands.ts';
import { devicesCommands, type DevicesCommandResults } from './commands/devicesCommands.ts';
import { evidenceCommands, type EvidenceCommandResults } from './commands/evidenceCommands.ts';
import { jobsCommands } from './commands/jobsCommands.ts';
import { recordingsCommands, type RecordingsCommandResults } from './commands/recordingsCommands.ts';
import { markersCommands, type MarkersCommandResults } from './commands/markersCommands.ts';
import { ledgerCommands, type LedgerCommandResults } from './commands/ledgerCommands.ts';
import { reviewsCommands, type ReviewsCommandResults } from './commands/reviewsCommands.ts';
import { seatCommands, type SeatCommandResults } from './commands/seatCommands.ts';
import { statisticsCommands, type StatisticsCommandResults } from './commands/statisticsCommands.ts';
import { tasksCommands, type TasksCommandResults } from './commands/tasksCommands.ts';
import { vaultCommands, type VaultCommandResults } from './commands/vaultCommands.ts';
import { windowsCommands } from './commands/windowsCommands.ts';

/**
 * What a window may ask main to do. Key = channel; value = schema of the argument. A command answers
 * `{ok:true}` with its result (see `CommandResults`) or `{ok:false, error}`.
 */
export const commands = {
  ...callsCommands,
  ...callLogCommands,
  ...agentCommands,
  ...tasksCommands,
  ...ledgerCommands,
  ...devicesCommands,
  ...seatCommands,
  ...customersCommands,
  ...markersCommands,
  ...areasCommands,
  ...blockListCommands,
  ...windowsCommands,
  ...vaultCommands,
  ...jobsCommands,
  ...evidenceCommands,
  ...statisticsCommands,
  ...recordingsCommands,
  ...crmCommands,
  ...reviewsCommands,
} as const satisfies Record<string, z.ZodType>;

export type CommandName = keyof typeof commands;
/** What a handler gets: parsed, with defaults filled in. */
export type CommandArgument<N extends CommandName> = z.infer<(typeof commands)[N]>;
/** What a window sends: fields with a default may be left out. */
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]>;

/** Results of the commands that answer with more than success. */
export interface CommandResults extends
  EvidenceCommandResults,
  CallsCommandResults,
  CallLogCommandResults,
  AgentCommandResults,
  TasksCommandResults,
  LedgerCommandResults,
  DevicesCommandResults,
  SeatCommandResults,
  MarkersCommandResults,
  CustomersCommandResults,
  BlockListCommandResults,
  StatisticsCommandResults,
  AreasCommandResults,
  CrmCommandResults,
  VaultCommandResults,
  ReviewsCommandResults,
  RecordingsCommandResults {}
export type CommandResult<N extends CommandName> = N extends keyof CommandResults ? CommandResults[N] : null;
