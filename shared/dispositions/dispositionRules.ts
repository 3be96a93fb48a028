import { noDisposition, type Disposition, type DispositionRules } from './disposition.ts';

/** Whether calls of this queue must be written up. `queue`: the name as the platform sent it; undefined = in no queue. */
export function isRequired(rules: DispositionRules, queue: string | undefined): boolean {
  return rules.requiredQueues.some((name) => name === '*' || name === queue);
}

/** Whether a write-up says enough to end a required one: a reason and a result. */
export function isComplete({ reason, result }: Disposition): boolean {
  return reason !== null && result !== null;
}

/**
 * What keys choose: the first digit the reason, the second the result, both counted from 1 as the tree has them. With one
 * digit the reason alone; null when there is nothing at that place.
 */
export function byKeys(rules: DispositionRules, keys: string): Pick<Disposition, 'reason' | 'result' | 'followUp'> | null {
  if (!/^[1-9]{1,2}$/.test(keys)) return null;
  const reason = rules.reasons[Number(keys[0]) - 1];
  if (!reason) return null;
  if (keys.length === 1) return { reason: reason.id, result: null, followUp: noDisposition.followUp };
  const result = reason.results[Number(keys[1]) - 1];
  return result ? { reason: reason.id, result: result.id, followUp: result.followUp } : null;
}
