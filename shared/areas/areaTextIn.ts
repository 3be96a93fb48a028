import { operatorNames } from '../phoneNumbers/operators.ts';
import { englishCountry } from './countryNames.ts';
import { englishPlaces } from './englishPlaces.ts';

const operators: ReadonlyMap<string, string> = new Map(Object.values(operatorNames).map(({ zh, en }) => [zh, en]));

/** A province, a city or a country in the language of the interface; one without an English name stays as it is. */
export function placeIn(name: string, locale: 'zh-CN' | 'en'): string {
  return locale === 'en' ? (englishPlaces.get(name) ?? englishCountry(name) ?? name) : name;
}

/** The area of a call as it was kept, `广东 深圳 移动`, in the language of the interface: `Guangdong Shenzhen China Mobile`. */
export function areaTextIn(text: string, locale: 'zh-CN' | 'en'): string {
  if (locale !== 'en') return text;
  return text.split(' ').map((word) => operators.get(word) ?? word.split('/').map((name) => placeIn(name, locale)).join('/')).join(' ');
}
