import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NumberMask } from '../../../electron/ipc/numberMask.ts';
import { onlyWhatIsVisible } from '../../../electron/ipc/visibleMatches.ts';
import { isMasked } from '../../../shared/phoneNumbers/maskedNumber.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import { formatPhoneNumber } from '../../../shared/phoneNumbers/formatPhoneNumber.ts';
import { anyCallView, anyConsoleState } from '../../fakes/fakeBridge.ts';

const mobile = '13812345678';

/** The same value with a number in every text of it, and every list with one entry at least as it was. */
function planted(value: unknown, number: string): unknown {
  if (typeof value === 'string') return `${value} ${number}`;
  if (Array.isArray(value)) return value.map((one) => planted(one, number));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'kind' ? one : planted(one, number)]));
}

describe('what leaves', () => {
  test('has the number masked in every text of the whole state', () => {
    const view = anyCallView({ facts: { ...anyCallView().call.facts, caller: { kind: 'read', value: mobile, source: 'P-Asserted-Identity' } } });
    const state = anyConsoleState({
      calls: [view],
      tasks: [{ id: 't', number: mobile, customerId: mobile, customerName: '王丽', callId: null, dueAt: 1, note: '', state: 'open', createdAt: 1, remindedAt: null, closedAt: null }],
      notices: [{ id: '1', level: 'info', key: 'missedCall', values: { number: mobile }, at: 1 }],
      dialOffer: { id: 'x', number: mobile, from: 'link' },
    });
    for (const number of [mobile, '075586123456', '+14155550100', '138 1234 5678']) {
      const gone = JSON.stringify(new NumberMask().outgoing({ ...(planted(state, number) as object), calls: [anyCallView({ remoteNumber: number.replaceAll(' ', '') })] }));
      expect(gone.replace(/[^\d+]/g, '')).not.toContain(number.replace(/\D/g, ''));
      expect(gone).toContain('***');
    }
  });

  test('shows private numbers in their groups and leaves public ones', () => {
    const show = (raw: string) => formatPhoneNumber(new NumberMask().outgoing({ number: parsePhoneNumber(raw) }).number, 'zh-CN');
    expect(show('+8613812345678')).toBe('138 **** 5678');
    expect(show('0755-86123456-801')).toBe('0755-**** 3456');
    expect(show('+14155550100')).toBe('+1 *** *** 0100');
    expect(show('+494001234567')).not.toContain('400123');
    expect(show('4008201234')).toBe('400-820-1234');
    expect(show('8001')).toBe('8001');
  });

  test('keeps ids, hashes, figures, bytes and words', () => {
    const value = {
      callId: '6f1c2a34-0f5c-4c2e-9a53-123456789012', sha256: '1234567890123456789012345678901234567890123456789012345678901234', at: 1_763_800_000_000, bytes: new Uint8Array([1, 3]),
      deviceId: '12345678901234567890123456789012abcdef12345678901234567890123456', name: '王丽', nothing: null, yes: true,
    };
    expect(new NumberMask().outgoing(value)).toEqual(value);
  });

  test('masks ids that a telephone number was made', () => {
    const gone = JSON.stringify(new NumberMask().outgoing({ customerId: mobile, id: mobile, sipCallId: `${mobile}@pbx`, nested: { jobId: `x-${mobile}` }, [mobile]: 1, uri: `sip:${mobile}@pbx` }));
    expect(gone).not.toContain(mobile);
  });

  test('masks keys and values of maps', () => {
    expect([...new NumberMask().outgoing(new Map([[mobile, { number: mobile }]]))]).toEqual([['138****5678', { number: '138****5678' }]]);
  });
});

describe('what comes back', () => {
  test('is the number again: dialled, in a card, in a note, as a key', () => {
    const mask = new NumberMask();
    const card = { id: 'K1', customerId: mobile, numbers: [mobile, '075586123456'], notes: `本人 ${mobile}\n家里 0755-8612 3456，138 1234 5678`, fields: { [mobile]: '+1 415 555 0100' } };
    const gone = mask.outgoing(card);
    expect(JSON.stringify(gone)).not.toMatch(/1234|86123/);
    expect(mask.incoming(gone)).toEqual(card);
    expect(mask.incoming({ draft: { notes: `请打 ${gone.numbers[0]} 或 ${gone.numbers[1]}` } })).toEqual({ draft: { notes: `请打 ${mobile} 或 075586123456` } });
  });

  test('tells numbers apart that look the same', () => {
    const mask = new NumberMask();
    const gone = mask.outgoing({ numbers: ['13811115678', '13822225678', '13811115678'] }).numbers;
    expect(gone).toEqual(['138****5678', '138****5678#2', '138****5678']);
    expect(mask.incoming(gone)).toEqual(['13811115678', '13822225678', '13811115678']);
    expect(mask.incoming(`两个：${gone[1]}、${gone[0]}`)).toBe('两个：13822225678、13811115678');
  });

  test('stays as it is when it never left, or was forgotten', () => {
    const mask = new NumberMask(2);
    expect(mask.incoming({ number: '138****5678', digits: '*97', text: '***' })).toEqual({ number: '138****5678', digits: '*97', text: '***' });
    mask.outgoing([mobile, '13900001111', '13700002222']);
    expect(mask.incoming('138****5678')).toBe('138****5678');
    expect(mask.incoming('137****2222')).toBe('13700002222');
  });

  test('is what left, for any text', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: fc.constantFrom('1', '3', '8', '0', '5', '-', ' ', '+', '(', '年', '/', '.', ',', '客') , maxLength: 40 }), fc.stringMatching(/^1[3-9]\d{9}$/))), (texts) => {
      const mask = new NumberMask();
      expect(mask.incoming(mask.outgoing(texts))).toEqual(texts);
    }), { numRuns: 300 });
  });
});

test.each([['138****5678', true], ['0755-**** 3456', true], ['+1******0100', true], ['138****5678#2', true], ['*97', false], ['**21*8001#', false], ['13812345678', false], ['***', false]])('%s is a masked number: %s', (text, masked) => {
  expect(isMasked(text)).toBe(masked);
});

describe('a search by digits', () => {
  const page = { entries: [{ callId: '1381-0', remoteNumber: '138****5678', note: '订单 42' }], cursor: null };

  test('finds what can be seen', () => {
    for (const text of ['138', '5678', '42', '王丽', '138****5678', '138 5678']) expect(onlyWhatIsVisible({ text }, page)).toEqual(page);
  });

  test('finds nothing by hidden digits, nor by those of ids', () => {
    for (const text of ['1381', '1234', '3812 5678', '１３８１']) expect(onlyWhatIsVisible({ text }, page)).toEqual({ entries: [], cursor: null });
  });

  test('finds a whole number that the searcher knows', () => {
    expect(onlyWhatIsVisible({ text: mobile }, page)).toEqual(page);
    expect(onlyWhatIsVisible({}, page)).toEqual(page);
  });
});
