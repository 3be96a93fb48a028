import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRange } from '../../../electron/windows/byteRange.ts';

test('reads the three forms of RFC 9110', () => {
  expect(readRange('bytes=0-499', 1000)).toEqual({ start: 0, end: 499 });
  expect(readRange('bytes=500-', 1000)).toEqual({ start: 500, end: 999 });
  expect(readRange('bytes=-200', 1000)).toEqual({ start: 800, end: 999 });
});

test('cuts a range that reaches beyond the end', () => {
  expect(readRange('bytes=900-5000', 1000)).toEqual({ start: 900, end: 999 });
});

test('refuses a range that begins beyond the end', () => {
  expect(readRange('bytes=1000-', 1000)).toBe('unsatisfiable');
  expect(readRange('bytes=-0', 1000)).toBe('unsatisfiable');
});

test('ignores what is no single byte range', () => {
  for (const header of [null, '', 'bytes=-', 'items=0-5', 'bytes=0-1,5-6', 'bytes=a-b']) expect(readRange(header, 10)).toBe('none');
});

test('never gives bytes outside the body, whatever the header says', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`)), fc.nat(5000), (header, size) => {
      const range = readRange(header, size);
      if (typeof range === 'string') return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeLessThan(size);
      expect(range.start).toBeLessThanOrEqual(range.end);
    }),
  );
});
