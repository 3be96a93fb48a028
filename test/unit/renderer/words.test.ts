import { beforeAll, expect, test } from 'vitest';
import i18next from 'i18next';
import type { CallerArea } from '../../../shared/areas/callerArea.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import { startTexts } from '../../../renderer/texts/texts.ts';
import { areaText } from '../../../renderer/ui/areaText.ts';
import { agoText, clockText } from '../../../renderer/ui/duration.ts';
import { keyText, numberText } from '../../../renderer/ui/numberText.ts';

beforeAll(() => startTexts('zh-CN'));
const t = i18next.t;
const place = (zh: string, en: string) => ({ zh, en });

const mobile: CallerArea = {
  kind: 'mobile', province: place('广东', 'Guangdong'), city: place('深圳', 'Shenzhen'), areaCode: '0755',
  operator: { operator: 'chinaMobile', network: 'regular', mayBePorted: true }, mayBePorted: true, source: 'builtIn', coverage: 'segment',
};

test('a mobile area has place and operator and says that it may be ported', () => {
  expect(areaText(t, mobile, 'zh-CN')).toEqual({ place: '广东 深圳', operator: '移动', mayBePorted: true });
});

test('a municipality is written once', () => {
  expect(areaText(t, { kind: 'landline', areaCode: '021', province: place('上海', 'Shanghai'), city: place('上海', 'Shanghai'), alsoCities: [] }, 'zh-CN').place).toBe('上海');
});

test('a virtual operator and an unknown place are said', () => {
  const virtual: CallerArea = { ...mobile, province: null, city: null, operator: { operator: 'chinaUnicom', network: 'virtual', mayBePorted: true }, source: 'prefix', coverage: 'prefixOnly' };
  expect(areaText(t, virtual, 'zh-CN')).toEqual({ place: '归属地未知', operator: '联通虚拟', mayBePorted: true });
});

test('cities that share an area code are named', () => {
  const xian: CallerArea = { kind: 'landline', areaCode: '029', province: place('陕西', 'Shaanxi'), city: place('西安', "Xi'an"), alsoCities: [place('咸阳', 'Xianyang')] };
  expect(areaText(t, xian, 'zh-CN').place).toBe('陕西 西安（含咸阳）');
});

test('a hidden number has words, a key is grouped', () => {
  expect(numberText(t, parsePhoneNumber('anonymous'), 'zh-CN')).toBe('匿名来电');
  expect(keyText(t, '13812345678', 'zh-CN')).toBe('138 1234 5678');
  expect(keyText(t, '', 'zh-CN')).toBe('匿名来电');
});

test('clocks have minutes and seconds, hours from the first hour on', () => {
  expect([-5, 0, 61.9, 3600, 36_061].map(clockText)).toEqual(['00:00', '00:00', '01:01', '1:00:00', '10:01:01']);
});

test('how long ago is said in the largest fitting unit, never in the future', () => {
  const now = 1_000_000_000_000;
  expect(agoText(now + 5000, now, 'en')).toBe('now');
  expect(agoText(now - 3 * 86_400_000, now, 'zh-CN')).toBe('3 天前');
  expect(agoText(now - 7200_000, now, 'en')).toMatch(/2 hr/);
});
