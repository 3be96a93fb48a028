import type { AgentPeriod } from '../../../shared/queues/agentState.ts';
import type { KindsOf } from './requestKind.ts';

/** Time of the agents in each state. */
export interface AgentPeriodsRequests {
  /**
   * Keeps a period, keyed by agent and `since`; `until` null = it lasts. An agent has one open period at most: opening
   * one closes an older open one at its last sign of life.
   */
  putAgentPeriod(argument: { readonly agent: string; readonly period: AgentPeriod }): void;
  /** A sign of life of the open period, for the case that the program is cut off in it. */
  agentAlive(argument: { readonly agent: string; readonly at: number }): void;
  /** Periods that touch `from … until`, oldest first and whole: the first may begin before `from`. */
  listAgentPeriods(argument: { readonly agent: string; readonly from: number; readonly until: number }): readonly AgentPeriod[];
}

export const agentPeriodsKinds = {
  putAgentPeriod: 'command',
  agentAlive: 'command',
  listAgentPeriods: 'query',
} as const satisfies KindsOf<AgentPeriodsRequests>;
