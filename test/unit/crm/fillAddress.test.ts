import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillAddress, headersIn, unknownVariables } from '../../../shared/crm/fillAddress.ts';

const values = { number: '13812345678', name: '王 丽 & 子', ivrPath: '2 售后 › 1 维修' };

test('puts values and headers of the INVITE into an address', () => {
  const address = 'https://crm.example.com/open?q={{number}}&who={{ name }}&path={{ivrPath}}&ticket={{sip.X-Ticket}}';
  expect(fillAddress(address, { values, headers: { 'x-ticket': 'A 7/9' } })).toBe(
    `https://crm.example.com/open?q=13812345678&who=${encodeURIComponent('王 丽 & 子')}&path=${encodeURIComponent('2 售后 › 1 维修')}&ticket=A%207%2F9`,
  );
});

test('knows which headers an address asks for, and which variables there are none of', () => {
  const address = 'https://a/{{sip.X-One}}/{{sip.x-one}}/{{sip.X-Two}}/{{number}}/{{nummer}}';
  expect(headersIn(address)).toEqual(['x-one', 'x-two']);
  expect(unknownVariables(address)).toEqual(['nummer']);
});

test('opens nothing but web pages', () => {
  expect(fillAddress('file:///etc/{{number}}', { values, headers: {} })).toBeNull();
  expect(fillAddress('{{name}}', { values: { name: 'javascript:alert(1)' }, headers: {} })).toBeNull();
});

test('no value, whatever it holds, gets out of the component it stands in', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), (value, header) => {
    const filled = fillAddress('https://crm.example.com/a/{{name}}?x={{sip.H}}&y=1', { values: { name: value }, headers: { h: header } });
    const url = new URL(filled!);
    expect(url.host).toBe('crm.example.com');
    expect(url.searchParams.get('y')).toBe('1');
    expect(url.hash).toBe('');
  }));
});
