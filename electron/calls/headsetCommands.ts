import { isConnected, type Call } from '../../shared/calls/call.ts';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { isOpen } from './holding.ts';
import type { HeadsetButton, HeadsetState } from './media.ts';

/** What a press of a headset button means. */
export type HeadsetCommand =
  | { readonly kind: 'answer' | 'hangUp' | 'reject' | 'resume'; readonly callId: string }
  | { readonly kind: 'endConference' }
  | { readonly kind: 'mute'; readonly callId: string; readonly muted: boolean };

/**
 * The command of a button, from the calls on the lines; null = nothing to do. Pure.
 *
 * The hook takes the oldest ringing call, unless a conversation is open: then it ends that one, as lifting and laying down
 * a receiver would, with everybody in it when it is a conference; the waiting caller is taken by the next press. Without either it takes a held call back, or gives up
 * what is being dialled.
 */
export function headsetCommand(button: HeadsetButton, calls: readonly Call[]): HeadsetCommand | null {
  const open = calls.filter(isOpen);
  const ringing = calls.find((call) => call.direction === 'incoming' && call.state.kind === 'ringing');
  switch (button) {
    case 'hook': {
      const current = open.at(-1) ?? calls.find(({ state }) => state.kind === 'answering');
      if (current) return current.inConference ? { kind: 'endConference' } : { kind: 'hangUp', callId: current.id };
      const dialled = calls.find((call) => call.direction === 'outgoing' && (call.state.kind === 'dialling' || call.state.kind === 'ringing'));
      if (dialled) return { kind: 'hangUp', callId: dialled.id };
      if (ringing) return { kind: 'answer', callId: ringing.id };
      const held = calls.find(isConnected);
      return held ? { kind: 'resume', callId: held.id } : null;
    }
    case 'mute': {
      const [first] = open;
      return first ? { kind: 'mute', callId: first.id, muted: !first.muted } : null;
    }
    case 'reject':
      return ringing ? { kind: 'reject', callId: ringing.id } : null;
    default:
      return assertNever(button);
  }
}

/** What the lamps show for these calls. */
export function headsetState(calls: readonly Call[]): HeadsetState {
  const open = calls.filter(isOpen);
  const connected = calls.filter(isConnected);
  return {
    ringing: calls.some((call) => call.direction === 'incoming' && call.state.kind === 'ringing'),
    offHook: connected.length > 0 || calls.some(({ direction, state }) => state.kind === 'answering' || (direction === 'outgoing' && (state.kind === 'dialling' || state.kind === 'ringing'))),
    muted: open.some(({ muted }) => muted),
    held: connected.length > 0 && open.length === 0,
  };
}
