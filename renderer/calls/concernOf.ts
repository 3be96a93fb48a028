import type { CallView, ConsoleState } from '../../shared/ipc/consoleState.ts';

/**
 * Whose card and notes belong beside the call in the middle: the caller's while a colleague is asked about him, the customer's
 * who was taken there while the platform's room is talked to, else those of the call itself. Pure.
 */
export function concernOf({ calls, conference }: Pick<ConsoleState, 'calls' | 'conference'>, view: CallView): CallView {
  const caller = calls.find(({ call }) => call.id === view.call.consultsFor && call.state.kind !== 'ended');
  if (caller !== undefined) return caller;
  const room = conference?.room ?? null;
  if (room?.callId !== view.call.id) return view;
  const taken = room.people.flatMap(({ callId }) => calls.filter(({ call }) => call.id === callId));
  return taken.find(({ call }) => call.consultsFor === null) ?? view;
}
