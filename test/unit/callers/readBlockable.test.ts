import { describe, expect, test } from 'vitest';
import { blockKeyOf, readBlockable } from '../../../shared/callers/readBlockable.ts';
import { readDialText } from '../../../shared/phoneNumbers/dialText.ts';

const seat = { homeAreaCode: '0755', ownNumbers: ['8001', '4008201234'] };

describe('a number for the block list', () => {
  test.each([
    ['138 1234 5678', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['tel:+8613812345678', '13812345678'],
    ['sip:13812345678@pbx.example.com', '13812345678'],
    ['电话：0755-8888 1234 转 801', '075588881234'],
    ['075588881234;801', '075588881234'],
    ['8888 1234', '075588881234'],
    ['+852 9123 4567', '+85291234567'],
    ['95588', '95588'],
    ['400 600 8899', '4006008899'],
  ])('%s is kept as %s', (text, key) => {
    expect(readBlockable(text, seat)).toEqual({ kind: 'number', key });
  });

  test.each([
    ['', 'blockUnreadable'],
    ['请加入', 'blockUnreadable'],
    ['138****5678', 'blockUnreadable'],
    ['sip:alice@pbx.example.com', 'blockUnreadable'],
    ['13812345678 或 13912345678', 'blockUnreadable'],
    ['*97', 'blockUnreadable'],
    ['8001', 'blockOwn'],
    ['400-820-1234', 'blockOwn'],
    ['110', 'blockShort'],
    ['10086', 'blockShort'],
    ['8002', 'blockShort'],
  ])('“%s” is refused: %s', (text, why) => {
    expect(readBlockable(text, seat)).toEqual({ kind: 'refused', why });
  });

  test('is looked for under the key that is dialled', () => {
    for (const text of ['0086 138 1234 5678', '8888 1234', '电话 13812345678，王', '+852 9123 4567']) {
      const read = readDialText(text, { homeAreaCode: '0755' });
      expect(blockKeyOf(text, '0755')).toBe(read.kind === 'number' ? read.target : '');
    }
  });
});
