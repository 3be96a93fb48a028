import { judgeIncoming, type IncomingVerdict } from '../../../shared/calls/incomingPolicy.ts';
import { isConnected } from '../../../shared/calls/call.ts';
import type { NoAnswerForwarding } from '../../calls/forwardUnanswered.ts';
import { occupies } from '../../calls/holding.ts';
import type { Invite } from '../../calls/phone.ts';
import type { SeatParts } from '../seatParts.ts';
import { forwardingInForce } from './ownNumbers.ts';

/** Decides about an incoming call before anybody hears of it, from what is set and what goes on now. */
export function judgeInvite({ options, desk, phone, forwarding }: SeatParts, invite: Invite): IncomingVerdict {
  // A colleague's transfer takes the place of a call that the agent had taken already (RFC 3891).
  if (invite.replaces !== undefined) return { kind: 'ring' };
  return judgeIncoming({
    doNotDisturb: options.preferences().doNotDisturb,
    forwarding: forwardingInForce(options),
    forwardedByPlatform: { always: forwarding.does('always'), busy: forwarding.does('busy') },
    stateRefuses: phone?.codes.refusesIn(options.publisher.current.agent) ?? false,
    inConversation: desk.calls.some((call) => isConnected(call) || occupies(call)),
  });
}

/** Where calls go that ring in vain; null = nowhere, or the platform sends them on itself. */
export function noAnswerForwarding({ options, forwarding }: SeatParts): NoAnswerForwarding | null {
  const { noAnswer, noAnswerSeconds } = forwardingInForce(options);
  return noAnswer === null || forwarding.does('noAnswer') ? null : { to: noAnswer, afterMs: noAnswerSeconds * 1_000 };
}
