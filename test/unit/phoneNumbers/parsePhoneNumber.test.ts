import { describe, expect, it, test } from 'vitest';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';

type Row = readonly [raw: string, kind: string, key: string];

const mobiles: readonly Row[] = [
  '13812345678', '013812345678', '+8613812345678', '8613812345678', '086 13812345678', '0086 138-1234-5678', '+86 138 1234 5678',
  '(+86)13812345678', '[+86] 138 1234 5678', '+86 (0)138 1234 5678', '138.1234.5678', '138·1234·5678', '138–1234—5678', '138_1234_5678',
  '１３８－１２３４－５６７８', '＋８６ １３８ １２３４ ５６７８', '\u202d13812345678\u202c', '\ufeff13812345678', '138\u00a01234\u00a05678',
  '138\t1234\t5678', "'13812345678", '"13812345678"', '13812345678.0', '1.3812345678E10', '1.3812345678e+10', '+0086 13812345678',
  'tel:+86-138-1234-5678', 'tel:13812345678;phone-context=example.com', 'TEL:+8613812345678', 'sip:13812345678@10.0.0.1:5060;transport=udp',
  'sip:+8613812345678@gw.example.com;user=phone', 'sips:13812345678@gw.example.com', 'sip:%2B8613812345678@gw', '13812345678@10.0.0.1',
  '"张三" <sip:13812345678@10.0.0.1>;tag=as7f', '<sip:+8613812345678@10.0.0.1;user=phone>', 'Anonymous <sip:13812345678@10.0.0.1>',
  'sip:13812345678:secret@10.0.0.1', 'sip:13812345678;npdi@gw', '1795113812345678', '17951013812345678', '12583113812345678', '1259313812345678',
].map((raw) => [raw, 'mobile', '13812345678']);

const landlines: readonly Row[] = [
  ...['075586123456', '0755-86123456', '0755 8612 3456', '(0755)86123456', '(0755) 8612-3456', '+8675586123456', '+86 755 8612 3456', '+86-0755-86123456',
    '+86 (0)755 8612 3456', '0086 755 86123456', '8675586123456', '86075586123456', '75586123456', '0755-8612-3456', 'tel:8612-3456;phone-context=+86755',
    '0755 8612 3456 转 801', '0755-86123456转801', '0755-86123456-801', '0755-8612-3456-801', '0755-86123456 ext. 801', '075586123456x801',
    '075586123456#801', '075586123456,801', '0755-86123456 分机 801', '0755-86123456(转801'.replace('(', ' '), 'tel:+86-755-8612-3456;ext=801',
  ].map((raw): Row => [raw, 'landline', '075586123456']),
  ...['(021)61234567', '02161234567', '021 6123 4567', '+86 21 6123 4567', '2161234567', '862161234567'].map((raw): Row => [raw, 'landline', '02161234567']),
  ...['01061234567', '+86-10-61234567', '1061234567', '861061234567'].map((raw): Row => [raw, 'landline', '01061234567']),
  ...['03122234567', '0312-2234567', '0312-2234567-8', '+863122234567', '3122234567'].map((raw): Row => [raw, 'landline', '03122234567']),
  ['9515012345', 'landline', '09515012345'],
  ['86123456', 'landline', '86123456'],
  ['8612 3456', 'landline', '86123456'],
  ['2234567', 'landline', '2234567'],
];

const services: readonly Row[] = [
  ...['4008201234', '400-820-1234', '400 820 1234', '+864008201234', '864008201234', '04008201234', '0086-400-820-1234', '400-820-1234 转 1', '400-820-1234-801',
    'sip:4008201234@platform;user=phone'].map((raw): Row => [raw, 'service400', '4008201234']),
  ['8008101234', 'service800', '8008101234'],
  ['800-810-1234', 'service800', '8008101234'],
  ['95588', 'service95', '95588'],
  ['+8695588', 'service95', '95588'],
  ['02195588', 'service95', '95588'],
  ['95555001', 'service95', '95555001'],
  ['95013123456', 'service95', '95013123456'],
  ['96110', 'service95', '96110'],
  ['075596110', 'service95', '075596110'],
  ['+8675596110', 'service95', '075596110'],
  ['97777', 'service95', '97777'],
  ...['110', '119', '120', '122', '114', '10086', '10010', '10000', '10099', '12315', '12345', '12306', '116114', '118114'].map((raw): Row => [raw, 'shortCode', raw]),
  ['+8610086', 'shortCode', '10086'],
  ['075512345', 'shortCode', '075512345'],
];

