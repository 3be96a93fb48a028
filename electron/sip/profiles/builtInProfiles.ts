import asterisk from '../../../resources/profiles/asterisk.json' with { type: 'json' };
import freeswitch from '../../../resources/profiles/freeswitch.json' with { type: 'json' };
import generic from '../../../resources/profiles/generic.json' with { type: 'json' };
import kamailioLab from '../../../resources/profiles/kamailio-lab.json' with { type: 'json' };
import { BadProfile, checkProfile } from './parseProfile.ts';
import type { Profile } from './profileSchema.ts';

const shipped = new Map(
  [generic, asterisk, freeswitch, kamailioLab].map((json) => {
    const profile = checkProfile(json, `resources/profiles/${json.name}.json`);
    return [profile.name, profile];
  }),
);

export const profileNames: readonly string[] = [...shipped.keys()];

/** A shipped profile by its name; throws a BadProfile that lists the names when there is none. */
export function builtInProfile(name: string): Profile {
  const profile = shipped.get(name);
  if (!profile) throw new BadProfile(`There is no profile "${name}"; there are ${profileNames.join(', ')}`);
  return profile;
}
