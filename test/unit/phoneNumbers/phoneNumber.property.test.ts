import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaCodes } from '../../../shared/phoneNumbers/areaCodes.ts';
import { formatPhoneNumber } from '../../../shared/phoneNumbers/formatPhoneNumber.ts';
import { maskPhoneNumber } from '../../../shared/phoneNumbers/maskPhoneNumber.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';

const digits = (min: number, max = min) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
const mobile = fc.tuple(fc.integer({ min: 130, max: 199 }), digits(8)).map(([prefix, rest]) => `${prefix}${rest}`);
const landline = fc
  .tuple(fc.constantFrom(...areaCodes), fc.integer({ min: 2, max: 8 }), digits(7))
  .map(([area, first, rest]) => ({ area, local: `${first}${rest}` }));
/** Text that looks like a number often enough to reach the deep branches. */
const numberish = fc.string({ unit: fc.constantFrom(...'0123456789+-()., ;:@<>=#xX*转分机eE%/"\'sipteluaonymous\u202d０１'), maxLength: 60 });
const anyText = fc.oneof(numberish, fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme' }), digits(0, 20), digits(1, 16).map((text) => `+${text}`));

describe('any text', () => {
  it('gives a number of some kind and never throws', () => {
    fc.assert(
      fc.property(anyText, fc.option(numberish, { nil: undefined }), (raw, homeAreaCode) => {
        const number = parsePhoneNumber(raw, { homeAreaCode });
        expect(number.raw).toBe(raw);
        expect(number.key === '').toBe(number.kind === 'anonymous' || number.kind === 'unreadable');
        expect(typeof formatPhoneNumber(number, 'zh-CN')).toBe('string');
        expect(typeof maskPhoneNumber(number)).toBe('string');
      }),
      { numRuns: 5_000 },
    );
  });

  it('of a megabyte is unreadable, whatever it is made of', () => {
    for (const unit of ['1', ' ', '转', '(', '-1', '+', '<sip:', ';ext=', 'ﷺ', '\ud800', '%41']) {
      const raw = unit.repeat(Math.ceil(2 ** 20 / unit.length));
      expect(parsePhoneNumber(raw)).toMatchObject({ kind: 'unreadable', key: '' });
    }
  });

  it('just under the length limit is read without running away', () => {
    for (const unit of ['1', ' ', '- ', '1 ', '1-', '转1', '(0)', '<sip:', '+', ' ,', 'x1']) {
      const number = parsePhoneNumber(unit.repeat(Math.floor(1024 / unit.length)));
      expect(['unreadable', 'anonymous']).toContain(number.kind);
    }
  });
});

describe('keys', () => {
  it('read again give themselves', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, mobile, landline.map(({ area, local }) => area + local)), (raw) => {
        const { key, kind } = parsePhoneNumber(raw);
        fc.pre(key !== '');
        expect(parsePhoneNumber(key)).toMatchObject({ key, kind });
      }),
      { numRuns: 5_000 },
    );
  });

  it('of a mobile number are the same however it is written', () => {
    fc.assert(
      fc.property(mobile, (number) => {
        const split = `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`;
        for (const raw of [number, `0${number}`, `86${number}`, `+86${number}`, `0086 ${split}`, `(+86) ${split}`, `sip:+86${number}@host;user=phone`, `tel:+86-${split}`]) {
          expect(parsePhoneNumber(raw)).toMatchObject({ kind: 'mobile', key: number });
        }
      }),
    );
  });

  it('of a land line are the same with and without trunk zero, country code and extension', () => {
    fc.assert(
      fc.property(landline, digits(1, 5), ({ area, local }, extension) => {
        const bare = area.slice(1);
        for (const raw of [`${area}${local}`, `${area}-${local}`, `(${area})${local}`, `+86${bare}${local}`, `0086-${area}-${local}`, `${area} ${local} 转 ${extension}`, `${area}-${local}-${extension}`]) {
          expect(parsePhoneNumber(raw)).toMatchObject({ kind: 'landline', key: area + local });
        }
      }),
    );
  });
});

describe('formatted numbers', () => {
  it('read again are the same number with the same extension', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, mobile, landline.map(({ area, local }) => `${area}${local}转801`)), fc.constantFrom('zh-CN' as const, 'en' as const), (raw, locale) => {
        const number = parsePhoneNumber(raw);
        fc.pre(number.key !== '');
        const again = parsePhoneNumber(formatPhoneNumber(number, locale));
        expect({ ...again, raw: '' }).toEqual({ ...number, raw: '' });
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('masked numbers', () => {
  it('never show more than seven digits of a mobile number or the last four of another private one', () => {
    fc.assert(
      fc.property(fc.oneof(mobile, landline.map(({ area, local }) => area + local), digits(8, 11).map((rest) => `+44${rest}`)), (raw) => {
        const number = parsePhoneNumber(raw);
        const shown = maskPhoneNumber(number);
        const hidden = [...shown].filter((character) => character === '*').length;
        expect(hidden).toBeGreaterThanOrEqual(3);
        const whole = formatPhoneNumber(number, 'en');
        expect(shown).not.toBe(whole);
        expect(shown.length).toBe(whole.length);
        expect([...shown].every((character, index) => character === '*' || character === whole[index])).toBe(true);
      }),
    );
  });

  it('show nothing of text that could not be read', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const number = parsePhoneNumber(raw);
        fc.pre(number.kind === 'unreadable');
        expect(maskPhoneNumber(number)).toBe('****');
      }),
    );
  });
});
