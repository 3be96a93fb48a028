import type { ConsoleState } from '../../shared/ipc/consoleState.ts';

/** Whether who sits here may change the block list. */
export function mayBlock({ seat }: ConsoleState): boolean {
  return seat.rights.includes('lead');
}
