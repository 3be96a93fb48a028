import type { RTCSession } from 'jssip/lib/RTCSession';
import { internalsOf, type ReceivedRequest } from './jssipInternals.ts';

/** Who takes requests within a dialog that JsSIP does not treat, or treats otherwise. */
export interface DialogRequestTakers {
  /** NOTIFY of the package `refer`; false when no transfer of this dialog is meant. */
  referNotified(request: ReceivedRequest): boolean;
  /** BYE is about to end the call; true when others must hear of it first. */
  hungUp(request: ReceivedRequest): boolean;
  /** INFO; true when it said something that is understood here. */
  informed(request: ReceivedRequest): boolean;
  /** PRACK; false when it acknowledges nothing (RFC 3262 §3). */
  acknowledged(request: ReceivedRequest): boolean;
  /** An INVITE from outside the dialog that names it in Replaces (RFC 3891). Has to be answered. */
  replaced(request: ReceivedRequest): void;
}

/** Puts the takers before JsSIP's own handling of requests within a session's dialog. */
export function takeDialogRequests(session: RTCSession, takers: DialogRequestTakers): void {
  const internals = internalsOf(session);
  const { receiveRequest } = internals;
  const pass = (request: ReceivedRequest): void => receiveRequest.call(session, request);
  internals.receiveRequest = (request) => {
    switch (request.method) {
      case 'REFER':
        // Nobody may have this seat dial: it could be any number, at the company's cost. Platforms that stand between the
        // callers carry transfers out themselves; JsSIP would agree first (202) and refuse in a NOTIFY.
        return request.reply(request.hasHeader('refer-to') ? 603 : 400);
      case 'NOTIFY':
        if (!/^\s*refer\s*(?:;|$)/i.test(request.getHeader('event') ?? '')) return request.reply(489);
        return takers.referNotified(request) ? request.reply(200) : request.reply(481, 'Subscription does not exist');
      case 'PRACK':
        return request.reply(takers.acknowledged(request) ? 200 : 481);
      case 'INFO':
        return takers.informed(request) ? request.reply(200) : pass(request);
      case 'INVITE':
        if (!request.hasHeader('replaces')) return pass(request);
        return request.to_tag ? request.reply(400, 'Replaces within a dialog') : takers.replaced(request);
      case 'BYE':
        if (takers.hungUp(request)) setImmediate(() => pass(request));
        else pass(request);
        return;
      default:
        pass(request);
    }
  };
}
