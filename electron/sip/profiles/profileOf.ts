import type { SeatProvisioning } from '../../../shared/settings/seatSettings.ts';
import { builtInProfile } from './builtInProfiles.ts';
import { checkProfile } from './parseProfile.ts';
import type { Profile } from './profileSchema.ts';

/**
 * The profile that a seat names, with what the seat's own `services` say in place of the same keys: installations change the
 * codes that their makers ship. Throws a BadProfile that names the profiles there are, or every wrong place.
 */
export function profileOf({ profile, services }: Pick<SeatProvisioning, 'profile' | 'services'>): Profile {
  const shipped = builtInProfile(profile);
  if (services === undefined) return shipped;
  // Another parking place has other codes to fetch from it.
  const parking = 'park' in services ? { parkFetch: null } : {};
  return checkProfile({ ...shipped, services: { ...shipped.services, ...parking, ...services } }, 'The settings of the seat');
}
