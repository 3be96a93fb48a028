import { create } from 'zustand';
import { noneChosen } from './chosen.ts';
import type { Chosen } from './chosen.ts';

/** What is chosen in the log; it stays when another page is looked at, and goes when the log is asked something else. */
export const useChosen = create<{ readonly chosen: Chosen }>(() => ({ chosen: noneChosen }));

export function choose(chosen: Chosen): void {
  useChosen.setState({ chosen });
}

export function chooseNone(): void {
  choose(noneChosen);
}
