import { expect, test } from 'vitest';
import { areaTextIn, placeIn } from '../../../shared/areas/areaTextIn.ts';
import { placeLabel } from '../../../shared/statistics/regionNames.ts';

test('an area that was kept in Chinese is read in the language of the interface', () => {
  expect(areaTextIn('广东 深圳 移动', 'en')).toBe('Guangdong Shenzhen China Mobile');
  expect(areaTextIn('陕西 西安/咸阳', 'en')).toBe("Shaanxi Xi'an/Xianyang");
  expect(areaTextIn('北京 联通', 'en')).toBe('Beijing China Unicom');
  expect(areaTextIn('广东 深圳 移动', 'zh-CN')).toBe('广东 深圳 移动');
});

test('a country is read in the language of the interface', () => {
  expect(areaTextIn('美国', 'en')).toBe('United States');
  expect(areaTextIn('中国香港', 'en')).toBe('Hong Kong, China');
  expect(areaTextIn('卫星电话', 'en')).toBe('Satellite phone');
  expect(areaTextIn('美国', 'zh-CN')).toBe('美国');
  expect(placeLabel('abroad/日本', 'en', (key) => key)).toBe('Japan');
});

test('a place without an English name, and what is no place, stay as they are', () => {
  expect(areaTextIn('某地 某城', 'en')).toBe('某地 某城');
  expect(areaTextIn('Germany', 'en')).toBe('Germany');
  expect(areaTextIn('', 'en')).toBe('');
  expect(placeIn('鞍山', 'zh-CN')).toBe('鞍山');
});

test('the places of the statistics have English cities', () => {
  const words = (key: string): string => key;
  expect(placeLabel('广东/深圳', 'en', words)).toBe('Guangdong Shenzhen');
  expect(placeLabel('广东/深圳', 'zh-CN', words)).toBe('广东 深圳');
  expect(placeLabel('北京/北京', 'en', words)).toBe('Beijing');
});
