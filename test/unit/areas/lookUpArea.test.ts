import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeAreaTable } from '../../../shared/areas/areaTableFile.ts';
import { createAreaTable, operatorOfType } from '../../../shared/areas/areaTable.ts';
import type { AreaTable } from '../../../shared/areas/areaTable.ts';
import { countryName } from '../../../shared/areas/countryNames.ts';
import { formatPlace } from '../../../shared/areas/formatArea.ts';
import { lookUpArea } from '../../../shared/areas/lookUpArea.ts';
import { parsePhoneDat } from '../../../shared/areas/parsePhoneDat.ts';
import { callingCodes, findCallingCode } from '../../../shared/phoneNumbers/callingCodes.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import { smallPhoneDat, writePhoneDat } from '../../fixtures/phoneDat.ts';

let builtIn: AreaTable;
let merged: AreaTable;
const nothing = createAreaTable([]);

beforeAll(async () => {
  const decoded = decodeAreaTable(readFileSync(path.join(import.meta.dirname, '../../../resources/areas/areas.bin')));
  const parsed = await parsePhoneDat(writePhoneDat(smallPhoneDat));
  if (!decoded.ok || !parsed.ok) throw new Error('The fixtures must be sound');
  builtIn = createAreaTable([{ source: 'builtIn', layer: decoded.layer }]);
  merged = createAreaTable([{ source: 'builtIn', layer: decoded.layer }, { source: 'imported', layer: parsed.layer }]);
});

const area = (raw: string, table: AreaTable) => lookUpArea(parsePhoneNumber(raw), table);

describe('the area of a caller', () => {
  it('is the place of the segment for a mobile number, with an operator that may be ported', () => {
    expect(area('+8613812345678', builtIn)).toEqual({
      kind: 'mobile', province: { zh: '江苏', en: 'Jiangsu' }, city: { zh: '连云港', en: 'Lianyungang' }, areaCode: '0518',
      operator: { operator: 'chinaMobile', network: 'regular', mayBePorted: true }, mayBePorted: true, source: 'builtIn', coverage: 'segment',
    });
  });

  it('is the operator alone where the segment is not known', () => {
    expect(area('17312345678', builtIn)).toMatchObject({
      kind: 'mobile', province: null, city: null, operator: { operator: 'chinaTelecom' }, mayBePorted: true, source: 'prefix', coverage: 'prefixOnly',
    });
  });

  it('is unknown, with the reason, where nothing can be said', () => {
    expect([area('15412345678', builtIn), area('8001', builtIn), area('86123456', builtIn), area('04991234567'.replace('1', '2'), builtIn), area('alice', builtIn)]).toEqual(
      ['unassignedPrefix', 'extension', 'noAreaCode', 'unknownAreaCode', 'unreadable'].map((reason) => ({ kind: 'unknown', reason })),
    );
  });

  it('is the place of the area code for a land line', () => {
    expect(area('0755 8612 3456 转 801', builtIn)).toMatchObject({ kind: 'landline', areaCode: '0755', city: { zh: '深圳' }, alsoCities: [] });
  });

  it('is the country for a foreign number', () => {
    expect(area('0014155550100', builtIn)).toEqual({ kind: 'foreign', countryCode: '1', isoCountry: 'US', name: { zh: '美国', en: 'United States' } });
    expect(area('+85221234567', builtIn)).toMatchObject({ name: { zh: '中国香港' } });
    expect(area('+881612345678', builtIn)).toMatchObject({ isoCountry: null, name: { zh: '卫星电话' } });
  });

  it('is a service with its operator for public numbers', () => {
    expect(['4008201234', '4002201234', '8008101234', '95588', '10086', '12345'].map((raw) => area(raw, builtIn))).toEqual([
      { kind: 'service', service: '400', operator: 'chinaTelecom' },
      { kind: 'service', service: '400', operator: null },
      { kind: 'service', service: '800', operator: null },
      { kind: 'service', service: '95', operator: null },
      { kind: 'service', service: 'shortCode', operator: 'chinaMobile' },
      { kind: 'service', service: 'shortCode', operator: null },
    ]);
  });

  it('is anonymous for hidden callers', () => {
    expect(area('anonymous@anonymous.invalid', builtIn)).toEqual({ kind: 'anonymous' });
  });

  it('is found for any text, with a full table and with none', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9]{1,15}$/)), (raw) => {
      for (const table of [merged, nothing]) {
        const found = area(raw, table);
        expect(typeof formatPlace(found, 'zh-CN')).toBe('string');
        expect(typeof formatPlace(found, 'en')).toBe('string');
      }
    }), { numRuns: 2_000 });
  });
});

