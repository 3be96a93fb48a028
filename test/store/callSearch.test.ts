import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCall, anyImportedCall, anyTime, foundCalls, openForTest } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

function logOf(...calls: Parameters<typeof anyImportedCall>[0][]): DirectStore {
  const { ask } = openForTest();
  ask.importCalls(calls.map((call, index) => anyImportedCall({ startedAt: anyTime + index * 1000, ...call })));
  return ask;
}

describe('searching digits', () => {
  test.each(['138', '1234', '45678', '13812345678', '5678', '123456'])('%s is found anywhere inside a number', (text) => {
    const ask = logOf({ callId: 'hit', remoteNumber: '13812345678', serviceNumber: '' }, { callId: 'other', remoteNumber: '15900001111', serviceNumber: '' });
    expect(foundCalls(ask, { text })).toEqual(['hit']);
  });

  test('are found in the service number too', () => {
    const ask = logOf({ callId: 'a', serviceNumber: '4006668888' }, { callId: 'b', serviceNumber: '4001112222' });
    expect(foundCalls(ask, { text: '6688' })).toEqual(['a']);
    expect(foundCalls(ask, { text: '400' })).toEqual(['b', 'a']);
  });

  test('must stand together: neither overlapping grams in another order nor the border of two fields match', () => {
    const ask = logOf({ callId: 'a', remoteNumber: '13451234', serviceNumber: '4008201234', queue: '56' });
    expect(foundCalls(ask, { text: '12345' })).toEqual([]);
    expect(foundCalls(ask, { text: '2344' })).toEqual([]);
    expect(foundCalls(ask, { text: '23456' })).toEqual([]);
  });

  test('may be written with a plus, dashes, brackets, spaces or full width', () => {
    const ask = logOf({ callId: 'hit', remoteNumber: '+14155550100' }, { callId: 'other', remoteNumber: '13812345678' });
    for (const text of ['+1415', '(415)555-0100', '415 555', '４１５５', '+1-415-555-0100']) expect(foundCalls(ask, { text })).toEqual(['hit']);
  });

  test('of one or two are found in numbers', () => {
    const ask = logOf({ callId: 'a', remoteNumber: '13900001111', serviceNumber: '' }, { callId: 'b', remoteNumber: '15822223333', serviceNumber: '' });
    expect(foundCalls(ask, { text: '9' })).toEqual(['a']);
    expect(foundCalls(ask, { text: '58' })).toEqual(['b']);
    expect(foundCalls(ask, { text: '58 000' })).toEqual([]);
  });

  test('inside words are found as well', () => {
    expect(foundCalls(logOf({ callId: 'a', queue: '12345 热线' }, { callId: 'b' }), { text: '12345' })).toContain('a');
  });
});

describe('searching words', () => {
  const calls = [
    { callId: 'name', customerName: '欧阳明月' },
    { callId: 'company', company: '北京华信科技有限公司' },
    { callId: 'area', areaText: '广东 深圳 移动' },
    { callId: 'queue', queue: 'VIP 专席' },
    { callId: 'disposition', disposition: '已派单' },
    { callId: 'ivr', ivrPath: '2 售后 › 1 维修' },
  ];

  test.each([
    ['阳', ['name']], ['明月', ['name']], ['欧阳明月', ['name']], ['华信', ['company']], ['有限公司', ['company']], ['深', ['area']],
    ['深圳', ['area']], ['vip', ['queue']], ['V', ['queue']], ['专席', ['queue']], ['派单', ['disposition']], ['维修', ['ivr']], ['售', ['ivr']],
  ])('%s is found in every text of a call', (text, expected) => {
    expect(foundCalls(logOf(...calls), { text })).toEqual(expected);
  });

  test('words together must all be found, with digits among them', () => {
    const ask = logOf({ callId: 'a', customerName: '王伟', remoteNumber: '13800001111' }, { callId: 'b', customerName: '王芳', remoteNumber: '13800002222' });
    expect(foundCalls(ask, { text: '王 138' })).toEqual(['b', 'a']);
    expect(foundCalls(ask, { text: '王伟 0000' })).toEqual(['a']);
    expect(foundCalls(ask, { text: '王伟 2222' })).toEqual([]);
  });

  test('do not run over the border of two fields', () => {
    const ask = logOf({ callId: 'a', customerName: '王小明', company: '明日科技' });
    expect(foundCalls(ask, { text: '小明明' })).toEqual([]);
    expect(foundCalls(ask, { text: '小明日' })).toEqual([]);
  });

  test('that are signs, quotes, wildcards or operators of the search engine do no harm', () => {
    const ask = logOf({ callId: 'a', customerName: 'O"Brien', company: '百分%_之', queue: 'NOT AND' }, { callId: 'b' });
    for (const text of ['"', "'", '%', '_', '*', '^', '(', ')', ':', '-', '+', '{}', '; DROP TABLE call', 'a"b', 'NEAR(', '\\', '\u0000', '%%%']) {
      expect(() => foundCalls(ask, { text }), text).not.toThrow();
    }
    expect(foundCalls(ask, { text: '%' })).toEqual([]);
    expect(foundCalls(ask, { text: 'o"brien' })).toEqual(['a']);
    expect(foundCalls(ask, { text: 'not' })).toEqual(['a']);
    expect(foundCalls(ask, { text: 'AND OR' })).toEqual([]);
    expect(foundCalls(ask, { text: '\u0000百分\u0000' })).toEqual(['a']);
  });

  test('may hold emoji, rare hanzi and letters of any script', () => {
    const ask = logOf({ callId: 'emoji', customerName: '小😀红' }, { callId: 'rare', customerName: '𠮷田' }, { callId: 'accent', company: 'Café Ñandú' });
    expect(foundCalls(ask, { text: '😀' })).toEqual(['emoji']);
    expect(foundCalls(ask, { text: '小😀红' })).toEqual(['emoji']);
    expect(foundCalls(ask, { text: '𠮷' })).toEqual(['rare']);
    expect(foundCalls(ask, { text: 'CAFÉ' })).toEqual(['accent']);
  });

  test('of nothing but spaces find everything', () => {
    expect(foundCalls(logOf({ callId: 'a' }, { callId: 'b' }), { text: ' \t ' })).toEqual(['b', 'a']);
  });

  test('follow what is filled in later, and forget what it replaced', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'a', areaText: '上海 联通' }));
    ask.fillCall({ callId: 'a', customerName: '赵云', areaText: '成都 移动' });
    expect(foundCalls(ask, { text: '赵云 成都' })).toEqual(['a']);
    expect(foundCalls(ask, { text: '上海' })).toEqual([]);
  });
});

