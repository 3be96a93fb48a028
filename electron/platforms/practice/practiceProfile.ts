import { builtInProfile } from '../../sip/profiles/builtInProfiles.ts';
import type { Profile } from '../../sip/profiles/profileSchema.ts';
import { servicesSchema } from '../../sip/profiles/serviceSchema.ts';
import { practiceCodes } from './practiceCodes.ts';

/** The practice platform's own profile: its calls look like those of a generic one, and it has services of every kind. */
export function practiceProfile(): Profile {
  return {
    ...builtInProfile('generic'),
    name: 'practice',
    title: { 'zh-CN': '练习平台', en: 'Practice platform' },
    services: servicesSchema.parse({
      outgoingNumber: { as: 'p-preferred-identity' },
      transfer: { blind: true, consult: true },
      park: practiceCodes.park,
      parkFetch: { from: practiceCodes.retrieve },
      pickUp: { group: practiceCodes.groupPickUp, directed: `${practiceCodes.directedPickUp}{extension}` },
      refusesIn: ['busy', 'break'],
    }),
  };
}