const foreign: readonly Row[] = [
  ['+852 2123 4567', 'foreign', '+85221234567'],
  ['0085221234567', 'foreign', '+85221234567'],
  ['85221234567', 'foreign', '+85221234567'],
  ['85366123456', 'foreign', '+85366123456'],
  ['886912345678', 'foreign', '+886912345678'],
  ['0014155550100', 'foreign', '+14155550100'],
  ['+1 (415) 555-0100', 'foreign', '+14155550100'],
  ['+44 (0)20 7946 0958', 'foreign', '+442079460958'],
  ['+7 701 123 45 67', 'foreign', '+77011234567'],
  ['sip:+81312345678@carrier;user=phone', 'foreign', '+81312345678'],
  ['+881612345678', 'foreign', '+881612345678'],
];

const others: readonly Row[] = [
  ['8001', 'extension', '8001'],
  ['12', 'extension', '12'],
  ['sip:8001@10.0.0.1', 'extension', '8001'],
  ['tel:8001;phone-context=+86755', 'extension', '8001'],
  ['801234', 'extension', '801234'],
  ...['anonymous@anonymous.invalid', 'sip:anonymous@anonymous.invalid', '"Anonymous" <sip:anonymous@anonymous.invalid>', 'sip:x@anonymous.invalid', '"Anonymous"',
    'Anonymous', 'RESTRICTED', 'Private Number', 'Withheld', '匿名', '隐藏号码', 'sip:restricted@10.0.0.1', 'unavailable', 'Unknown', '<unknown>', '', '   ', '\u200b',
    'null', 'undefined', 'N/A', '-', '未知', '未知号码', '无', '0', '00000000', 'sip:unavailable@10.0.0.1', 'sip:', 'tel:', '<>@<>', 'sip:@10.0.0.1'].map((raw): Row => [raw, 'anonymous', '']),
  ...['alice', 'sip:alice@example.com', 'sip:10.0.0.1', '10.0.0.1', '1', '+1234', '+86123', '+8612345678', '1.38123E+10', '13812345678/13912345678', '138123456789',
    '1381234567', '+138+1234', '12345678901234567890', '+9991234567', '打电话给我', '13812345678(妈妈)', '{}', '%00%ff', '++', '+-+1'].map((raw): Row => [raw, 'unreadable', '']),
];

describe('parsePhoneNumber', () => {
  test.each([...mobiles, ...landlines, ...services, ...foreign, ...others])('reads %j as %s %s', (raw, kind, key) => {
    expect(parsePhoneNumber(raw)).toMatchObject({ kind, key, raw });
  });

  it('keeps what to dial after the answer apart from the key', () => {
    expect(parsePhoneNumber('0755 8612 3456 转 801')).toMatchObject({ areaCode: '0755', local: '86123456', dialledExtension: '801' });
    expect(parsePhoneNumber('0755-86123456-801')).toMatchObject({ dialledExtension: '801' });
    expect(parsePhoneNumber('0312-2234567-8')).toMatchObject({ areaCode: '0312', local: '2234567', dialledExtension: '8' });
    expect(parsePhoneNumber('tel:+86-755-8612-3456;ext=801')).toMatchObject({ dialledExtension: '801' });
    expect(parsePhoneNumber('0755-8612-3456')).toMatchObject({ dialledExtension: null });
  });

  it('gives bare local numbers the home area, with or without its zero', () => {
    for (const homeAreaCode of ['0755', '755']) {
      expect(parsePhoneNumber('8612 3456', { homeAreaCode })).toMatchObject({ kind: 'landline', areaCode: '0755', key: '075586123456' });
    }
    expect(parsePhoneNumber('02161234567', { homeAreaCode: '0755' })).toMatchObject({ areaCode: '021' });
    expect(parsePhoneNumber('86123456', { homeAreaCode: 'nonsense' })).toMatchObject({ areaCode: null, key: '86123456' });
  });

  it('tells hidden callers from missing ones', () => {
    expect(parsePhoneNumber('sip:anonymous@anonymous.invalid')).toMatchObject({ reason: 'withheld' });
    expect(parsePhoneNumber('')).toMatchObject({ reason: 'unavailable' });
  });

  it('names the country also inside shared calling codes', () => {
    const country = (raw: string) => {
      const number = parsePhoneNumber(raw);
      return number.kind === 'foreign' ? number.isoCountry : number.kind;
    };
    expect(['+14155550100', '+14165550100', '+18765550100', '+77011234567', '+79161234567', '+441624123456', '+85221234567', '+881612345678'].map(country)).toEqual(
      ['US', 'CA', 'JM', 'KZ', 'RU', 'IM', 'HK', null],
    );
  });

  it('takes values that the types forbid for missing numbers', () => {
    for (const value of [null, undefined, 138, {}]) expect(parsePhoneNumber(value as unknown as string)).toMatchObject({ kind: 'anonymous', raw: '' });
  });
});
