import { describe, expect, test } from 'vitest';
import type { RoutingStatus } from '../../shared/routing/routingStatus.ts';
import type { BlockedPage } from '../../shared/callers/blockedNumber.ts';
import type { CustomerDraft } from '../../shared/callers/customerCard.ts';
import { anyCall, anyImportedCall, anyTime, openForTest } from './temporaryStore.ts';

const draft: CustomerDraft = { name: '李敏', company: '华信科技', level: 'VIP', tags: ['老客户'], notes: '周末勿扰', numbers: ['13800001111', '01088886666'] };
const status: RoutingStatus = {
  serviceNumber: '4008201234', label: '客服', state: 'inService', stateReason: '', rule: '工作日', hunting: 'longestIdle',
  onDuty: [{ name: '李敏', number: '8001', free: true }], source: 'test platform', takenAt: anyTime,
};
const pop = { numberKey: '13800001111', customerId: null, serviceNumber: '4008201234', callLimit: 5 };

describe('the data of a pop', () => {
  test('is empty for a stranger', () => {
    const { ask } = openForTest();
    expect(ask.findPopData(pop)).toEqual({ customer: null, lastCalls: [], routing: null, blockedReason: null });
  });

  test('has customer, routing, block reason and the last calls of every number of the customer, newest first', () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft, at: anyTime });
    ask.putRoutingSnapshot(status);
    ask.putBlocked({ number: '13800001111', reason: '骚扰', since: anyTime, by: '' });
    ask.importCalls([
      anyImportedCall({ callId: 'mobile', remoteNumber: '13800001111', startedAt: anyTime, disposition: '已解决' }),
      anyImportedCall({ callId: 'office', remoteNumber: '01088886666', startedAt: anyTime + 1 }),
      anyImportedCall({ callId: 'elsewhere', remoteNumber: '15900000000', customerId: 'C1', startedAt: anyTime + 2 }),
      anyImportedCall({ callId: 'stranger', remoteNumber: '15900000001', startedAt: anyTime + 3 }),
    ]);
    ask.beginRecording({ id: 'r', callId: 'office', startedAt: anyTime, mimeType: 'audio/webm' });
    const data = ask.findPopData(pop);
    expect(data.customer).toEqual({ id: 'C1', ...draft, createdAt: anyTime, updatedAt: anyTime });
    expect(data.lastCalls.map((call) => [call.callId, call.hasRecording])).toEqual([['elsewhere', false], ['office', true], ['mobile', false]]);
    expect(data.lastCalls[2]).toEqual({
      callId: 'mobile', startedAt: anyTime, direction: 'incoming', result: 'answered', talkSeconds: 60, serviceNumber: '4008201234',
      disposition: '已解决', agent: '8001', hasRecording: false,
    });
    expect(data.routing).toEqual(status);
    expect(data.blockedReason).toBe('骚扰');
    expect(ask.findPopData({ ...pop, callLimit: 1 }).lastCalls.map((call) => call.callId)).toEqual(['elsewhere']);
  });

  test('leaves out the call that rings', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'ringing', remoteNumber: '13800001111' }));
    expect(ask.findPopData(pop).lastCalls).toEqual([]);
  });

  test('prefers the customer id of the platform, and falls back to the number when it is unknown', () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft, at: anyTime });
    ask.saveCustomer({ id: 'C2', draft: { ...draft, name: '王伟', numbers: [] }, at: anyTime });
    expect(ask.findPopData({ ...pop, customerId: 'C2' }).customer?.name).toBe('王伟');
    expect(ask.findPopData({ ...pop, customerId: 'gone' }).customer?.name).toBe('李敏');
  });

  test('never joins callers who withhold their numbers', () => {
    const { ask } = openForTest();
    ask.importCalls([anyImportedCall({ callId: 'a', remoteNumber: '' })]);
    expect(ask.findPopData({ ...pop, numberKey: '' })).toMatchObject({ customer: null, lastCalls: [], blockedReason: null });
  });
});

