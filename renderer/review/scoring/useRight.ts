import type { Right } from '../../../shared/rights/rights.ts';
import { useConsole } from '../../stores/consoleStore.ts';

/** Whether this person has a right. */
export function useRight(right: Right): boolean {
  return useConsole((state) => state.seat.rights.includes(right));
}
