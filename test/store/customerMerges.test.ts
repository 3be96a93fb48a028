import { describe, expect, test } from 'vitest';
import type { CustomerDraft } from '../../shared/callers/customerCard.ts';
import { anyCall, anyImportedCall, anyTime, openForTest } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

const draft: CustomerDraft = { name: '李敏', company: '华信科技', level: 'VIP', tags: ['老客户'], notes: '', numbers: ['13800001111'] };
const fields = { subject: '退货', state: 'new', priority: 'normal', dueAt: null, assignee: '' } as const;

function twoCustomers(ask: DirectStore): void {
  ask.saveCustomer({ id: 'A', draft: { ...draft, labels: { '13800001111': 'mobile' }, fields: { f: '甲' } }, at: anyTime });
  ask.saveCustomer({ id: 'B', draft: { ...draft, name: '李敏女士', level: '', tags: ['催单'], notes: '怕吵', numbers: ['075586660000'], fields: { g: '乙' } }, at: anyTime + 1 });
  ask.importCalls([anyImportedCall({ callId: 'call-b', remoteNumber: '075586660000', customerId: 'B' })]);
  ask.createTicket({ id: 't', entryId: 'e', at: anyTime, who: '8001', customerId: 'B', fields, comment: '', callId: null });
  ask.saveTask({ task: { id: 'task', number: '1', customerId: 'B', customerName: '', callId: null, dueAt: 5, note: '', state: 'open', createdAt: 1, remindedAt: null, closedAt: null } });
  ask.writeNote({ id: 'n', customerId: 'B', callId: null, text: '冰箱', author: '8001', at: anyTime });
}

const merged: CustomerDraft = { ...draft, tags: ['老客户', '催单'], notes: '怕吵', numbers: ['13800001111', '075586660000'] };
const merge = { id: 'm', keptId: 'A', lostId: 'B', draft: merged, at: anyTime + 10, who: '8001' };

function belongings(ask: DirectStore, customerId: string) {
  return [
    ask.listCustomerCalls({ customerId, limit: 9, cursor: null }).calls.length, ask.listTickets({ customerId, onlyOpen: false, text: '', limit: 9, cursor: null }).length,
    ask.listCustomerTasks({ customerId, limit: 9 }).length, ask.listNotes({ customerId, limit: 9 }).length,
  ];
}