describe('filters', () => {
  const calls = [
    { callId: 'answered', result: 'answered' as const },
    { callId: 'missed', result: 'missed' as const, serviceNumber: '4006668888' },
    { callId: 'outgoing', direction: 'outgoing' as const, result: 'failed' as const },
    { callId: 'called', direction: 'outgoing' as const, result: 'answered' as const },
  ];

  test('choose by result, direction, service number and time, alone and with a text', () => {
    const ask = logOf(...calls);
    for (const text of ['', '138', '1']) {
      expect(foundCalls(ask, { text, results: ['answered'] })).toEqual(['called', 'answered']);
      expect(foundCalls(ask, { text, results: ['missed'] })).toEqual(['missed']);
      expect(foundCalls(ask, { text, direction: 'outgoing' })).toEqual(['called', 'outgoing']);
      expect(foundCalls(ask, { text, serviceNumbers: ['4006668888'] })).toEqual(['missed']);
      expect(foundCalls(ask, { text, serviceNumbers: ['4006668888'], results: ['answered'] })).toEqual([]);
      expect(foundCalls(ask, { text, from: anyTime + 1000, until: anyTime + 3000 })).toEqual(['outgoing', 'missed']);
      expect(foundCalls(ask, { text, until: anyTime + 1 })).toEqual(['answered']);
    }
  });

  test('by time are exact for calls that share a millisecond', () => {
    const { ask } = openForTest();
    ask.importCalls(['a', 'b', 'c'].map((callId) => anyImportedCall({ callId })));
    expect(foundCalls(ask, { from: anyTime, until: anyTime + 1 })).toEqual(['c', 'b', 'a']);
    expect(foundCalls(ask, { from: anyTime + 3 })).toEqual([]);
  });
});

describe('pages', () => {
  test('of any size, with or without text, have no gaps and no doubles while calls arrive', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom('', '138', '售后'), fc.infiniteStream(fc.integer({ min: 0, max: 5 })), (count, limit, text, gaps) => {
        const { ask, store } = openForTest();
        let startedAt = anyTime;
        const expected: string[] = [];
        for (let index = 0; index < count; index += 1) {
          startedAt += gaps.next().value ?? 0;
          expected.unshift(`call-${index}`);
          ask.beginCall(anyCall({ callId: `call-${index}`, startedAt }));
        }
        const found: string[] = [];
        for (let cursor: string | null = null, page = 0; ; page += 1) {
          const result = ask.searchCallLog({ text, from: null, until: null, limit, cursor });
          found.push(...result.entries.map((entry) => entry.callId));
          ask.beginCall(anyCall({ callId: `late-${page}`, startedAt: startedAt + 1000 + page }));
          if (result.cursor === null) break;
          cursor = result.cursor;
        }
        store.close();
        expect(found).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  test('refuse a cursor that is none', () => {
    const { ask } = openForTest();
    for (const cursor of ['', 'x', '1; DROP TABLE call', '1e99', '99999999999999999999']) {
      expect(() => foundCalls(ask, { text: '' }).concat(ask.searchCallLog({ text: '', from: null, until: null, limit: 1, cursor }).cursor ?? ''))
        .toThrow(expect.objectContaining({ code: 'invalidArgument' }));
    }
  });
});

test('a search finds exactly the calls that hold its text', () => {
  const hanzi = fc.constantFrom(...'王李明伟');
  const word = fc.array(hanzi, { maxLength: 4 }).map((characters) => characters.join(''));
  const digits = fc.array(fc.constantFrom(...'138'), { minLength: 3, maxLength: 8 }).map((characters) => characters.join(''));
  const call = fc.record({ customerName: word, company: word, remoteNumber: digits });
  const text = fc.oneof(word.filter((value) => value !== ''), digits, digits.map((value) => value.slice(0, 2)));
  fc.assert(
    fc.property(fc.array(call, { maxLength: 12 }), fc.array(text, { minLength: 1, maxLength: 5 }), (calls, texts) => {
      const { ask, store } = openForTest();
      ask.importCalls(calls.map((changes, index) => anyImportedCall({ ...changes, callId: String(index), startedAt: anyTime + index, serviceNumber: '' })));
      for (const each of texts) {
        const holds = calls.flatMap((changes, index) => ([changes.customerName, changes.company, changes.remoteNumber].some((field) => field.includes(each)) ? [String(index)] : []));
        expect(foundCalls(ask, { text: each }), each).toEqual(holds.reverse());
      }
      store.close();
    }),
    { numRuns: 60 },
  );
});
