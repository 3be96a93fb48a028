import { create } from 'zustand';
import type { CallView, ConsoleState } from '../../shared/ipc/consoleState.ts';
import { emptyMirror } from './mirror.ts';
import type { Mirror } from './mirror.ts';

/** The mirror of main's state; written by `followMain` only. */
export const useMirror = create<Mirror>(() => emptyMirror);

/**
 * Reads from main's state. Only for components below the frame, which is drawn once the first snapshot has come.
 * @throws Error when used before the first snapshot
 */
export function useConsole<T>(select: (state: ConsoleState) => T): T {
  return useMirror(({ state }) => {
    if (state === null) throw new Error('The console state is read before its first snapshot');
    return select(state);
  });
}

/** Main's state at this moment, for event handlers; null before the first snapshot. */
export function currentState(): ConsoleState | null {
  return useMirror.getState().state;
}

/** The call shown in the middle. */
export function focusedCall(state: ConsoleState): CallView | undefined {
  return state.calls.find(({ call }) => call.id === state.focusedCallId);
}

/** Incoming calls that ring now, oldest first. */
export function ringingCalls(state: ConsoleState): readonly CallView[] {
  return state.calls.filter(({ call }) => call.direction === 'incoming' && call.state.kind === 'ringing');
}
