import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildAreaTable } from '../../../resources/areas/buildAreaTable.ts';
import { decodeAreaTable } from '../../../shared/areas/areaTableFile.ts';
import { createAreaTable } from '../../../shared/areas/areaTable.ts';
import { countKnown } from '../../../shared/areas/segmentIndex.ts';
import { areaCodes } from '../../../shared/phoneNumbers/areaCodes.ts';

const file = readFileSync(path.join(import.meta.dirname, '../../../resources/areas/areas.bin'));
const decoded = decodeAreaTable(file);
if (!decoded.ok) throw new Error(decoded.problem.detail);
const { layer } = decoded;
const table = createAreaTable([{ source: 'builtIn', layer }]);

describe('the built-in area table', () => {
  it('is what building it again from the data package gives, byte for byte', () => {
    expect(Buffer.compare(Buffer.from(buildAreaTable()), file)).toBe(0);
  });

  it('stays within its size on disk and in memory', () => {
    expect(file.length).toBeLessThan(1.5 * 2 ** 20);
    expect(table.byteLength).toBeLessThan(2.5e6);
  });

  it('counts its segments rightly and numbers no entry that is not there', () => {
    expect(layer.segmentCount).toBe(countKnown(layer.segments));
    expect(table.segmentCount).toBe(layer.segmentCount);
    expect(layer.segments.reduce((highest, entry) => Math.max(highest, entry), 0)).toBe(layer.entries.length);
  });

  it('knows exactly the area codes of the numbering plan', () => {
    expect(layer.landlines.map(({ areaCode }) => areaCode).sort()).toEqual([...areaCodes].sort());
  });

  it.each([
    [1381234, '江苏', '连云港', 'Lianyungang', '0518'],
    [1380013, '北京', '北京', 'Beijing', '010'],
    [1861234, '北京', '北京', 'Beijing', '010'],
    [1300000, '山东', '济南', 'Jinan', '0531'],
  ] as const)('places segment %i in %s %s', (segment, province, zh, en, areaCode) => {
    expect(table.lookUpMobileSegment(segment)).toMatchObject({ province: { zh: province }, city: { zh, en }, areaCode, source: 'builtIn', operator: null });
  });

  it('names no place for segments that the data does not know, nor outside the mobile range', () => {
    for (const segment of [1731234, 1991234, 1299999, 2000000, -1, 0, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(table.lookUpMobileSegment(segment)).toBeNull();
    }
  });

  it.each([
    ['0755', '广东', '深圳', 'Shenzhen', []],
    ['010', '北京', '北京', 'Beijing', []],
    ['0335', '河北', '秦皇岛', 'Qinhuangdao', []],
    ['0349', '山西', '朔州', 'Shuozhou', []],
    ['0710', '湖北', '襄阳', 'Xiangyang', []],
    ['0433', '吉林', '延边', 'Yanbian', []],
    ['0718', '湖北', '恩施', 'Enshi', []],
    ['0911', '陕西', '延安', "Yan'an", []],
    ['0896', '西藏', '那曲', 'Nagqu', []],
    ['029', '陕西', '西安', "Xi'an", ['咸阳']],
    ['024', '辽宁', '沈阳', 'Shenyang', ['铁岭', '抚顺']],
    ['0731', '湖南', '长沙', 'Changsha', ['湘潭', '株洲']],
  ] as const)('places area code %s in %s %s', (areaCode, province, zh, en, also) => {
    const place = table.lookUpAreaCode(areaCode);
    expect(place).toMatchObject({ areaCode, province: { zh: province }, city: { zh, en } });
    expect(place?.alsoCities.map((city) => city.zh)).toEqual(also);
  });

  it('knows area codes only with their zero', () => {
    for (const areaCode of ['755', '0', '', '0400', '00755']) expect(table.lookUpAreaCode(areaCode)).toBeNull();
  });

  it('uses short names without markers of rank and has an English name for every place', () => {
    const cities = [...layer.entries.map(({ city }) => city), ...layer.landlines.flatMap(({ city, alsoCities }) => [city, ...alsoCities])];
    for (const { zh, en } of cities) {
      if (zh !== '兴安盟' && zh !== '索县') expect(zh).not.toMatch(/(?:市|省|地区|自治州|盟|县)$/);
      expect(en).toMatch(/^[A-Z][a-zü']+(?: [A-Z][a-z]+)*$/);
    }
    const provinces = new Set([...layer.entries, ...layer.landlines].map(({ province }) => province.zh));
    expect(provinces.size).toBe(31);
    for (const { province } of layer.entries) expect(province.en).toMatch(/^[A-Z]/);
  });
});
