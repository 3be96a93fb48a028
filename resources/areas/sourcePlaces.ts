import type { PlaceName } from '../../shared/areas/callerArea.ts';
import { shortCity, shortProvince } from '../../shared/areas/placeNames.ts';
import { betterEnglish, insidePrefecture } from './corrections.ts';

/** A place as the source data names it, split into its parts. */
export interface SourcePlace {
  readonly province: string;
  /** One name, or several where area codes were merged. */
  readonly cities: readonly string[];
}

/** `广东省深圳市` → 广东, 深圳; `内蒙古包头市`; `北京市` → 北京, 北京; `四川省成都市、资阳市、眉山市` → three cities. */
export function readChinesePlace(text: string): SourcePlace {
  const [, province = '', rest = ''] = /^(.+?省|内蒙古|广西|西藏|宁夏|新疆|北京市?|上海市?|天津市?|重庆市?)(.*)$/.exec(text) ?? [];
  if (province === '') throw new Error(`No province in ${text}`);
  const short = shortProvince(province);
  const names = rest === '' ? [short] : [...new Set(rest.split('、').map(shortCity))];
  return { province: short, cities: names.length > 1 ? names.filter((name) => !insidePrefecture.has(name)) : names };
}

/** `XiAn` → `Xi'an`: the source drops the apostrophe before a vowel but keeps the capital. Known faults are mended first. */
function readablePinyin(name: string): string {
  return (betterEnglish[name] ?? name).replace(/([a-z])([AEO])(?=[a-z])/g, (_, before: string, vowel: string) => `${before}'${vowel.toLowerCase()}`);
}

/** `Shenzhen, Guangdong` → Shenzhen, Guangdong; `Beijing` stands for both. */
export function readEnglishPlace(text: string): SourcePlace {
  const [cities = '', province = cities] = text.split(', ');
  return { province, cities: cities.split('/').map(readablePinyin) };
}

/** Finds English names by the Chinese ones: the source gives both texts for the same number prefix. */
export interface EnglishNames {
  readonly province: (zh: string) => PlaceName;
  readonly city: (province: string, zh: string) => PlaceName;
}

/** Pairs the two languages' entries; of several spellings the one that most prefixes use wins (Jinzhong, not Yuci). */
export function pairNames(chinese: ReadonlyMap<string, string>, english: ReadonlyMap<string, string>): EnglishNames {
  const votes = new Map<string, Map<string, number>>();
  const vote = (zh: string, en: string) => {
    const spellings = votes.get(zh) ?? new Map<string, number>();
    votes.set(zh, spellings.set(en, (spellings.get(en) ?? 0) + 1));
  };
  for (const [prefix, zhText] of chinese) {
    const enText = english.get(prefix);
    if (enText === undefined || zhText.includes('、')) continue;
    const zh = readChinesePlace(zhText);
    const en = readEnglishPlace(enText);
    vote(zh.province, en.province);
    vote(`${zh.province}/${zh.cities[0] ?? ''}`, en.cities[0] ?? '');
  }
  const winner = (key: string) => [...(votes.get(key) ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  const name = (zh: string, key: string): PlaceName => ({ zh, en: winner(key) ?? zh });
  return { province: (zh) => name(zh, zh), city: (province, zh) => name(zh, `${province}/${zh}`) };
}
