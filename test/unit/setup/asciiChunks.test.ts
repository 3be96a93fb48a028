import { describe, expect, it } from 'vitest';
import { inAscii } from '../../../resources/setup/asciiChunks.ts';

/** What the code gives, as it is and with nothing but ASCII in it. */
function both(code: string): readonly [plain: unknown, ascii: unknown] {
  const ascii = inAscii(code);
  expect(ascii).toMatch(/^[\u0000-\u007f]*$/);
  return [(0, eval)(code), (0, eval)(ascii)];
}

describe('code in ASCII', () => {
  it.each([
    ["'400 热线'"],
    ['`${1}人等待 “引号”`'],
    ['({ 移动: 1, "联通": 2 })'],
    ["'𠮷野家 🙂'"],
    ["'2026年11月'.replace(/年|月/g, '-')"],
    ["[...'a𠮷b🙂'].filter((letter) => /[𠮷🙂]/u.test(letter))"],
    ["new RegExp(String.raw`\\d{4}[-./年]\\d`).test('2026年1')"],
    ['/* 注释 */ 1 // 注释'],
  ])('%s means the same', (code) => {
    const [plain, ascii] = both(code);
    expect(ascii).toEqual(plain);
  });
});
