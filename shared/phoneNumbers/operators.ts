/** The four licensed network operators. */
export type Operator = 'chinaMobile' | 'chinaUnicom' | 'chinaTelecom' | 'chinaBroadnet';

/** What a mobile prefix is used for: `virtual` numbers are resold, `iot` and `satellite` seldom make calls. */
export type MobileNetwork = 'regular' | 'virtual' | 'satellite' | 'iot';

/** Who was given a mobile prefix. Since 携号转网 (November 2019) a subscriber keeps the number when changing operator. */
export interface MobileOperator {
  readonly operator: Operator;
  readonly network: MobileNetwork;
  /** The prefix only tells who issued the number, never who carries it today. */
  readonly mayBePorted: true;
}

const issued = (operator: Operator, network: MobileNetwork = 'regular'): MobileOperator => ({ operator, network, mayBePorted: true });

const mobile = issued('chinaMobile');
const unicom = issued('chinaUnicom');
const telecom = issued('chinaTelecom');
const virtual = { mobile: issued('chinaMobile', 'virtual'), unicom: issued('chinaUnicom', 'virtual'), telecom: issued('chinaTelecom', 'virtual') };
const iot = { mobile: issued('chinaMobile', 'iot'), unicom: issued('chinaUnicom', 'iot'), telecom: issued('chinaTelecom', 'iot') };
const satellite = issued('chinaTelecom', 'satellite');

const prefixes: readonly (readonly [MobileOperator, string])[] = [
  [mobile, '134 135 136 137 138 139 147 150 151 152 157 158 159 172 178 182 183 184 187 188 195 197 198'],
  [unicom, '130 131 132 145 155 156 166 175 176 185 186 196'],
  [telecom, '133 149 153 173 174 177 180 181 189 190 191 193 199'],
  [issued('chinaBroadnet'), '192'],
  [virtual.mobile, '165 1703 1705 1706'],
  [virtual.unicom, '167 171 1704 1707 1708 1709'],
  [virtual.telecom, '162 1700 1701 1702'],
  [iot.mobile, '148 1440'],
  [iot.unicom, '146 1400'],
  [iot.telecom, '1410'],
  [satellite, '1349 1740'],
];

const byPrefix = new Map(prefixes.flatMap(([operator, list]) => list.split(' ').map((prefix) => [prefix, operator] as const)));

/**
 * The operator that a mobile prefix was issued to (MIIT numbering plan), by the longest of four or three digits.
 * @param prefix at least three digits of a mainland mobile number; a whole number will do
 * @returns null for a prefix that is not assigned
 */
export function mobileOperator(prefix: string): MobileOperator | null {
  return byPrefix.get(prefix.slice(0, 4)) ?? byPrefix.get(prefix.slice(0, 3)) ?? null;
}

const serviceOperators: Readonly<Record<string, Operator>> = {
  '4000': 'chinaUnicom',
  '4006': 'chinaUnicom',
  '4001': 'chinaMobile',
  '4007': 'chinaMobile',
  '4008': 'chinaTelecom',
  '4009': 'chinaTelecom',
};

/**
 * The operator that sells a 400 number, by its first four digits.
 * @returns null for 4002–4005 and for anything that is no 400 number
 */
export function serviceNumberOperator(digits: string): Operator | null {
  return serviceOperators[digits.slice(0, 4)] ?? null;
}

const hotlines: Readonly<Record<string, Operator>> = {
  '10086': 'chinaMobile', '10085': 'chinaMobile', '12580': 'chinaMobile',
  '10010': 'chinaUnicom', '10011': 'chinaUnicom', '10018': 'chinaUnicom', '116114': 'chinaUnicom',
  '10000': 'chinaTelecom', '10001': 'chinaTelecom', '118114': 'chinaTelecom',
  '10099': 'chinaBroadnet',
};

/** The operator whose own hotline a short code is, e.g. 10086; null for every other short code. */
export function hotlineOperator(digits: string): Operator | null {
  return Object.hasOwn(hotlines, digits) ? (hotlines[digits] ?? null) : null;
}

/** Names of the operators as callers know them. */
export const operatorNames: Readonly<Record<Operator, { readonly zh: string; readonly en: string }>> = {
  chinaMobile: { zh: '移动', en: 'China Mobile' },
  chinaUnicom: { zh: '联通', en: 'China Unicom' },
  chinaTelecom: { zh: '电信', en: 'China Telecom' },
  chinaBroadnet: { zh: '广电', en: 'China Broadnet' },
};