describe('two customers that are one', () => {
  test('become one with numbers, calls, ticket, task and note of both', () => {
    const { ask } = openForTest();
    twoCustomers(ask);
    ask.mergeCustomers(merge);
    ask.mergeCustomers(merge);
    expect(ask.getCustomer({ id: 'B' })).toBeNull();
    expect(ask.getCustomerRecord({ id: 'A' })).toMatchObject({ ...merged, fields: { f: '甲', g: '乙' }, openTickets: 1 });
    expect(ask.findCustomerByNumber({ number: '075586660000' })?.id).toBe('A');
    expect(belongings(ask, 'A')).toEqual([1, 1, 1, 1]);
    expect(ask.searchCustomers({ text: '冰箱', limit: 5 }).map(({ id }) => id)).toEqual(['A']);
    expect(ask.listMerges({ limit: 5 })).toMatchObject([{ keptName: '李敏', lostName: '李敏女士', undoneAt: null }]);
    expect(ask.integrity(null).files.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('are two again when it is taken back the next day, and what was changed since stays', () => {
    const { ask } = openForTest();
    twoCustomers(ask);
    const [beforeA, beforeB] = [ask.getCustomerRecord({ id: 'A' }), ask.getCustomerRecord({ id: 'B' })];
    ask.mergeCustomers(merge);
    ask.changeCustomer({ id: 'A', change: { level: '钻石' }, at: anyTime + 20 });
    ask.undoMerge({ id: 'm', at: anyTime + 86_400_000, who: '8002' });
    ask.undoMerge({ id: 'm', at: anyTime + 86_400_000, who: '8002' });
    expect(ask.getCustomerRecord({ id: 'A' })).toEqual({ ...beforeA, level: '钻石', updatedAt: anyTime + 86_400_000 });
    expect(ask.getCustomerRecord({ id: 'B' })).toEqual({ ...beforeB, updatedAt: anyTime + 86_400_000 });
    expect(belongings(ask, 'A')).toEqual([0, 0, 0, 0]);
    expect(belongings(ask, 'B')).toEqual([1, 1, 1, 1]);
    expect(ask.searchCustomers({ text: '冰箱', limit: 5 }).map(({ id }) => id)).toEqual(['B']);
    expect(ask.listMerges({ limit: 5 })[0]?.undoneAt).toBe(anyTime + 86_400_000);
    expect(ask.getTicket({ id: 't' })?.entries.map(({ event }) => event.kind)).toEqual(['created', 'customerMerged', 'customerMerged']);
  });

  test('stay as they were when the merge cannot be made', () => {
    const { ask } = openForTest();
    twoCustomers(ask);
    ask.saveCustomer({ id: 'C', draft: { ...draft, name: '第三人', numbers: ['15900000000'] }, at: anyTime });
    expect(() => ask.mergeCustomers({ ...merge, draft: { ...merged, numbers: ['15900000000'] } })).toThrow(expect.objectContaining({ code: 'numberTaken' }));
    expect(ask.getCustomer({ id: 'B' })?.name).toBe('李敏女士');
    expect(belongings(ask, 'B')).toEqual([1, 1, 1, 1]);
    expect(() => ask.undoMerge({ id: 'm', at: 1, who: '' })).toThrow(expect.objectContaining({ code: 'unknownMerge' }));
  });
});

describe('a customer that was merged twice', () => {
  const gone = (ask: DirectStore, id: string) => ({ ...ask.getCustomerRecord({ id }), updatedAt: 0 });

  test('is three again when the merges are taken back, the last one first', () => {
    const { ask } = openForTest();
    twoCustomers(ask);
    ask.saveCustomer({ id: 'C', draft: { ...draft, name: '李总', tags: [], numbers: ['15900000000'] }, at: anyTime });
    ask.beginCall(anyCall({ callId: 'missed', remoteNumber: '075586660000' }));
    ask.appendCallEvents({ callId: 'missed', events: [{ sequence: 0, event: { kind: 'ended', at: anyTime + 1_000, end: { by: 'remote', cause: 'cancelled' } } }] });
    ask.gatherMissed({ at: anyTime });
    const owedTo = () => {
      ask.gatherMissed({ at: anyTime + 50 });
      return ask.getMissed({ itemId: 'missed' })?.item.customerId;
    };
    const before = ['A', 'B', 'C'].map((id) => gone(ask, id));
    expect(owedTo()).toBe('B');
    ask.mergeCustomers(merge);
    expect(owedTo()).toBe('A');
    ask.mergeCustomers({ id: 'm2', keptId: 'C', lostId: 'A', draft: { ...merged, name: '李总', numbers: ['15900000000', ...merged.numbers] }, at: anyTime + 20, who: '8001' });
    expect([belongings(ask, 'C'), owedTo()]).toEqual([[2, 1, 1, 1], 'C']);
    // In the other order the first lost one would come back without what went on with the kept one.
    expect(() => ask.undoMerge({ id: 'm', at: anyTime + 30, who: '8001' })).toThrow(expect.objectContaining({ code: 'mergedAgain' }));
    ask.undoMerge({ id: 'm2', at: anyTime + 31, who: '8001' });
    ask.undoMerge({ id: 'm', at: anyTime + 32, who: '8001' });
    expect(['A', 'B', 'C'].map((id) => gone(ask, id))).toEqual(before);
    expect([belongings(ask, 'A'), belongings(ask, 'B'), belongings(ask, 'C'), owedTo()]).toEqual([[0, 0, 0, 0], [2, 1, 1, 1], [0, 0, 0, 0], 'B']);
  });
});

describe('duplicates', () => {
  const reasons = async (ask: DirectStore) => (await ask.listDuplicates({ limit: 20 })).map(({ first, second, reason }) => [first.id, second.id, reason.kind]);

  test('are told with their reason: the number, name and company, the name alone', async () => {
    const { ask } = openForTest();
    const save = (id: string, change: Partial<CustomerDraft>) => ask.saveCustomer({ id, draft: { ...draft, numbers: [], ...change }, at: anyTime });
    save('A', { name: '王 丽', company: '华信科技（深圳）有限公司', numbers: ['075586660000'] });
    save('B', { name: '王丽女士', company: '华信科技' });
    save('C', { name: '赵云', company: '', numbers: ['86660000'] });
    save('D', { name: '钱七', company: '' });
    save('E', { name: '钱七先生', company: '丙公司' });
    save('F', { name: '孙八', company: '丁' });
    save('G', { name: '孙八', company: '戊' });
    expect(await reasons(ask)).toEqual([['A', 'C', 'sameNumber'], ['A', 'B', 'sameNameAndCompany'], ['E', 'D', 'sameName']]);
    ask.keepApart({ first: 'B', second: 'A' });
    expect(await reasons(ask)).toEqual([['A', 'C', 'sameNumber'], ['E', 'D', 'sameName']]);
  });
});
