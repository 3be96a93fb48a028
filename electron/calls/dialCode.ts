import type { Phone } from './phone.ts';

/** Milliseconds that the platform may take to answer a code, and that its announcement is listened to. */
const answerMs = 15_000;
const announcementMs = 2_000;

/**
 * Dials a service code (a forwarding, do not disturb) beside the calls: nothing of it is shown or heard, and nothing that
 * the agent says is sent.
 * @returns false when the platform refused it or did not answer
 */
export function dialCode(phone: Pick<Phone, 'dial'>, code: string): Promise<boolean> {
  return new Promise((resolve) => {
    const leg = phone.dial(code);
    const deadline = setTimeout(() => leg.hangUp(), answerMs);
    let answered = false;
    leg.setMuted(true);
    leg.listen((event) => {
      if (event.kind === 'answered') {
        answered = true;
        clearTimeout(deadline);
        setTimeout(() => leg.hangUp(), announcementMs);
        resolve(true);
      }
      if (event.kind === 'ended') {
        clearTimeout(deadline);
        if (!answered) resolve(false);
      }
    });
  });
}