describe('a routing snapshot', () => {
  test('is the newest of its number, whatever order they came in', () => {
    const { ask } = openForTest();
    ask.putRoutingSnapshot({ ...status, state: 'arrears', takenAt: anyTime + 5 });
    ask.putRoutingSnapshot(status);
    ask.putRoutingSnapshot({ ...status, serviceNumber: '4001112222', takenAt: anyTime + 9 });
    expect(ask.latestRoutingSnapshot({ serviceNumber: '4008201234' })).toMatchObject({ state: 'arrears', takenAt: anyTime + 5 });
    expect(ask.latestRoutingSnapshot({ serviceNumber: '4000000000' })).toBeNull();
  });

  test('does not pile up for ever', () => {
    const { ask } = openForTest();
    for (let index = 0; index < 230; index += 1) ask.putRoutingSnapshot({ ...status, takenAt: anyTime + index });
    expect(ask.stats(null).rows.routingSnapshot).toBe(200);
    expect(ask.latestRoutingSnapshot({ serviceNumber: '4008201234' })?.takenAt).toBe(anyTime + 229);
  });
});

describe('small tables', () => {
  test('service numbers are replaced as a list and keep their order', () => {
    const { ask } = openForTest();
    ask.putServiceNumbers([{ number: '4009', label: 'b' }, { number: '4001', label: 'a' }]);
    ask.putServiceNumbers([{ number: '4008', label: 'c' }, { number: '4001', label: 'd' }]);
    expect(ask.listServiceNumbers(null)).toEqual([{ number: '4008', label: 'c' }, { number: '4001', label: 'd' }]);
  });

  test('blocked numbers can be found, listed and taken off', () => {
    const { ask } = openForTest();
    ask.putBlocked({ number: '1', reason: 'x', since: 1, by: '8001' });
    ask.putBlocked({ number: '2', reason: 'y', since: 2, by: '' });
    ask.putBlocked({ number: '1', reason: 'z', since: 3, by: '王丽' });
    expect(ask.findBlocked({ number: '1' })).toEqual({ number: '1', reason: 'z', since: 3, by: '王丽' });
    ask.removeBlocked({ number: '2' });
    expect(ask.listBlocked({ text: '', after: null, limit: 10 })).toEqual({ blocked: [{ number: '1', reason: 'z', since: 3, by: '王丽' }], next: null, total: 1 });
    expect(ask.findBlocked({ number: '2' })).toBeNull();
  });

  test('the block list comes in pages, newest first, none twice and none left out, also where many came at once', () => {
    const { ask } = openForTest();
    const numbers = Array.from({ length: 25 }, (_, index) => `1380000${String(index).padStart(4, '0')}`);
    numbers.forEach((number, index) => ask.putBlocked({ number, reason: 'x', since: Math.floor(index / 10), by: '' }));
    const seen: string[] = [];
    for (let after: { since: number; number: string } | null = null, more = true; more;) {
      const page: BlockedPage = ask.listBlocked({ text: '', after, limit: 7 });
      expect(page.total).toBe(25);
      seen.push(...page.blocked.map(({ number }) => number));
      after = page.next;
      more = after !== null;
    }
    expect(seen).toEqual([...numbers.slice(20), ...numbers.slice(10, 20), ...numbers.slice(0, 10)]);
  });

  test.each([
    ['part of a number, however it is written', '138-1234', ['13812345678']],
    ['words of a reason', 'spam', ['+85291234567']],
    ['digits in a reason', '110', ['02161234567']],
    ['nothing that is there', '%', []],
  ])('the block list is searched by %s', (_what, text, found) => {
    const { ask } = openForTest();
    ask.putBlocked({ number: '13812345678', reason: '骚扰来电', since: 3, by: '' });
    ask.putBlocked({ number: '+85291234567', reason: 'SPAM', since: 2, by: '' });
    ask.putBlocked({ number: '02161234567', reason: '已报 110', since: 1, by: '' });
    expect(ask.listBlocked({ text, after: null, limit: 10 }).blocked.map(({ number }) => number)).toEqual(found);
  });

  test('settings keep JSON of any shape', () => {
    const { ask } = openForTest();
    expect(ask.getSetting({ key: 'none' })).toBeNull();
    for (const value of [null, true, 0, 'text', [1, { a: [] }], { deep: { 中文: 'x' } }]) {
      ask.putSetting({ key: 'k', value });
      expect(ask.getSetting({ key: 'k' })).toEqual(value);
    }
  });

  test('area sources are listed newest first', () => {
    const { ask } = openForTest();
    const source = { name: 'built in', importedAt: 1, rows: 2, sha256: 'a'.repeat(64), path: 'areas.bin' };
    ask.putAreaSource(source);
    ask.putAreaSource({ ...source, name: 'phone.dat', importedAt: 5 });
    expect(ask.listAreaSources(null).map(({ name }) => name)).toEqual(['phone.dat', 'built in']);
  });
});
