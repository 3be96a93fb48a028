import type { CallEnd } from '../../shared/calls/call.ts';
import type { Leg } from './phone.ts';

/** Milliseconds that the platform may take to answer a code, and that its announcement is listened to. */
const usual = { answerMs: 15_000, announcementMs: 2_000 } as const;

/**
 * Follows a leg that dials a service code (a forwarding, do not disturb, a state of the agent) beside the calls: nothing of
 * it is shown, and nothing that the agent says is sent.
 * @returns undefined when the platform took the code; how the call ended when it refused it or did not answer
 */
export function dialCode(leg: Leg, { answerMs, announcementMs }: { readonly answerMs: number; readonly announcementMs: number } = usual): Promise<CallEnd | undefined> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => leg.hangUp(), answerMs);
    leg.setMuted(true);
    leg.listen((event) => {
      if (event.kind === 'answered') {
        clearTimeout(deadline);
        setTimeout(() => leg.hangUp(), announcementMs);
        resolve(undefined);
      } else if (event.kind === 'ended') {
        clearTimeout(deadline);
        // After the answer this changes nothing.
        resolve(event.end);
      }
    });
  });
}
