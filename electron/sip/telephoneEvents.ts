import type { RTCSession } from 'jssip/lib/RTCSession';

/**
 * Follows what the other side says it takes; call it once for a session, before its first description.
 * @returns whether tones can go as telephone events (RFC 4733 §2.5.1.1: only with a payload type in its description)
 */
export function followTelephoneEvents(session: RTCSession): () => boolean {
  let taken = true;
  session.on('sdp', ({ originator, sdp }: { originator: unknown; sdp: string }) => {
    if (originator === 'remote' && sdp !== '') taken = /^a=rtpmap:\d+ telephone-event\//im.test(sdp);
  });
  return () => taken;
}
