import { PhoneDatRefusal } from './phoneDatProblem.ts';
import { shortCity, shortProvince } from './placeNames.ts';

/** What one record of a phone.dat says; the postcode is of no use here and dropped. */
export interface PhoneDatRecord {
  readonly province: string;
  readonly city: string;
  readonly areaCode: string | null;
}

/** Records are some 35 bytes; what has no end within this is none. */
const longestRecord = 256;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** `0755`, `755` and the `00755` that real files contain → `0755`; anything else is not known. */
function areaCodeOf(field: string): string | null {
  const digits = /^0*([1-9]\d{1,2})$/.exec(field.trim())?.[1];
  return digits === undefined ? null : `0${digits}`;
}

/**
 * Reads `省|市|邮编|区号\0` at `offset`.
 * @param end offset of the index, where records must have ended
 * @throws PhoneDatRefusal badIndex, badRecord or badEncoding
 */
export function readPhoneDatRecord(bytes: Uint8Array, offset: number, end: number): PhoneDatRecord {
  if (offset < 8 || offset >= end || (offset > 8 && bytes[offset - 1] !== 0)) {
    throw new PhoneDatRefusal('badIndex', `record offset ${offset} is not the start of a record`);
  }
  const stop = bytes.subarray(offset, Math.min(end, offset + longestRecord)).indexOf(0);
  if (stop < 0) throw new PhoneDatRefusal('badRecord', `record at ${offset} has no end`);
  const fields = decode(bytes.subarray(offset, offset + stop), offset).split('|');
  const [province = '', city = '', , areaCode = ''] = fields;
  if (fields.length !== 4) throw new PhoneDatRefusal('badRecord', `record at ${offset} has ${fields.length} fields, not 4`);
  if (!/^\p{Script=Han}{2,20}$/u.test(province.trim()) || !/^[\p{L}\p{N}\p{P} ]{0,30}$/u.test(city)) {
    throw new PhoneDatRefusal('badRecord', `record at ${offset} does not name a province and a city`);
  }
  const short = shortProvince(province);
  return { province: short, city: shortCity(city) || short, areaCode: areaCodeOf(areaCode) };
}

function decode(bytes: Uint8Array, offset: number): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new PhoneDatRefusal('badEncoding', `record at ${offset} is not UTF-8`);
  }
}
