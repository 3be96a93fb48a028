/** Names of the map's regions, as the area table writes them. */
export const provinces = [
  '北京', '天津', '河北', '山西', '内蒙古', '辽宁', '吉林', '黑龙江', '上海', '江苏', '浙江', '安徽', '福建', '江西', '山东', '河南', '湖北', '湖南',
  '广东', '广西', '海南', '重庆', '四川', '贵州', '云南', '西藏', '陕西', '甘肃', '青海', '宁夏', '新疆', '香港', '澳门', '台湾',
] as const;
export type Province = (typeof provinces)[number];

const known: ReadonlySet<string> = new Set(provinces);
const municipalities: ReadonlySet<string> = new Set(['北京', '天津', '上海', '重庆', '香港', '澳门']);

/**
 * Where a call came from, as a key: `广东/深圳`, `广东/` when only the province is known, `abroad/美国`, `unknown/`.
 * `unknown` is everything without a place: hidden numbers, extensions, service numbers, segments that the table does not know.
 */
export type PlaceKey = string;

function regionOf(word: string): string | undefined {
  const plain = word.replace(/^中国(?=香港|澳门|台湾)/, '');
  return known.has(plain) ? plain : undefined;
}

/**
 * @param areaText the log's text of the area (`广东 深圳`, `北京`, `美国`; older rows end with the operator)
 * @param number canonical key of the number; foreign ones begin with `+`
 */
export function placeOf(areaText: string, number: string): PlaceKey {
  const words = areaText.split(/[\s·]+/).filter((word) => word !== '');
  const [first, second] = words;
  if (first === undefined) return 'unknown/';
  const region = regionOf(first);
  if (region !== undefined) {
    if (municipalities.has(region)) return `${region}/${region}`;
    const city = second === undefined || /^(移动|联通|电信|广电|固话)$/.test(second) ? '' : second.split('/')[0];
    return `${region}/${city ?? ''}`;
  }
  return number.startsWith('+') || number.startsWith('00') ? `abroad/${words.join(' ')}` : 'unknown/';
}

/** The first half of a key: a province, `abroad`, or `unknown`. */
export function regionOfPlace(place: PlaceKey): string {
  return place.slice(0, place.indexOf('/'));
}

export function cityOfPlace(place: PlaceKey): string {
  return place.slice(place.indexOf('/') + 1);
}
