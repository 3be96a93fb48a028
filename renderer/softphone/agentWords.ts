import type { TFunction } from 'i18next';
import { breakReasons } from '../../shared/queues/agentState.ts';
import type { AgentState, AgentStateKind, ChosenAgentState } from '../../shared/queues/agentState.ts';
import type { Tone } from '../ui/StatusMark.tsx';

export const agentTones: Readonly<Record<AgentStateKind, Tone>> = {
  offline: 'quiet',
  idle: 'ok',
  busy: 'danger',
  break: 'warn',
  ringing: 'info',
  talking: 'info',
  wrapUp: 'warn',
};

/** A reason for a break: the built-in ones in the language of the interface, a company's own as it is. */
export function breakText(t: TFunction, reason: string): string {
  const known = breakReasons.find((name) => name === reason);
  return known === undefined ? reason : t(`breakReason.${known}`);
}

/** `小休·就餐` */
export function stateText(t: TFunction, state: Pick<AgentState, 'kind' | 'reason'>): string {
  const word = t(`agent.state.${state.kind}`);
  return state.kind === 'break' && state.reason !== null ? t('agent.withReason', { state: word, reason: breakText(t, state.reason) }) : word;
}

/** The same for a state that was asked for. */
export function chosenText(t: TFunction, chosen: ChosenAgentState): string {
  return stateText(t, { kind: chosen.kind, reason: chosen.kind === 'break' ? chosen.reason : null });
}

/** True while a chosen state waits for the end of the call. */
export function queues(kind: AgentStateKind): boolean {
  return kind === 'ringing' || kind === 'talking' || kind === 'wrapUp';
}
