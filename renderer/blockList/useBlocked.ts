import type { BlockedNumber } from '../../shared/callers/blockedNumber.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';

/** Of each number its entry on the block list, null where it has none; undefined until it is known. Asked again when the list changes. */
export function useBlocked(numbers: readonly string[]): readonly (BlockedNumber | null)[] | undefined {
  const revision = useConsole((state) => state.blockListRevision);
  const answer = useAnswer('blockList:of', { numbers: [...numbers] }, revision);
  // The former answer stays until the new one is there, and may be about other numbers.
  return answer.kind === 'answered' && answer.value.length === numbers.length ? answer.value : undefined;
}
