import { isConnected } from '../../shared/calls/call.ts';
import type { CallView, ConsoleState } from '../../shared/ipc/consoleState.ts';

/** Two sides of a conference that can be connected to each other without the agent. */
export interface TwoSides {
  /** The one that is handed on: the customer, where a colleague was asked about one. */
  readonly caller: CallView;
  readonly other: CallView;
  /** They are being connected already. */
  readonly underWay: boolean;
}

/** The two that a conference can be left to; undefined when there are more, or the platform cannot connect them. Pure. */
export function leftToThemselves({ calls, conference, services }: Pick<ConsoleState, 'calls' | 'conference' | 'services'>): TwoSides | undefined {
  // Who is in the platform's room talks on there by itself.
  if (conference === null || conference.room !== null || !services.consultTransfer) return undefined;
  const [first, second, ...more] = conference.callIds.flatMap((id) => calls.filter(({ call }) => call.id === id && isConnected(call)));
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const underWay = first.call.transfer !== null || second.call.transfer !== null;
  return isAskedAbout(first, second) ? { caller: second, other: first, underWay } : { caller: first, other: second, underWay };
}

/** Whether the first was called for the sake of the second, or is at least the only one that the agent called. */
function isAskedAbout({ call: first }: CallView, { call: second }: CallView): boolean {
  if (first.consultsFor === second.id) return true;
  return second.consultsFor !== first.id && first.direction === 'outgoing' && second.direction === 'incoming';
}
