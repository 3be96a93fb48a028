import type { RTCSession } from 'jssip/lib/RTCSession';
import { internalsOf } from './jssipInternals.ts';

/** Answers after which the dialog is no more (RFC 5057 §5.1). */
const goneCodes: readonly number[] = [404, 410, 481, 604];
/** Answers that may be those of a proxy that did not reach the other side. */
const silentCodes: readonly number[] = [403, 408, 500, 502, 503, 504];

/** Asks the other side of a dialog, early ones included, whether it still knows of it: OPTIONS (RFC 3261 §11). Never rejects. */
export function askDialog(session: RTCSession): Promise<'there' | 'gone' | 'silent'> {
  return new Promise((resolve) => {
    const silent = (): void => resolve('silent');
    const refused = ({ status_code: code }: { readonly status_code: number }): void => resolve(goneCodes.includes(code) ? 'gone' : silentCodes.includes(code) ? 'silent' : 'there');
    try {
      const request = internalsOf(session).sendRequest('OPTIONS', {
        extraHeaders: ['Accept: application/sdp'],
        eventHandlers: { onSuccessResponse: () => resolve('there'), onErrorResponse: refused, onDialogError: refused, onTransportError: silent, onRequestTimeout: silent },
      });
      if (!request) silent();
    } catch {
      silent();
    }
  });
}
