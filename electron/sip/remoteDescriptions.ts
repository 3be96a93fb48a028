import type { RTCSession } from 'jssip/lib/RTCSession';
import { internalsOf } from './jssipInternals.ts';
import { withHoldAsDirection } from './oldHold.ts';
import { insecurityOf } from './secureSdp.ts';

interface Reoffer {
  readonly request: { body?: string | null };
  reject(options: { status_code: number; reason_phrase: string }): void;
}

/**
 * Looks at every description of the other side within a session before JsSIP uses it; call it once for a session.
 * `unusable` hears why an answer cannot be used.
 */
export function checkRemoteDescriptions(session: RTCSession, unusable: (detail: string) => void): void {
  const checkOffer = (offer: Reoffer): void => {
    if (offer.request.body) offer.request.body = withHoldAsDirection(offer.request.body);
    // JsSIP answers 491 to a colliding re-INVITE (RFC 3261 §14.2) but goes on to apply it; rejecting stops that.
    if (internalsOf(session)._dialog?.uac_pending_reply === true) offer.reject({ status_code: 491, reason_phrase: 'Request Pending' });
    else if (offer.request.body && insecurityOf(offer.request.body)) offer.reject({ status_code: 488, reason_phrase: 'Not Acceptable Here' });
  };
  session.on('sdp', (event: { originator: unknown; type: string; sdp: string }) => {
    if (event.originator !== 'remote' || event.type !== 'answer') return;
    const fault = insecurityOf(event.sdp);
    if (!fault) return;
    unusable(fault);
    // No peer accepts an empty description: JsSIP then answers 488 or ends the call, as it does for any unusable one.
    event.sdp = '';
  });
  session.on('reinvite', checkOffer);
  session.on('update', checkOffer);
}
