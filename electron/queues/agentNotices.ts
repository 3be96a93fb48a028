import type { ReadinessProblem } from '../../shared/queues/readiness.ts';

/** What the agent is told beside the state itself; texts are in the locales under `notice`. */
export type AgentNotice =
  /** The check failed: no calls until the fault is repaired. */
  | { readonly key: `notIdle.${ReadinessProblem}`; readonly level: 'warning' }
  | { readonly key: 'deviceUnplugged'; readonly level: 'warning'; readonly values: { readonly device: string } }
  | { readonly key: 'deviceBack'; readonly level: 'info'; readonly values: { readonly device: string } }
  /** The wrap-up's time is over and the call must still be written up. */
  | { readonly key: 'writeUpRequired'; readonly level: 'warning' }
  | { readonly key: 'agentStateRefused'; readonly level: 'warning' };

export type TellAgent = (notice: AgentNotice) => void;
