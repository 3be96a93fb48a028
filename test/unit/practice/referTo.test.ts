import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReferTo } from '../../../electron/platforms/practice/sip/referTo.ts';

describe('Refer-To', () => {
  test('names whom the caller is sent to', () => {
    expect(readReferTo('<sip:8002@practice-platform.invalid>')).toEqual({ user: '8002', replaces: null });
    expect(readReferTo('sip:%2A68@practice-platform.invalid')).toEqual({ user: '*68', replaces: null });
  });

  test('names the dialog that the caller takes over', () => {
    const replaces = encodeURIComponent('abc@seat;to-tag=his;from-tag=ours');
    expect(readReferTo(`<sip:8002@practice-platform.invalid?Replaces=${replaces}>`)).toEqual({ user: '8002', replaces: { callId: 'abc@seat', toTag: 'his', fromTag: 'ours' } });
  });

  test.each([[''], ['tel:8002'], ['<sip:practice-platform.invalid>'], ['<sip:8002@x?Replaces=abc>'], ['<sip:8002@x?Replaces=%E0%A4%A>']])('%j is refused', (value) => {
    expect(readReferTo(value)).toBeUndefined();
  });

  test('never throws, whatever stands there', () => {
    fc.assert(fc.property(fc.string({ maxLength: 120 }), (text) => void readReferTo(`<sip:8002@x?Replaces=${text}>`)));
    fc.assert(fc.property(fc.string({ maxLength: 120 }), (text) => void readReferTo(text)));
  });
});
