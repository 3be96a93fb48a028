import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { linkIn, readDialLink } from '../../../electron/windows/dialLink.ts';

const textOf = (link: string, homeAreaCode?: string) => {
  const read = readDialLink(link, { homeAreaCode });
  return read.kind === 'dial' ? read.text : null;
};

describe('a link', () => {
  it.each([
    ['tel:13812345678', '13812345678'],
    ['tel:+86-138-1234-5678', '13812345678'],
    ['TEL:010%2D87654321', '01087654321'],
    ['tel:+86-755-8612-3456;ext=801', '075586123456'],
    ['tel:86123456;phone-context=+86755', '075586123456'],
    ['tel:4008201234', '4008201234'],
    ['tel://021-61234567', '02161234567'],
    ['callto:+85223456789', '+85223456789'],
    ['callto://13812345678', '13812345678'],
    ['sip:8002@pbx.example.com', 'sip:8002@pbx.example.com'],
    ['sip:8002@pbx.example.com:5070;transport=tcp', 'sip:8002@pbx.example.com:5070'],
    ['sips:8002;x=y@pbx.example.com', 'sips:8002@pbx.example.com'],
    ['sip:13812345678', '13812345678'],
    ['sip:8002@[::1]:5060', 'sip:8002@[::1]:5060'],
  ])('%s puts %s into the dial field', (link, text) => {
    expect(textOf(link)).toBe(text);
  });

  it('reads a local number with the seat’s own area code', () => {
    expect(textOf('tel:86123456', '0755')).toBe('075586123456');
  });

  it('loses the header fields it would write into the INVITE', () => {
    expect(textOf('sip:8002@pbx.example.com?Replaces=abc%3Bto-tag%3D1&Call-Info=evil')).toBe('sip:8002@pbx.example.com');
    expect(textOf('tel:13812345678?call')).toBe('13812345678');
  });

  it.each([
    'tel:', 'tel:hello', 'tel:%E0%A4', 'tel:*72,13812345678', 'tel:**21*13812345678%23', 'tel:*%2306%23', 'tel:1381234\r\n5678%0d%0aVia:x', 'callto:some.skype.name',
    'sip:', 'sip:@host', 'sip:8002@', 'sip:8002:secret@host', 'sip:8002@ho st', 'sip:8002@host@other', 'sip:8002@"host"', 'sip:8002%0d%0aX-Evil:1@host', 'sip:a%3Fb@host',
    'sip:8002@host:123456', 'http://13812345678', 'file:///etc/passwd', 'javascript:alert(1)', ` tel:13812345678`, `tel:${'1'.repeat(600)}`,
  ])('%j is refused', (link) => {
    expect(readDialLink(link)).toEqual({ kind: 'refused' });
  });

  it('never yields anything but digits or a plain address, whatever a page writes', () => {
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'0123456789+-.*#@:;?&=%<>"/\\ \r\nabc') }));
    fc.assert(fc.property(fc.constantFrom('tel:', 'sip:', 'sips:', 'callto:', 'tel://'), any, (scheme, rest) => {
      const text = textOf(scheme + rest);
      expect(text === null || /^\+?\d+$/.test(text) || /^sips?:[^\s?;<>"%:@]+@[^\s?;<>"%@/]+$/.test(text), String(text)).toBe(true);
    }), { numRuns: 3_000 });
  });
});

describe('a command line', () => {
  it('has its link found among flags and paths', () => {
    expect(linkIn(['/opt/400 Console/console-400', '--no-sandbox', 'tel:13812345678', '--allow-file-access'])).toBe('tel:13812345678');
    expect(linkIn(['electron', '/home/agent/telephone', '--provision=tel.json'])).toBeUndefined();
  });
});
