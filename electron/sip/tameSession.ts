import type { RTCSession } from 'jssip/lib/RTCSession';
import { internalsOf } from './jssipInternals.ts';
import type { EndIntent } from './legEnd.ts';

/** What the leg of a session decides where JsSIP would end the call by itself. */
export interface SessionGuard {
  /** Answered: a message that could not be sent ends nothing, nor the wait of a BYE for the connection. */
  readonly stands: () => boolean;
  /** Offers the media again as they are. */
  readonly repeatOffer: () => void;
  /** Runs what ends the session, remembering why. */
  readonly endBecause: (intent: EndIntent, end: () => void) => void;
}

/** Keeps JsSIP from ending a call for one message that failed; call it once for a session. */
export function tameSession(session: RTCSession, { stands, repeatOffer, endBecause }: SessionGuard): void {
  const internals = internalsOf(session);
  const { terminate } = session;
  // JsSIP also ends sessions that have ended already, in promises where nobody catches what it then throws.
  session.terminate = (options) => { if (!session.isEnded()) terminate.call(session, options); };
  const { onTransportError, onRequestTimeout, onDialogError, _sendUpdate } = internals;
  internals._sendUpdate = (options = {}) => {
    // A peer without UPDATE (405, 501) would end the call when the session expires; a re-INVITE refreshes it too (RFC 4028 §7.4).
    _sendUpdate.call(session, options.sdpOffer ? options : { ...options, eventHandlers: { ...options.eventHandlers, failed: repeatOffer } });
  };
  internals.onTransportError = () => {
    // JsSIP would end a running call for one unanswered request; the dialog outlives the connection (RFC 3261 §12).
    if (!stands()) endBecause({ kind: 'transportFailed' }, () => onTransportError.call(session));
  };
  internals.onRequestTimeout = () => endBecause({ kind: 'requestTimedOut' }, () => onRequestTimeout.call(session));
  internals.onDialogError = () => endBecause({ kind: 'dialogLost' }, () => onDialogError.call(session));
}
