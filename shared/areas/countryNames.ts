import type { PlaceName } from './callerArea.ts';

/** As public notices in mainland China write them; Intl's own names differ. */
const chosen: Readonly<Record<string, PlaceName>> = {
  HK: { zh: '中国香港', en: 'Hong Kong, China' },
  MO: { zh: '中国澳门', en: 'Macao, China' },
  TW: { zh: '中国台湾', en: 'Taiwan, China' },
};

/** Calling codes of no country (ITU-T E.164 assigned codes list). */
const international: Readonly<Record<string, PlaceName>> = {
  '800': { zh: '国际免费电话', en: 'International freephone' },
  '808': { zh: '国际分摊付费电话', en: 'International shared cost' },
  '870': { zh: '海事卫星', en: 'Inmarsat satellite' },
  '878': { zh: '国际个人通信', en: 'Universal personal number' },
  '881': { zh: '卫星电话', en: 'Satellite phone' },
  '882': { zh: '国际网络', en: 'International networks' },
  '883': { zh: '国际网络', en: 'International networks' },
  '888': { zh: '国际救灾通信', en: 'Disaster relief' },
  '979': { zh: '国际付费信息电话', en: 'International premium rate' },
};

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
let englishByChinese: ReadonlyMap<string, string> | null = null;

/** The English name of a country that is kept in Chinese (`美国`), as `countryName` names it; undefined for any other word. */
export function englishCountry(chinese: string): string | undefined {
  englishByChinese ??= new Map(
    letters.flatMap((first) => letters.map((second) => countryName(first + second, '')))
      .filter(({ zh }) => !/^[A-Z]{2}$/.test(zh))
      .concat(Object.values(international))
      .map(({ zh, en }) => [zh, en]),
  );
  return englishByChinese.get(chinese);
}

const regions = { zh: new Intl.DisplayNames(['zh-CN'], { type: 'region' }), en: new Intl.DisplayNames(['en'], { type: 'region' }) };

/**
 * Names of the country that a foreign number belongs to.
 * @param isoCountry ISO 3166-1 alpha-2, or null for codes of no country
 * @param callingCode without `+`; shown when nothing better is known
 */
export function countryName(isoCountry: string | null, callingCode: string): PlaceName {
  if (isoCountry === null) return international[callingCode] ?? { zh: `+${callingCode}`, en: `+${callingCode}` };
  return chosen[isoCountry] ?? { zh: regions.zh.of(isoCountry) ?? isoCountry, en: regions.en.of(isoCountry) ?? isoCountry };
}