describe('imported segments', () => {
  it('win over built-in ones and get their English names from them', () => {
    expect(area('13812345678', merged)).toMatchObject({ city: { zh: '深圳', en: 'Shenzhen' }, province: { en: 'Guangdong' }, areaCode: '0755', source: 'imported' });
  });

  it('fill gaps, and built-in ones fill theirs', () => {
    expect(area('17312345678', merged)).toMatchObject({ city: { zh: '深圳' }, source: 'imported', coverage: 'segment' });
    expect(area('13800138000', merged)).toMatchObject({ city: { zh: '北京' }, source: 'builtIn' });
    expect(merged.segmentCount).toBe(builtIn.segmentCount + smallPhoneDat.segments.filter(([segment]) => builtIn.lookUpMobileSegment(segment) === null).length);
  });

  it('carry the operator of their type, and the land lines stay', () => {
    expect(area('16200010000', merged)).toMatchObject({ operator: { operator: 'chinaTelecom', network: 'virtual' } });
    expect(area('19299990000', merged)).toMatchObject({ operator: { operator: 'chinaBroadnet', network: 'virtual' } });
    expect(area('075586123456', merged)).toMatchObject({ kind: 'landline', city: { zh: '深圳' } });
  });

  it('do not turn a satellite prefix into a resold one', async () => {
    const parsed = await parsePhoneDat(writePhoneDat({ ...smallPhoneDat, segments: [[1349000, 0, 4], [1890001, 0, 3]] }));
    if (!parsed.ok) throw new Error(parsed.problem.detail);
    const table = createAreaTable([{ source: 'imported', layer: parsed.layer }]);
    expect(area('13490001234', table)).toMatchObject({ city: { zh: '深圳' }, operator: { operator: 'chinaTelecom', network: 'satellite' } });
  });

  it('stand for the operators of the format', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((type) => operatorOfType(type)?.operator)).toEqual([
      undefined, 'chinaMobile', 'chinaUnicom', 'chinaTelecom', 'chinaTelecom', 'chinaUnicom', 'chinaMobile', 'chinaBroadnet', 'chinaBroadnet', undefined,
    ]);
  });
});

describe('a place as text', () => {
  it.each([
    ['13812345678', '江苏 连云港', 'Lianyungang, Jiangsu'],
    ['13800138000', '北京', 'Beijing'],
    ['01061234567', '北京', 'Beijing'],
    ['02961234567', '陕西 西安/咸阳', "Xi'an/Xianyang, Shaanxi"],
    ['04322123456', '吉林', 'Jilin'],
    ['+85366123456', '中国澳门', 'Macao, China'],
    ['17312345678', '', ''],
    ['4008201234', '', ''],
    ['anonymous', '', ''],
    ['alice', '', ''],
  ])('of %s is %j, in English %j', (raw, zh, en) => {
    expect(formatPlace(area(raw, builtIn), 'zh-CN')).toBe(zh);
    expect(formatPlace(area(raw, builtIn), 'en')).toBe(en);
  });
});

describe('names of countries', () => {
  it('exist in both languages for every calling code', () => {
    for (const callingCode of callingCodes) {
      const { zh, en } = countryName(findCallingCode(callingCode)?.isoCountry ?? null, callingCode);
      expect(zh).toMatch(/\p{Script=Han}{2}/u);
      expect(en).toMatch(/^[A-ZÅ]/);
      expect(en.length).toBeGreaterThan(2);
    }
  });

  it('fall back to the calling code', () => {
    expect(countryName(null, '999')).toEqual({ zh: '+999', en: '+999' });
  });
});
