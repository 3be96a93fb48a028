import { mobileOperator } from '../phoneNumbers/operators.ts';
import type { MobileOperator } from '../phoneNumbers/operators.ts';
import type { AreaLayer, LandlinePlace } from './areaLayer.ts';
import { firstSegment, overlaySegments, segmentSpan } from './segmentIndex.ts';
import type { AreaSource, PlaceName } from './callerArea.ts';

/** What a mobile segment is known to be. `operator` null: ask the prefix table. */
export interface SegmentPlace {
  readonly province: PlaceName;
  readonly city: PlaceName;
  readonly areaCode: string | null;
  readonly operator: MobileOperator | null;
  readonly source: AreaSource;
}

/** All place data in memory. Look-ups are synchronous and take some 20 ns. */
export interface AreaTable {
  /** Number of mobile segments with a place. */
  readonly segmentCount: number;
  /** Bytes of the dense index. */
  readonly byteLength: number;
  /** @param segment7 the first seven digits of a mobile number as an integer, e.g. 1381234; anything else gives null */
  lookUpMobileSegment(segment7: number): SegmentPlace | null;
  /** @param areaCode with its leading zero, e.g. `0755` */
  lookUpAreaCode(areaCode: string): LandlinePlace | null;
}

/** Operator types of the phone.dat format, 1–8; 0 = not said, the prefix decides. Samples stand for their operator. */
const operatorSamples = ['', '139', '186', '189', '162', '167', '165', '192'];

/** The operator that a phone.dat type stands for; null for 0 and unknown types. */
export function operatorOfType(type: number): MobileOperator | null {
  // Broadnet resells too, but no prefix of its own says so.
  if (type === 8) return { operator: 'chinaBroadnet', network: 'virtual', mayBePorted: true };
  return mobileOperator(operatorSamples[type] ?? '');
}

/** English names of the built-in data by their Chinese ones: imported files have none. */
function englishNames(layers: readonly AreaLayer[]): Map<string, string> {
  const names = new Map<string, string>();
  const keep = (province: PlaceName, city: PlaceName) => {
    if (province.en !== province.zh) names.set(province.zh, province.en);
    if (city.en !== city.zh) names.set(`${province.zh}/${city.zh}`, city.en);
  };
  for (const layer of layers) {
    for (const entry of layer.entries) keep(entry.province, entry.city);
    for (const place of layer.landlines) for (const city of [place.city, ...place.alsoCities]) keep(place.province, city);
  }
  return names;
}

/**
 * Builds the table in memory out of layers.
 * @param layers weakest first: where two know a segment the later one wins, gaps are filled by the earlier one
 */
export function createAreaTable(layers: readonly { readonly source: AreaSource; readonly layer: AreaLayer }[]): AreaTable {
  const [base, ...upper] = layers;
  // A single layer, the usual case, is used as it lies in the file; nothing is copied.
  const segments = upper.length === 0 ? (base?.layer.segments ?? new Uint16Array(segmentSpan)) : (base?.layer.segments.slice() ?? new Uint16Array(segmentSpan));
  let segmentCount = base?.layer.segmentCount ?? 0;
  const places: (SegmentPlace | null)[] = [null];
  const landlines = new Map<string, LandlinePlace>();
  // Only a second layer can need names from the first.
  const english = upper.length > 0 ? englishNames(layers.map(({ layer }) => layer)) : new Map<string, string>();
  for (const { source, layer } of layers) {
    if (layer !== base?.layer) segmentCount += overlaySegments(segments, layer.segments, places.length - 1);
    for (const { province, city, areaCode, operatorType } of layer.entries) {
      places.push({
        province: { zh: province.zh, en: english.get(province.zh) ?? province.en },
        city: { zh: city.zh, en: english.get(`${province.zh}/${city.zh}`) ?? city.en },
        areaCode,
        operator: operatorOfType(operatorType),
        source,
      });
    }
    for (const place of layer.landlines) landlines.set(place.areaCode, place);
  }
  return {
    segmentCount,
    byteLength: segments.byteLength,
    lookUpMobileSegment: (segment7) => places[segments[segment7 - firstSegment] ?? 0] ?? null,
    lookUpAreaCode: (areaCode) => landlines.get(areaCode) ?? null,
  };
}
