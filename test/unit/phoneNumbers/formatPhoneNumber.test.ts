import { describe, expect, it, test } from 'vitest';
import { formatPhoneNumber } from '../../../shared/phoneNumbers/formatPhoneNumber.ts';
import { maskPhoneNumber } from '../../../shared/phoneNumbers/maskPhoneNumber.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';

const rows: readonly (readonly [raw: string, formatted: string, masked: string])[] = [
  ['+8613812345678', '138 1234 5678', '138 **** 5678'],
  ['075586123456', '0755-8612 3456', '0755-**** 3456'],
  ['02161234567', '021 6123 4567', '021 **** 4567'],
  ['03122234567', '0312-223 4567', '0312-*** 4567'],
  ['86123456', '8612 3456', '**** 3456'],
  ['4001234567', '400-123-4567', '400-123-4567'],
  ['8008101234', '800-810-1234', '800-810-1234'],
  ['95588', '95588', '95588'],
  ['075596110', '0755-96110', '0755-96110'],
  ['10086', '10086', '10086'],
  ['8001', '8001', '8001'],
  ['+14155550100', '+1 415 555 0100', '+1 *** *** 0100'],
  ['+85221234567', '+852 2123 4567', '+852 **** 4567'],
  ['+886912345678', '+886 912 345 678', '+886 *** **5 678'],
  ['+8613', '+8613', '****'],
  ['anonymous', '', ''],
];

describe('a telephone number', () => {
  test.each(rows)('%s is shown as %j and masked as %j', (raw, formatted, masked) => {
    const number = parsePhoneNumber(raw);
    expect(formatPhoneNumber(number, 'zh-CN')).toBe(formatted);
    expect(formatPhoneNumber(number, 'en')).toBe(formatted);
    expect(maskPhoneNumber(number)).toBe(masked);
  });

  it('shows the extension in the words of the language, and hides it when masked', () => {
    const number = parsePhoneNumber('0755-86123456-801');
    expect(formatPhoneNumber(number, 'zh-CN')).toBe('0755-8612 3456 转 801');
    expect(formatPhoneNumber(number, 'en')).toBe('0755-8612 3456 ext. 801');
    expect(maskPhoneNumber(number)).toBe('0755-**** 3456');
  });

  it('that cannot be read is shown short and without characters that turn the line around', () => {
    expect(formatPhoneNumber(parsePhoneNumber(`evil\u202e${'x'.repeat(2_000)}`), 'en')).toBe(`evil${'x'.repeat(59)}`);
  });
});
