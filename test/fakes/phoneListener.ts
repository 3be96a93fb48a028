import type { PhoneListener } from '../../electron/calls/phone.ts';

/** A listener that hears nothing but what the test names. */
export function phoneListener(heard: Partial<PhoneListener> = {}): PhoneListener {
  return { registrationChanged: () => {}, invited: () => {}, serversChanged: () => {}, takenOver: () => {}, alsoAt: () => {}, surveyed: () => {}, ...heard };
}
