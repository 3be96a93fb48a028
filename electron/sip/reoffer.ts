import type { RTCSession } from 'jssip/lib/RTCSession';
import { internalsOf, sessionStatus } from './jssipInternals.ts';
import type { PeerConnection } from './peerConnections.ts';

/** A new offer that the other side, or the network, did not accept. The dialog stands as before. */
export class OfferRefused extends Error {
  readonly sipCode: number | undefined;

  constructor(message: string, sipCode?: number) {
    super(message);
    this.name = 'OfferRefused';
    this.sipCode = sipCode;
  }
}

export interface ReofferOptions {
  readonly iceRestart: boolean;
  /** Aborts waiting and tells that the connection to the server broke with the offer under way. */
  readonly signal: AbortSignal;
  /** Milliseconds to wait for another negotiation of this dialog to end. */
  readonly patienceMs?: number;
}

/**
 * Sends a re-INVITE (RFC 3261 §14.1) and resolves when its answer is applied. When it is refused, the local offer is
 * rolled back (RFC 3264 §8: the session stays as it was) and an OfferRefused is thrown. 408 and 481 end the dialog.
 */
export async function reoffer(session: RTCSession, peer: PeerConnection, options: ReofferOptions): Promise<void> {
  await quiet(session, options);
  try {
    await new Promise<void>((resolve, reject) => {
      const abort = (): void => reject(new OfferRefused('The connection to the server broke'));
      if (options.signal.aborted) return abort();
      options.signal.addEventListener('abort', abort, { once: true });
      const settle = (finish: () => void): void => {
        options.signal.removeEventListener('abort', abort);
        finish();
      };
      internalsOf(session)._sendReinvite({
        rtcOfferConstraints: { offerToReceiveAudio: true, iceRestart: options.iceRestart },
        eventHandlers: {
          succeeded: () => settle(resolve),
          failed: (response) => settle(() => reject(new OfferRefused(
            response ? `Refused with ${response.status_code} ${response.reason_phrase}` : 'The answer could not be used', response?.status_code,
          ))),
        },
      });
    });
  } catch (error) {
    if (peer.signalingState === 'have-local-offer') await peer.setLocalDescription({ type: 'rollback' }).catch(() => {});
    throw error;
  }
}

/** Waits until no other INVITE transaction of this dialog is under way. */
async function quiet(session: RTCSession, { signal, patienceMs = 5_000 }: ReofferOptions): Promise<void> {
  const status = (): number => session.status as number;
  for (let waited = 0; ; waited += 20) {
    if (session.isEnded()) throw new OfferRefused('The call has ended');
    if (signal.aborted) throw new OfferRefused('The connection to the server broke');
    if (status() === sessionStatus.confirmed && session.isReadyToReOffer()) return;
    if (waited >= patienceMs) throw new OfferRefused('Another negotiation of this call did not end');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
