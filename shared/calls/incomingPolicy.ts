import type { Forwarding } from '../settings/seatSettings.ts';

/** What decides about an incoming call before anybody hears of it. */
export interface IncomingSituation {
  readonly doNotDisturb: boolean;
  readonly forwarding: Pick<Forwarding, 'always' | 'busy'>;
  /** Kinds of forwarding that the platform does itself; where it does, the console must not send calls on a second time. */
  readonly forwardedByPlatform: { readonly always: boolean; readonly busy: boolean };
  /** The profile says that nothing may ring in the agent's state. */
  readonly stateRefuses: boolean;
  /** A conversation goes on, or is being set up. */
  readonly inConversation: boolean;
}

/**
 * What becomes of an incoming call. `refuse`: 480 for do not disturb, 486 for busy (RFC 3261 §21.4.18, §21.4.24). What
 * happens to a call that rings in vain is decided when it has: see `electron/calls/forwardUnanswered.ts`.
 */
export type IncomingVerdict =
  | { readonly kind: 'ring' }
  | { readonly kind: 'forward'; readonly to: string; readonly because: 'always' | 'busy' }
  | { readonly kind: 'refuse'; readonly sipCode: 480 | 486; readonly because: 'doNotDisturb' | 'state' | 'busy' };

/**
 * The rule in order: forward everything; else refuse what may not ring (do not disturb, the agent's state) or, where calls
 * are forwarded on busy, send it there; a call that comes into a conversation is forwarded on busy too, or else waits; all
 * others ring. Pure.
 */
export function judgeIncoming(situation: IncomingSituation): IncomingVerdict {
  const { forwarding, forwardedByPlatform: platform } = situation;
  if (forwarding.always !== null && !platform.always) return { kind: 'forward', to: forwarding.always, because: 'always' };
  const refused = situation.doNotDisturb ? 'doNotDisturb' : situation.stateRefuses ? 'state' : null;
  const busy = refused !== null || situation.inConversation;
  if (busy && forwarding.busy !== null && !platform.busy) return { kind: 'forward', to: forwarding.busy, because: 'busy' };
  // A platform that forwards on busy has to be told that we are.
  if (busy && forwarding.busy !== null) return { kind: 'refuse', sipCode: 486, because: refused ?? 'busy' };
  if (refused !== null) return { kind: 'refuse', sipCode: refused === 'doNotDisturb' ? 480 : 486, because: refused };
  return { kind: 'ring' };
}
