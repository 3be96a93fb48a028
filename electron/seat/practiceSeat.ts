import { provisioningSchema } from '../../shared/settings/seatSettings.ts';
import type { MediaEngine } from '../media/mediaEngine.ts';
import { callerMediaOnEngine } from '../platforms/practice/engineCallerMedia.ts';
import { createPracticePlatform, type PracticePlatform } from '../platforms/practice/practicePlatform.ts';
import { practiceProfile } from '../platforms/practice/practiceProfile.ts';
import type { SeatPlatform } from './seatPlatform.ts';

export interface PracticeSeat extends SeatPlatform {
  readonly practice: PracticePlatform;
}

/** The seat's view of the built-in platform. `callers` is the media engine that gives the callers their voices. */
export function practiceSeat(callers: MediaEngine): PracticeSeat {
  const practice = createPracticePlatform({ media: callerMediaOnEngine(callers) });
  const { account, serviceNumbers } = practice;
  const socket = practice.socket();
  return {
    practice,
    mode: 'practice',
    seat: provisioningSchema.parse({
      version: 1,
      server: socket.url,
      sipUri: `sip:${account.user}@${account.domain}`,
      password: account.password,
      displayName: account.displayName,
      profile: 'generic',
      trustedPeers: [account.domain],
      serviceNumbers,
    }),
    profile: practiceProfile(),
    openSocket: () => socket,
    routingStatus: (serviceNumber) => Promise.resolve(practice.routingStatus(serviceNumber)),
    prepare: async (store) => {
      await store.putServiceNumbers(serviceNumbers);
      const seeded = await store.getSetting({ key: 'practice.seeded' });
      if (seeded !== true) {
        await store.importCustomers([...practice.seedCustomers()]);
        await store.importCalls([...practice.seedCallLog()]);
        for (const blocked of practice.blockedNumbers()) await store.putBlocked(blocked);
        await store.putSetting({ key: 'practice.seeded', value: true });
      }
      return serviceNumbers;
    },
    scenarios: practice.scenarios.map(({ name }) => name),
    ring: (scenario) => void practice.ring(scenario),
    stop: () => {
      practice.stop();
      callers.close();
      return Promise.resolve();
    },
  };
}
