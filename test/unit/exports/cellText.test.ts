import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, csvText, momentCell, momentSerial, shortenText } from '../../../electron/exports/cellText.ts';
import { csvHead, csvRows } from '../../../electron/exports/csvText.ts';
import { sheetNameOf } from '../../../electron/exports/workbookParts.ts';

describe('a text for a table', () => {
  test('keeps emoji, right-to-left text and line breaks, and loses NUL and half characters', () => {
    expect(cleanText('a\u0000b')).toBe('ab');
    expect(cleanText('第一行\r\n第二行\r第三行')).toBe('第一行\n第二行\n第三行');
    expect(cleanText('👩‍🚒 مرحبا \u202eשלום')).toBe('👩‍🚒 مرحبا \u202eשלום');
    expect(cleanText('x\ud83d')).toBe('x\ufffd');
  });

  test('is never cut inside a character', () => {
    expect(shortenText('a😀b', 2)).toBe('a');
    expect(shortenText('a😀b', 3)).toBe('a😀');
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (text, most) => {
      const short = shortenText(text, most);
      expect(short.length).toBeLessThanOrEqual(most);
      expect(cleanText(short)).toBe(cleanText(text.slice(0, short.length)));
    }));
  });

  test.each(['=1+1', '+14155550100', '-5', '@SUM(A1)', '\tx', '＝cmd', '=HYPERLINK("http://x")'])('%j is no formula in CSV', (text) => {
    expect(csvText(text)).toBe(`'${cleanText(text)}`);
  });

  test.each(['007', '13812345678', '4008201234', '1-2', '1E5', '8:30', '3/4', '12%'])('%j stays what it is in CSV', (text) => {
    expect(csvText(text)).toBe(`${text}\t`);
  });

  test.each(['王伟', '2 售后 › 1 维修', '138 1234 5678', 'VIP', ''])('%j needs nothing', (text) => {
    expect(csvText(text)).toBe(text);
  });

  test('in CSV begins with no sign of a formula, whatever it was', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(csvText(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }));
  });
});

test('figures stay figures in CSV, also negative ones; moments are local time', () => {
  const columns = [{ title: '列', width: 9, cell: (value: string | number | Date | null) => value }];
  expect(csvHead(columns)).toBe('\ufeff列\r\n');
  expect(csvRows(columns, [-5, null, 'a"b', 'x\ny', new Date(2026, 10, 22, 9, 5, 7)])).toBe('-5\r\n\r\n"a""b"\r\n"x\ny"\r\n2026-11-22 09:05:07\r\n');
});

test('a moment is the same in both formats', () => {
  const at = new Date(2026, 2, 29, 3, 30, 15);
  expect(momentCell(at)).toBe('2026-03-29 03:30:15');
  const day = Math.floor(momentSerial(at));
  expect(new Date(Date.UTC(1899, 11, 30) + day * 86_400_000).toISOString().slice(0, 10)).toBe('2026-03-29');
  expect(Math.round((momentSerial(at) - day) * 86_400)).toBe(3 * 3600 + 30 * 60 + 15);
});

test('sheets have names that Excel takes, numbered when there are several', () => {
  expect(sheetNameOf('通话记录', 0, 1)).toBe('通话记录');
  expect(sheetNameOf("'a/b:c[d]*?'", 1, 3)).toBe('a b c d 2');
  expect(sheetNameOf('x'.repeat(40), 0, 2)).toHaveLength(31);
  expect(sheetNameOf('??', 0, 1)).toBe('Sheet');
});
