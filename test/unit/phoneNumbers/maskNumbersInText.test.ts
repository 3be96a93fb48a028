import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskNumbersIn, maskNumberText } from '../../../shared/phoneNumbers/maskNumbersInText.ts';

describe('in free text', () => {
  test.each([
    ['客户电话13812345678，下午再打', '客户电话138****5678，下午再打'],
    ['138 1234 5678', '138 **** 5678'],
    ['+86 138-1234-5678', '+86 138-****-5678'],
    ['008613812345678', '0086138****5678'],
    ['１３８１２３４５６７８', '１３８****５６７８'],
    ['138\u200b1234\u200b5678', '138\u200b****\u200b5678'],
    ['0755-86123456', '0755-****3456'],
    ['(021) 6123 4567', '(021) **** 4567'],
    ['0312 2234567', '0312 ***4567'],
    ['86123456', '****3456'],
    ['+1 415 555 0100', '+1 *** *** 0100'],
    ['tel:13812345678x', 'tel:138****5678x'],
    ['<sip:+8613812345678@pbx.example.com;user=phone>', '<sip:+86138****5678@pbx.example.com;user=phone>'],
    ['sip:13812345678@10.20.30.40', 'sip:138****5678@10.20.30.40'],
    ['13812345678/13900001111', '138****5678/139****1111'],
    ['13812345678 13900001111', '138****5678 139****1111'],
    ['第 3 个 13812345678', '第 3 个 138****5678'],
    ['6222021234567890123', '***************0123'],
    ['8613812345678801', '************8801'],
  ])('%j becomes %j', (text, masked) => {
    expect(maskNumbersIn(text)).toBe(masked);
  });

  test.each([
    '4008201234', '400-820-1234', '8008101234', '95588', '10086', '分机 8001', '', '2026-11-22 16:17:55', '2026/11/22', '20261122', '20261122161755', '2026年11月22日',
    '6f1c2a34-0f5c-4c2e-9a53-000000000012', 'a7f3c1d2e3f4a5b61234567890123456', '192.168.100.200', 'wss://127.0.0.1:8443/ws', '1,234 元', '售后一组',
  ])('%j stays as it is', (text) => {
    expect(maskNumbersIn(text)).toBe(text);
  });
});

test('where a number is expected nothing passes for a date or an address', () => {
  expect(maskNumberText('20261122')).toBe('****1122');
  expect(maskNumberText('4008201234')).toBe('4008201234');
});

test('a mobile number with a stray digit behind it is no time of the last century', () => {
  expect(maskNumbersIn('190005060003 ')).not.toContain('19000506000');
  expect(maskNumbersIn('19850312')).toBe('19850312');
});

const mobile = fc.tuple(fc.constantFrom('13', '15', '17', '18', '19'), fc.stringMatching(/^\d{9}$/)).map((parts) => parts.join(''));
const landline = fc.tuple(fc.constantFrom('0755', '021', '010'), fc.stringMatching(/^[2-8]\d{7}$/)).map((parts) => parts.join(''));
const around = fc.constantFrom('', ' ', '：', '客户', '(', ')', 'tel:', '，', '\n', 'a', '@', '<', '>', ';', '"', '\u200b', '3 ', ' 转 801', ' / ', '-');
const separator = fc.constantFrom('', '', ' ', '-', '.', '\u00a0', '\u200b');

/** Digits in their order, whatever stands between. */
const digitsOf = (text: string) => text.normalize('NFKC').replace(/\D/g, '');

test('no number survives, however it is written and whatever stands around it', () => {
  fc.assert(
    fc.property(fc.oneof(mobile, landline), around, around, separator, fc.boolean(), (number, before, after, between, wide) => {
      const grouped = [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(between);
      const written = wide ? grouped.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))) : grouped;
      const masked = maskNumbersIn(`${before}${written}${after}`);
      expect(digitsOf(masked)).not.toContain(number);
      expect((masked.match(/\*/g) ?? []).length).toBeGreaterThanOrEqual(3);
    }),
  );
});

test('any text is masked without an error, keeps its length, and is masked once for all', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom('1', '3', '8', '0', '-', ' ', '+', '(', '年', '*', '/', '.') })), (text) => {
    const masked = maskNumbersIn(text);
    expect(masked).toHaveLength(text.length);
    expect(maskNumbersIn(masked)).toBe(masked);
  }), { numRuns: 300 });
});
