import { describe, expect, test } from 'vitest';
import type { CallEnd } from '../../shared/calls/call.ts';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import { anyCall, anyImportedCall, anyTime, openForTest } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

const hour = 3_600_000;
const day = 24 * hour;
const number = '13812345678';
const none = { callsIn24Hours: 0, callsIn30Days: 0, lastAt: null };

function dial(ask: DirectStore, startedAt: number, ...events: CallEvent[]): void {
  const callId = `call at ${startedAt}`;
  ask.beginCall(anyCall({ callId, startedAt, direction: 'outgoing' }));
  ask.appendCallEvents({ callId, events: [{ kind: 'dialled', at: startedAt } as const, ...events].map((event, sequence) => ({ sequence, event })) });
}

function ended(at: number, end: CallEnd): CallEvent {
  return { kind: 'ended', at, end };
}

describe('the calls to a number', () => {
  test('are counted for 24 hours and 30 days before the moment asked about', () => {
    const { ask } = openForTest();
    const ages = [0, hour, day - 1, day, 10 * day, 30 * day - 1, 30 * day, 40 * day];
    ask.importCalls(ages.map((age) => anyImportedCall({ callId: `${age}`, direction: 'outgoing', startedAt: anyTime - age })));
    expect(ask.countDialled({ number, now: anyTime })).toEqual({ callsIn24Hours: 3, callsIn30Days: 6, lastAt: anyTime });
    expect(ask.countDialled({ number, now: anyTime + 60 * day })).toEqual(none);
  });

  test('do not include calls from that number, or to another one', () => {
    const { ask } = openForTest();
    ask.importCalls([
      anyImportedCall({ callId: 'incoming' }),
      anyImportedCall({ callId: 'other', direction: 'outgoing', remoteNumber: '13900000000' }),
      anyImportedCall({ callId: 'withheld', direction: 'outgoing', remoteNumber: '' }),
    ]);
    expect(ask.countDialled({ number, now: anyTime })).toEqual(none);
    expect(ask.countDialled({ number: '', now: anyTime })).toEqual(none);
  });

  test.each<[string, CallEvent[]]>([
    ['rings now', [{ kind: 'rang', at: anyTime + 1 }]],
    ['rang until the agent gave up', [{ kind: 'rang', at: anyTime + 1 }, ended(anyTime + 9, { by: 'agent', cause: 'cancelled' })]],
    ['was answered', [{ kind: 'answered', at: anyTime + 1 }, ended(anyTime + 9, { by: 'agent', cause: 'hungUp' })]],
    ['was busy', [ended(anyTime + 9, { by: 'remote', cause: 'busy', sipCode: 486 })]],
    ['was refused by its owner', [ended(anyTime + 9, { by: 'remote', cause: 'rejected', sipCode: 603 })]],
    ['was not answered', [ended(anyTime + 9, { by: 'remote', cause: 'noAnswer', sipCode: 408 })]],
  ])('count one that %s', (_how, events) => {
    const { ask } = openForTest();
    dial(ask, anyTime, ...events);
    expect(ask.countDialled({ number, now: anyTime + hour })).toEqual({ callsIn24Hours: 1, callsIn30Days: 1, lastAt: anyTime });
  });

  test.each<[string, CallEvent[]]>([
    ['has not rung yet', []],
    ['was given up while dialling', [ended(anyTime + 9, { by: 'agent', cause: 'cancelled' })]],
    ['does not exist', [ended(anyTime + 9, { by: 'platform', cause: 'notFound', sipCode: 404 })]],
    ['the platform refused', [ended(anyTime + 9, { by: 'platform', cause: 'rejected', sipCode: 403 })]],
    ['the network lost', [ended(anyTime + 9, { by: 'network', cause: 'noAnswer', sipCode: 408 })]],
    ['is switched off', [ended(anyTime + 9, { by: 'remote', cause: 'unavailable', sipCode: 480 })]],
  ])('leave out one that %s', (_how, events) => {
    const { ask } = openForTest();
    dial(ask, anyTime, ...events);
    expect(ask.countDialled({ number, now: anyTime + hour })).toEqual(none);
  });
});

describe('the number dialled last', () => {
  test('is the newest one of this agent, as it was dialled', () => {
    const { ask } = openForTest();
    expect(ask.lastDialled({ agent: '8001' })).toBeNull();
    ask.beginCall(anyCall({ callId: '1', direction: 'outgoing', remoteNumber: '075512345678', remoteRaw: '0755-1234 5678' }));
    ask.beginCall(anyCall({ callId: '2', direction: 'outgoing', remoteRaw: '10086', agent: '8002', startedAt: anyTime + 1 }));
    ask.beginCall(anyCall({ callId: '3', startedAt: anyTime + 2 }));
    expect(ask.lastDialled({ agent: '8001' })).toBe('0755-1234 5678');
    expect(ask.lastDialled({ agent: '8002' })).toBe('10086');
    expect(ask.lastDialled({ agent: '8003' })).toBeNull();
  });
});
