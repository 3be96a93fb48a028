import { faultOfIceServer } from '../../shared/settings/iceServer.ts';
import type { PhoneListener } from '../calls/phone.ts';
import { createSipPhone, type SipPhoneOptions } from './sipPhone.ts';

const nobody: PhoneListener = { registrationChanged() {}, invited() {}, serversChanged() {}, takenOver() {}, alsoAt() {}, surveyed() {} };

/** Why no phone can be made with these settings (an address that is none, say); undefined when one can. Nothing is sent. */
export function faultOfSettings(options: Omit<SipPhoneOptions, 'listener'>): string | undefined {
  const iceFault = options.settings.iceServers.map(faultOfIceServer).find((fault) => fault !== undefined);
  if (iceFault !== undefined) return iceFault;
  try {
    createSipPhone({ ...options, listener: nobody });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
