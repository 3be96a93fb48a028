/** The seat's state as PRODUCT names it. `ringing` and `talking` follow the calls; the others are chosen. */
export type AgentStateKind = 'offline' | 'idle' | 'busy' | 'break' | 'ringing' | 'talking' | 'wrapUp';

export interface AgentState {
  readonly kind: AgentStateKind;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** What the agent can choose. */
export type ChosenAgentState = 'idle' | 'busy' | 'break';
