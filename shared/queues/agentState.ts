/** The seat's state as PRODUCT names it. `ringing`, `talking` and `wrapUp` follow the calls; the others are chosen. */
export type AgentStateKind = 'offline' | 'idle' | 'busy' | 'break' | 'ringing' | 'talking' | 'wrapUp';

/** Why a break is taken. Built-in reasons have texts in the locales under `breakReason`; a company's own are shown as they are. */
export const breakReasons = ['rest', 'meal', 'meeting', 'training'] as const;

/** What the agent can choose. `offline` unregisters: nothing rings. */
export type ChosenAgentState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'break'; readonly reason: string }
  | { readonly kind: 'offline' };

/** Times are epoch milliseconds. */
export interface AgentState {
  readonly kind: AgentStateKind;
  readonly since: number;
  /** Of a break; null otherwise. */
  readonly reason: string | null;
  /** What follows the call and its wrap-up when the agent asked for it meanwhile; null = nothing asked for. */
  readonly next: ChosenAgentState | null;
  /** When the wrap-up ends by itself; null outside wrap-up and when it has no limit. */
  readonly wrapUpUntil: number | null;
}

/** A stretch of time in one state, as kept for statistics. `until` is null while it lasts. Epoch milliseconds. */
export interface AgentPeriod {
  readonly kind: AgentStateKind;
  readonly reason: string | null;
  readonly since: number;
  readonly until: number | null;
}
