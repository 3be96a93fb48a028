import { describe, expect, test } from 'vitest';
import { anyCall, anyImportedCall, anyTime, openForTest } from './temporaryStore.ts';

describe('a call', () => {
  test('is in the log from its beginning, open, with what the platform said', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'a', facts: { ...anyCall({ callId: 'a' }).facts, queue: { kind: 'read', value: '售后服务', source: 'X-Queue' } } }));
    const detail = ask.getCall({ callId: 'a' });
    expect(detail?.entry).toMatchObject({ callId: 'a', result: 'open', remoteNumber: '13812345678', serviceNumber: '4008201234', queueWaitSeconds: 12, recordingId: null });
    expect(detail?.facts?.queue).toEqual({ kind: 'read', value: '售后服务', source: 'X-Queue' });
    expect(detail).toMatchObject({ line: 1, remoteRaw: '+8613812345678', events: [] });
  });

  test('begun twice is one call, and keeps what it had', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'a' }));
    ask.fillCall({ callId: 'a', customerName: '李敏' });
    ask.beginCall(anyCall({ callId: 'a', queue: 'other' }));
    expect(ask.getCall({ callId: 'a' })?.entry).toMatchObject({ queue: '售后服务', customerName: '李敏' });
    expect(ask.stats(null).rows.call).toBe(1);
  });

  test('keeps its start even when several begin in the same millisecond', () => {
    const { ask } = openForTest();
    for (const callId of ['a', 'b', 'c']) ask.beginCall(anyCall({ callId }));
    ask.beginCall(anyCall({ callId: 'd', startedAt: anyTime + 1 }));
    for (const [callId, startedAt] of [['a', anyTime], ['b', anyTime], ['c', anyTime], ['d', anyTime + 1]] as const) {
      expect(ask.getCall({ callId })?.entry.startedAt).toBe(startedAt);
    }
  });

  test('derives times and result from its events, in whatever pieces they come', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'a' }));
    ask.appendCallEvents({ callId: 'a', events: [{ sequence: 0, event: { kind: 'rang', at: anyTime } }] });
    ask.appendCallEvents({ callId: 'a', events: [{ sequence: 1, event: { kind: 'answered', at: anyTime + 4000 } }] });
    expect(ask.getCall({ callId: 'a' })?.entry).toMatchObject({ result: 'open', answeredAt: anyTime + 4000 });
    const end = { sequence: 2, event: { kind: 'ended', at: anyTime + 34_000, end: { by: 'remote', cause: 'hungUp', sipCode: 200 } } } as const;
    ask.appendCallEvents({ callId: 'a', events: [end] });
    ask.appendCallEvents({ callId: 'a', events: [{ sequence: 0, event: { kind: 'rang', at: 1 } }, end] });
    const detail = ask.getCall({ callId: 'a' });
    expect(detail?.entry).toMatchObject({ result: 'answered', endedAt: anyTime + 34_000, talkSeconds: 30, endedBy: 'remote', endCause: 'hungUp', sipCode: 200 });
    expect(detail?.events.map(({ sequence, event }) => [sequence, event.at])).toEqual([[0, anyTime], [1, anyTime + 4000], [2, anyTime + 34_000]]);
  });

  test('that nobody began takes no events and no filling', () => {
    const { ask } = openForTest();
    const unknown = expect.objectContaining({ code: 'unknownCall' });
    expect(() => ask.appendCallEvents({ callId: 'x', events: [] })).toThrow(unknown);
    expect(() => ask.fillCall({ callId: 'x' })).toThrow(unknown);
    expect(ask.getCall({ callId: 'x' })).toBeNull();
  });

  test('is filled field by field; a customer can be taken off again', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'a' }));
    ask.fillCall({ callId: 'a', customerId: 'C1', customerName: '李敏', company: '华信科技' });
    ask.fillCall({ callId: 'a', disposition: '已解决' });
    expect(ask.getCall({ callId: 'a' })?.entry).toMatchObject({ customerId: 'C1', customerName: '李敏', company: '华信科技', areaText: '北京 移动', disposition: '已解决' });
    ask.fillCall({ callId: 'a', customerId: null });
    expect(ask.getCall({ callId: 'a' })?.entry.customerId).toBeNull();
  });
});

