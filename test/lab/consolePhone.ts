import { onTestFinished } from 'vitest';
import type { Registration } from '../../shared/calls/registration.ts';
import { provisioningSchema } from '../../shared/settings/seatSettings.ts';
import type { Leg, Phone } from '../../electron/calls/phone.ts';
import { builtInProfile } from '../../electron/sip/profiles/builtInProfiles.ts';
import { servicesSchema, type Services } from '../../electron/sip/profiles/serviceSchema.ts';
import { createSipPhone } from '../../electron/sip/sipPhone.ts';
import { WebSocketSocket } from '../../electron/sip/webSocketSocket.ts';
import { phoneListener } from '../fakes/phoneListener.ts';
import { FakePeerConnections } from '../sip/fakes/fakePeerConnections.ts';
import type { Laboratory } from './laboratory.ts';

export interface ConsolePhoneOptions {
  /** The laboratory's over ws when left out. */
  readonly server?: string;
  readonly password?: string;
  /** Trusts the laboratory's certificate. */
  readonly trusts?: boolean;
  readonly instance?: string;
  /** Hears every message that is sent. */
  readonly tap?: (message: string) => void;
  /** Over those of the laboratory's profile. */
  readonly services?: Partial<Services>;
}

export interface ConsolePhone {
  readonly phone: Phone;
  readonly registrations: Registration[];
  /** Calls that were offered; each is refused as busy at once. */
  readonly offered: readonly Leg[];
  /** How the registration stands: its kind, or what is wrong with it. */
  readonly last: () => string;
}

/** The console's own phone as the laboratory's first account, without sound. It stops with the test. */
export function startConsolePhone(lab: Laboratory, { server = lab.wsUrl, password, trusts = false, instance, tap, services = {} }: ConsolePhoneOptions = {}): ConsolePhone {
  const account = lab.accounts[0]!;
  const profile = builtInProfile('kamailio-lab');
  const registrations: Registration[] = [];
  const offered: Leg[] = [];
  const phone = createSipPhone({
    settings: provisioningSchema.parse({ version: 1, server, sipUri: `sip:${account.user}@${lab.domain}`, password: password ?? account.password, profile: 'kamailio-lab' }),
    profile: { ...profile, services: servicesSchema.parse({ ...profile.services, ...services }) },
    peerConnections: new FakePeerConnections('lab'),
    openSocket: (url) => {
      const socket = new WebSocketSocket(url, { pingAfterMs: 300, pongWithinMs: 500, ...(trusts ? { certificateAuthorities: [lab.certificate] } : {}) });
      const { send } = socket;
      return Object.assign(socket, {
        send: (message: string) => {
          tap?.(message);
          return send.call(socket, message);
        },
      });
    },
    byeGraceMs: 50,
    ...(instance === undefined ? {} : { instance }),
    listener: phoneListener({
      registrationChanged: (registration) => { registrations.push(registration); },
      invited: (leg) => {
        offered.push(leg);
        leg.reject(486);
      },
    }),
  });
  phone.start();
  onTestFinished(() => phone.stop());
  const last = (): string => {
    const registration = registrations.at(-1);
    return registration?.kind === 'failed' ? registration.problem : `${registration?.kind}`;
  };
  return { phone, registrations, offered, last };
}
