import type { TFunction } from 'i18next';

/** Look-up sources of main that have a name in the locales; others are shown as they are. */
const knownSources = ['local store', 'area table', 'platform', 'practice platform'] as const;
const keys = { 'local store': 'localStore', 'area table': 'areaTable', platform: 'platform', 'practice platform': 'practicePlatform' } as const;

/** The name of a look-up's source in the language of the interface. */
export function sourceName(t: TFunction, source: string): string {
  const known = knownSources.find((name) => name === source);
  return known === undefined ? source : t(`source.name.${keys[known]}`);
}
