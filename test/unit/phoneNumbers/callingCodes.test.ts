import { getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { callingCodes, findCallingCode } from '../../../shared/phoneNumbers/callingCodes.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';

/** Territories whose mobile numbers lie in their neighbour's ranges; those with land-line ranges of their own are checked below. */
const inseparable = new Set(['BL', 'MF', 'CC', 'CX', 'YT', 'GG', 'JE', 'IM', 'AX', 'VA', 'EH', 'SJ']);

describe('calling codes', () => {
  it('are those of libphonenumber, and give back the country of its example numbers', () => {
    for (const country of getCountries()) {
      const code = getCountryCallingCode(country);
      expect(callingCodes, country).toContain(code);
      const example = getExampleNumber(country, examples);
      const found = findCallingCode(`${code}${example?.nationalNumber ?? ''}`);
      expect(found?.callingCode, country).toBe(code);
      if (!inseparable.has(country)) expect(found?.isoCountry, country).toBe(country);
    }
  });

  it('tell the countries inside shared codes apart by their land-line and city ranges', () => {
    expect(['14165550100', '441481123456', '441534123456', '441624123456', '3581812345', '77272123456', '390669812345'].map((digits) => findCallingCode(digits)?.isoCountry)).toEqual(
      ['CA', 'GG', 'JE', 'IM', 'AX', 'KZ', 'VA'],
    );
  });

  it('are read from every foreign example number written in E.164', () => {
    for (const country of getCountries()) {
      const example = getExampleNumber(country, examples);
      if (country === 'CN' || example === undefined) continue;
      expect(parsePhoneNumber(example.number), country).toMatchObject({ kind: 'foreign', key: example.number });
    }
  });

  it('that are not assigned are refused', () => {
    expect(['999123456', '210123456', '0123', ''].map(findCallingCode)).toEqual([null, null, null, null]);
  });
});
