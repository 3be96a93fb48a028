import type { Disposition, DispositionRules } from './disposition.ts';

/** Whether calls of this queue must be written up. `queue`: the name as the platform sent it; undefined = in no queue. */
export function isRequired(rules: DispositionRules, queue: string | undefined): boolean {
  return rules.requiredQueues.some((name) => name === '*' || name === queue);
}

/** Whether a write-up says enough to end a required one: a reason and a result. */
export function isComplete({ reason, result }: Disposition): boolean {
  return reason !== null && result !== null;
}
