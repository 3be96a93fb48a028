import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDialText } from '../../../shared/phoneNumbers/dialText.ts';

const read = (text: string) => readDialText(text, { homeAreaCode: '0755' });

describe('what is dialled of a text', () => {
  test.each([
    ['138 1234 5678', '13812345678', null],
    ['+86 (0)755-8612 3456', '075586123456', null],
    ['86123456', '075586123456', null],
    ['tel:+86-755-8612-3456;ext=801', '075586123456', '801'],
    ['callto:+8613812345678', '13812345678', null],
    ['callto://13812345678', '13812345678', null],
    ['电话:0755-8888 1234 转 801', '075588881234', '801'],
    ['请拨打 0755-8888 1234 转 801，谢谢', '075588881234', '801'],
    ['王先生 13812345678（下午）', '13812345678', null],
    ['电话：１３８１２３４５６７８', '13812345678', null],
    ['4008-201-234 ext. 12', '4008201234', '12'],
    ['0755-86123456-801', '075586123456', '801'],
  ])('%s', (text, target, extension) => {
    expect(read(text)).toEqual({ kind: 'number', target, extension, internal: false, others: 0 });
  });

  test.each([
    ['13812345678 / 13987654321', 1],
    ['13812345678 13987654321', 1],
    ['13812345678、13987654321、0755-86123456', 2],
    ['0755-86123456,86123457', 1],
    ['13812345678 或 13812345678', 0],
  ])('%s: the first number, and it says how many others there are', (text, others) => {
    expect(read(text)).toMatchObject({ kind: 'number', others });
  });

  test.each([['*97'], ['#31#'], ['*72*8002'], ['*72*13812345678']])('%s goes out as it was typed: the platform knows its keys', (text) => {
    expect(read(text)).toMatchObject({ kind: 'number', target: text });
  });

  test('a number inside the company is known as such', () => {
    expect(read('8002')).toMatchObject({ target: '8002', internal: true });
  });

  test('an address goes out whole, and its number is known', () => {
    expect(read('sip:13812345678@pbx.example.com')).toEqual({ kind: 'address', target: 'sip:13812345678@pbx.example.com', numberKey: '13812345678' });
    expect(read('sip:reception@pbx.example.com')).toMatchObject({ kind: 'address', numberKey: '' });
  });

  test('header fields in an address never reach an INVITE', () => {
    expect(JSON.stringify(read('sip:13812345678@pbx.example.com?X-Evil=1'))).not.toContain('Evil');
  });

  test.each([[''], ['   '], ['你好'], ['订单 2026-11-22 共 3 件'], ['anonymous'], ['192.168.1.10'], ['110101199001011234567890']])('%j holds nothing to dial', (text) => {
    expect(read(text)).toEqual({ kind: 'nothing' });
  });

  test('whatever the text, only digits, keys or a plain address come out', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: fc.constantFrom(...'0123456789 -()+转ext,./:;?@sip电话<>"'), maxLength: 80 })), (text) => {
        const found = read(text);
        if (found.kind === 'number') expect(found.target).toMatch(/^\+?[\d*#]+$/);
        if (found.kind === 'number' && found.extension !== null) expect(found.extension).toMatch(/^\d{1,8}$/);
        if (found.kind === 'address') expect(found.target).not.toMatch(/[\s?<>"]/);
      }),
    );
  });
});