describe('calls that a crash left open', () => {
  test('end at their last sign of life, by the network, and a repeated sweep names the same calls', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'ringing' }));
    ask.beginCall(anyCall({ callId: 'talking', startedAt: anyTime + 10 }));
    ask.appendCallEvents({ callId: 'talking', events: [{ sequence: 0, event: { kind: 'answered', at: anyTime + 5000 } }] });
    ask.beginRecording({ id: 'r', callId: 'talking', startedAt: anyTime + 5000, mimeType: 'audio/webm' });
    ask.appendChunk({ recordingId: 'r', sequence: 0, bytes: new Uint8Array(3), at: anyTime + 25_000 });
    ask.importCalls([anyImportedCall({ callId: 'finished', startedAt: anyTime - 1000 })]);

    const at = anyTime + 86_400_000;
    const closed = ask.markInterruptedCalls({ at });
    expect(closed.map((entry) => entry.callId)).toEqual(['ringing', 'talking']);
    expect(closed[0]).toMatchObject({ result: 'missed', endedAt: anyTime, endedBy: 'network', endCause: 'failed' });
    expect(closed[1]).toMatchObject({ result: 'answered', endedAt: anyTime + 25_000, talkSeconds: 20 });
    expect(ask.getCall({ callId: 'talking' })?.events.at(-1)).toMatchObject({ sequence: 1, event: { kind: 'ended' } });

    expect(ask.markInterruptedCalls({ at })).toEqual(closed);
    expect(ask.markInterruptedCalls({ at: at + 1 })).toEqual([]);
  });

  test('do not include calls that began after the sweep was asked for', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'live', startedAt: anyTime + 5 }));
    expect(ask.markInterruptedCalls({ at: anyTime })).toEqual([]);
    expect(ask.getCall({ callId: 'live' })?.entry.result).toBe('open');
  });

  test('include one that was begun by a clock that stood far ahead', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'ahead', startedAt: anyTime + 86_400_000 }));
    expect(ask.markInterruptedCalls({ at: anyTime })).toMatchObject([{ callId: 'ahead', result: 'missed' }]);
  });
});

describe('the figures of a day', () => {
  test('count offered, answered, missed, outgoing and talk time of one agent or all', () => {
    const { ask } = openForTest();
    ask.importCalls([
      anyImportedCall({ callId: '1', startedAt: anyTime, answeredAt: anyTime + 4000, talkSeconds: 60 }),
      anyImportedCall({ callId: '2', startedAt: anyTime + 1, answeredAt: anyTime + 8001, talkSeconds: 40, agent: '8002' }),
      anyImportedCall({ callId: '3', startedAt: anyTime + 2, answeredAt: null, result: 'missed', talkSeconds: 0 }),
      anyImportedCall({ callId: '4', startedAt: anyTime + 3, direction: 'outgoing', talkSeconds: 30 }),
      anyImportedCall({ callId: '5', startedAt: anyTime + 4, answeredAt: null, result: 'answered', endCause: 'answeredElsewhere', talkSeconds: 0 }),
      anyImportedCall({ callId: 'tomorrow', startedAt: anyTime + 1000 }),
      anyImportedCall({ callId: 'yesterday', startedAt: anyTime - 1 }),
    ]);
    const day = { from: anyTime, until: anyTime + 1000 };
    expect(ask.countDay({ ...day, agent: null })).toEqual({ offered: 4, answered: 2, missed: 1, outgoing: 1, talkSeconds: 130, averageAnswerSeconds: 6 });
    expect(ask.countDay({ ...day, agent: '8002' })).toMatchObject({ offered: 1, answered: 1, averageAnswerSeconds: 8 });
    expect(ask.countDay({ from: 0, until: 1, agent: null })).toEqual({ offered: 0, answered: 0, missed: 0, outgoing: 0, talkSeconds: 0, averageAnswerSeconds: 0 });
  });
});

describe('an import of calls', () => {
  test('skips calls that are there and can be repeated', () => {
    const { ask } = openForTest();
    const rows = ['a', 'b', 'c'].map((callId) => anyImportedCall({ callId }));
    expect(ask.importCalls(rows.slice(0, 2))).toEqual({ imported: 2, skipped: 0 });
    expect(ask.importCalls(rows)).toEqual({ imported: 1, skipped: 2 });
    expect(ask.getCall({ callId: 'c' })).toMatchObject({ facts: null, entry: { talkSeconds: 60 } });
  });

  test('refuses more calls at one moment than the log can order, and keeps none of the batch', () => {
    const { ask, store } = openForTest();
    for (let part = 0; part < 6; part += 1) {
      ask.importCalls(Array.from({ length: 10_000 }, (_, index) => anyImportedCall({ callId: `${part}-${index}`, remoteNumber: '', serviceNumber: '' })));
    }
    expect(() => ask.importCalls([anyImportedCall({ callId: 'other', startedAt: anyTime + 120_000 }), anyImportedCall({ callId: 'too many' })]))
      .toThrow(expect.objectContaining({ code: 'tooManyAtOnce' }));
    expect(ask.getCall({ callId: 'other' })).toBeNull();
    expect(store.report().quarantined).toEqual([]);
  });
});
