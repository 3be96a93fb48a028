import type { RTCSession } from 'jssip/lib/RTCSession';
import { internalsOf, type ReceivedAnswer } from './jssipInternals.ts';

/** Acknowledges a 2xx whose dialog the session does not keep (RFC 3261 §13.2.2.4). */
export function acknowledgeStray(session: RTCSession, answer: ReceivedAnswer): void {
  sayInStray('ACK', session, answer);
}

/**
 * Says BYE in a dialog that an answer to our INVITE made and the session does not keep; the caller may do so in an early one
 * too (RFC 3261 §15). What the other side says to it is of no interest: 481 means that it has ended already.
 */
export function hangUpStray(session: RTCSession, answer: ReceivedAnswer): void {
  sayInStray('BYE', session, answer);
}

function sayInStray(method: 'ACK' | 'BYE', session: RTCSession, answer: ReceivedAnswer): void {
  if (!answer.hasHeader('contact')) return;
  const internals = internalsOf(session);
  const id = `${answer.call_id}${answer.from_tag}${answer.to_tag ?? ''}`;
  try {
    internals._createDialog(answer, 'UAC', true);
    internals._earlyDialogs[id]?.sendRequest(method);
  } catch {
    // JsSIP throws on a Contact that is none: there is nobody to say it to (RFC 3261 §12.1.2).
  }
  internals._earlyDialogs[id]?.terminate();
  delete internals._earlyDialogs[id];
}
