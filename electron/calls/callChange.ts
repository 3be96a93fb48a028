import type { Call } from '../../shared/calls/call.ts';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import type { Invite } from './phone.ts';

/** A step of one call. `sequence` counts from 0 per call; `invite` comes with the first event of an incoming call. */
export interface CallChange {
  readonly call: Call;
  readonly event: CallEvent;
  readonly sequence: number;
  readonly invite?: Invite;
  /** A call that was refused or sent on by a rule before it could ring: it is kept, and never shown or heard. */
  readonly quiet?: true;
}

export type CallChangeListener = (change: CallChange) => void;

/** The same listener, deaf to calls that no agent is to notice. */
export function unlessQuiet(listener: CallChangeListener): CallChangeListener {
  return (change) => {
    if (!change.quiet) listener(change);
  };
}
