import { showReviewPart } from '../../stores/viewStore.ts';
import { createRemembered } from '../../stores/windowMemory.ts';
import { openPackage } from './openedPackage.ts';

/** Calls of one package. */
export const mostGiven = 200;

/** What is chosen for a package that is being written outlives the view and a reload; the passphrase does not. `cardIds` null = the first card. */
export const useGivenCalls = createRemembered<{ readonly callIds: readonly string[]; readonly cardIds: readonly string[] | null; readonly note: string }>('packageWriting', { callIds: [], cardIds: null, note: '' });

/** Turns to the form of a package with these calls ticked. */
export function giveCalls(callIds: readonly string[]): void {
  useGivenCalls.setState({ callIds: callIds.slice(0, mostGiven) });
  openPackage('give');
  showReviewPart('packages');
}
