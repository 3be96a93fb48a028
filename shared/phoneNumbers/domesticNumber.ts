import { isAreaCode } from './areaCodes.ts';

/** A domestic number in its parts, before `raw` and the dialled extension are added. */
export type DomesticNumber =
  | { readonly kind: 'mobile'; readonly key: string; readonly national: string }
  | { readonly kind: 'landline'; readonly key: string; readonly areaCode: string | null; readonly local: string }
  | { readonly kind: 'service400'; readonly key: string; readonly digits: string }
  | { readonly kind: 'service800'; readonly key: string; readonly digits: string }
  | { readonly kind: 'service95'; readonly key: string; readonly digits: string; readonly areaCode: string | null }
  | { readonly kind: 'shortCode'; readonly key: string; readonly digits: string; readonly areaCode: string | null };

/** Carrier selection codes that some networks leave before the caller's number (IP telephony 179xx, second-number products). */
const selectionCode = /^(?:179[015]\d|12593|10193|12583[1-3])(?=\d{10,12}$)/;

/** 110–119, 120–122, 12xxx (public hotlines), 100xx and 101xx (operators), 1161xx and 1181xx (directories). */
const shortCode = /^(?:11[024-9]|12[0-2]|12\d{3}|10[01]\d\d|11[68]1\d\d)$/;

/** 95xxx with up to three digits of menu, and 950xx (relay) with up to seven; 10–11 digits after 951–955 are land lines. */
const nationalServiceCode = /^(?:95\d{3,6}|950\d{7,9})$/;

function landline(areaCode: string, local: string): DomesticNumber {
  return { kind: 'landline', key: areaCode + local, areaCode, local };
}

/** 400, 800, mobile: the forms whose length alone decides. */
function fixedLengthNumber(digits: string): DomesticNumber | null {
  const mobile = /^0?(1[3-9]\d{9})$/.exec(digits)?.[1];
  if (mobile !== undefined) return { kind: 'mobile', key: mobile, national: mobile };
  const service = /^0?([48]00\d{7})$/.exec(digits)?.[1];
  if (service !== undefined) return { kind: service.startsWith('4') ? 'service400' : 'service800', key: service, digits: service };
  return null;
}

/** Codes that are dialled as they are, perhaps through an area code: 95xxx, 96xxx, 9xxxx, 110, 10086, 12345 … */
function publicCode(digits: string): DomesticNumber | null {
  const [, area = '', rest = ''] = /^(0(?:10|2\d|[3-9]\d\d))?(\d+)$/.exec(digits) ?? [];
  const areaCode = area === '' ? null : area;
  // 95xxx is the same company everywhere, so the area it was dialled through does not belong to the key.
  if (nationalServiceCode.test(rest)) return { kind: 'service95', key: rest, digits: rest, areaCode };
  if (/^(?:96\d{3,4}|9\d{4})$/.test(rest)) return { kind: 'service95', key: area + rest, digits: rest, areaCode };
  if (shortCode.test(rest)) return { kind: 'shortCode', key: area + rest, digits: rest, areaCode };
  return null;
}

/** Area code and local number; the leading zero may be missing when the area code exists and the local number is a usual one (2–8). */
function landlineWithArea(digits: string): DomesticNumber | null {
  const written = /^(0(?:10|2\d))([2-9]\d{7})$/.exec(digits) ?? /^(0[3-9]\d\d)([2-9]\d{6,7})$/.exec(digits);
  if (written?.[1] !== undefined && written[2] !== undefined) return landline(written[1], written[2]);
  const bare = /^(10|2\d)([2-8]\d{7})$/.exec(digits) ?? /^([3-9]\d\d)([2-8]\d{6,7})$/.exec(digits);
  if (bare?.[1] !== undefined && bare[2] !== undefined && isAreaCode(`0${bare[1]}`)) return landline(`0${bare[1]}`, bare[2]);
  return null;
}

/** Reads what follows +86 / 0086: never a bare local number, never an extension. */
export function readNationalNumber(digits: string): DomesticNumber | null {
  return fixedLengthNumber(digits) ?? publicCode(digits) ?? landlineWithArea(digits);
}

/**
 * Reads digits without any international mark, as a mainland switch presents them: with or without trunk zero, with a
 * bare 86 in front, or behind a carrier selection code. Bare local numbers (7–8 digits) take the home area.
 * @param homeAreaCode with its leading zero, e.g. `0755`
 */
export function readDomesticDigits(digits: string, homeAreaCode: string | null): DomesticNumber | null {
  const number = readNationalNumber(digits);
  if (number !== null) return number;
  if (/^0?86\d{10,12}$/.test(digits)) {
    const behind86 = readNationalNumber(digits.replace(/^0?86/, ''));
    if (behind86 !== null) return behind86;
  }
  const selected = digits.replace(selectionCode, '');
  if (selected !== digits) return readNationalNumber(selected);
  if (/^[2-8]\d{6,7}$/.test(digits)) {
    return homeAreaCode === null ? { kind: 'landline', key: digits, areaCode: null, local: digits } : landline(homeAreaCode, digits);
  }
  return null;
}
