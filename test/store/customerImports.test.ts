import { describe, expect, test } from 'vitest';
import type { CustomerDraft } from '../../shared/callers/customerCard.ts';
import type { ExistingPolicy, ImportedLine } from '../../shared/customers/customerImport.ts';
import { anyTime, openForTest, temporaryDirectory } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

const draft: CustomerDraft = { name: '李敏', company: '华信科技', level: '', tags: ['老客户'], notes: '旧', numbers: ['13800001111'] };
const line = (at: number, number: string, change: Partial<ImportedLine> = {}): ImportedLine =>
  ({ line: at, id: `new-${at}`, name: `新${at}`, company: '海天贸易', level: 'VIP', tags: ['导入'], notes: '', numbers: number === '' ? [] : [{ number, label: 'mobile' }], fields: {}, ...change });

function begin(ask: DirectStore, existing: ExistingPolicy = 'skip', importId = 'I1'): void {
  ask.beginImport({ importId, fileName: '客户.csv', who: '8001', at: anyTime + 100, existing });
}

function tidy(ask: DirectStore): void {
  while (ask.tidyImports(null));
}

function found(ask: DirectStore, text: string): string[] {
  return ask.searchCustomers({ text, limit: 50 }).map(({ id }) => id);
}

function leftovers(ask: DirectStore) {
  const { stagedCustomer, customerTextOrphan } = ask.stats(null).rows;
  return { stagedCustomer, customerTextOrphan };
}

describe('an import', () => {
  test('shows nothing until it is taken over, then all of it', () => {
    const { ask } = openForTest();
    begin(ask);
    expect(ask.stageCustomers({ importId: 'I1', lines: [line(2, '13900000002'), line(3, '13900000003'), line(4, '13900000002')] })).toEqual(['added', 'added', 'repeatedInFile']);
    expect([found(ask, ''), found(ask, '新2'), ask.findCustomerByNumber({ number: '13900000002' }), ask.listCompanies({ text: '', limit: 5 })]).toEqual([[], [], null, []]);
    const between = ask.saveCustomer({ id: 'between', draft, at: anyTime });
    expect(ask.takeOverImport({ importId: 'I1' })).toEqual({ added: 2, changed: 0, removed: 0, passedOver: [] });
    expect(ask.takeOverImport({ importId: 'I1' })).toMatchObject({ added: 2 });
    expect(found(ask, '').sort()).toEqual(['between', 'new-2', 'new-3']);
    expect(ask.getCustomer({ id: 'between' })).toEqual(between);
    expect(found(ask, '新2')).toEqual(['new-2']);
    expect(ask.getCustomerRecord({ id: 'new-2' })).toMatchObject({ company: '海天贸易', createdAt: anyTime + 100, labelled: [{ number: '13900000002', label: 'mobile' }] });
    expect(ask.listCompanies({ text: '', limit: 5 }).map(({ name, contacts }) => [name, contacts])).toEqual([['华信科技', 1], ['海天贸易', 2]]);
    tidy(ask);
    expect(leftovers(ask)).toEqual({ stagedCustomer: 0, customerTextOrphan: 0 });
    expect(found(ask, '导入').sort()).toEqual(['new-2', 'new-3']);
    expect(ask.integrity(null).files.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('that is dropped or was left by an earlier run leaves nothing', () => {
    const directory = temporaryDirectory();
    const first = openForTest(directory);
    begin(first.ask);
    first.ask.stageCustomers({ importId: 'I1', lines: [line(2, '13900000002')] });
    first.store.close();
    const { ask } = openForTest(directory);
    ask.abandonImports(null);
    tidy(ask);
    expect(leftovers(ask)).toEqual({ stagedCustomer: 0, customerTextOrphan: 0 });
    expect(found(ask, '')).toEqual([]);
    expect(() => ask.takeOverImport({ importId: 'I1' })).toThrow(expect.objectContaining({ code: 'unknownImport' }));
    ask.saveCustomer({ id: 'later', draft, at: anyTime });
    expect(found(ask, '李敏')).toEqual(['later']);
  });

  test.each([
    ['skip', 'skipped', { name: '李敏', level: '', notes: '旧', tags: ['老客户'], numbers: ['13800001111'] }],
    ['fill', 'changed', { name: '李敏', level: 'VIP', notes: '旧', tags: ['老客户', '导入'], numbers: ['13800001111', '13900000009'] }],
    ['replace', 'changed', { name: '新2', level: 'VIP', notes: '旧', tags: ['老客户', '导入'], numbers: ['13800001111', '13900000009'] }],
  ] as const)('with existing numbers set to %s', (existing, outcome, after) => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft, at: anyTime });
    begin(ask, existing);
    const numbers = [{ number: '13800001111', label: null }, { number: '13900000009', label: null }];
    expect(ask.stageCustomers({ importId: 'I1', lines: [line(2, '', { numbers })] })).toEqual([outcome]);
    ask.takeOverImport({ importId: 'I1' });
    tidy(ask);
    expect(ask.getCustomer({ id: 'C1' })).toMatchObject({ ...after, createdAt: anyTime });
    expect(found(ask, '老客户')).toEqual(['C1']);
    expect(found(ask, 'VIP')).toEqual(existing === 'skip' ? [] : ['C1']);
  });

  test('refuses a line whose numbers belong to two customers, and passes over one that was changed meanwhile', () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft, at: anyTime });
    ask.saveCustomer({ id: 'C2', draft: { ...draft, numbers: ['13800002222'] }, at: anyTime });
    begin(ask, 'replace');
    const both = [{ number: '13800001111', label: null }, { number: '13800002222', label: null }];
    expect(ask.stageCustomers({ importId: 'I1', lines: [line(2, '', { numbers: both }), line(3, '13800001111'), line(4, '13800002222')] })).toEqual(['severalOwners', 'changed', 'changed']);
    ask.changeCustomer({ id: 'C2', change: { name: '手改' }, at: anyTime + 200 });
    expect(ask.takeOverImport({ importId: 'I1' })).toEqual({ added: 0, changed: 1, removed: 0, passedOver: [4] });
    tidy(ask);
    expect([ask.getCustomer({ id: 'C1' })?.name, ask.getCustomer({ id: 'C2' })?.name]).toEqual(['新3', '手改']);
    expect([found(ask, '新4'), found(ask, '手改')]).toEqual([[], ['C2']]);
  });

  test('keeps what is found by notes and tickets of a customer that it changes, also those written meanwhile', () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft, at: anyTime });
    ask.writeNote({ id: 'n1', customerId: 'C1', callId: null, text: '冰箱', author: '', at: anyTime });
    begin(ask, 'fill');
    ask.stageCustomers({ importId: 'I1', lines: [line(2, '13800001111')] });
    ask.writeNote({ id: 'n2', customerId: 'C1', callId: null, text: '空调', author: '', at: anyTime + 150 });
    ask.takeOverImport({ importId: 'I1' });
    tidy(ask);
    expect([found(ask, '冰箱'), found(ask, '空调'), found(ask, '导入')]).toEqual([['C1'], ['C1'], ['C1']]);
  });
});

describe('an import taken back', () => {
  function undo(ask: DirectStore): { left: number; removed: number; changed: number } {
    let left = 0;
    for (let after: number | null = 0; after !== null;) {
      const step: { last: number | null; left: number } = ask.stageUndo({ undoId: 'U1', importId: 'I1', after, who: '8001', at: anyTime + 900 });
      after = step.last;
      left += step.left;
    }
    const { removed, changed } = ask.takeOverImport({ importId: 'U1' });
    tidy(ask);
    return { left, removed, changed };
  }

  test('leaves everything as it was, besides what people have changed or used since', () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft: { ...draft, labels: { '13800001111': 'office' } }, at: anyTime });
    const before = ask.getCustomerRecord({ id: 'C1' });
    begin(ask, 'replace');
    ask.stageCustomers({ importId: 'I1', lines: [line(2, '13800001111'), line(3, '13900000003'), line(4, '13900000004'), line(5, '13900000005')] });
    ask.takeOverImport({ importId: 'I1' });
    ask.changeCustomer({ id: 'new-4', change: { level: '金' }, at: anyTime + 500 });
    ask.writeNote({ id: 'n', customerId: 'new-5', callId: null, text: '来过', author: '', at: anyTime + 500 });
    expect(ask.listImports({ limit: 5 })).toMatchObject([{ state: 'taken', added: 3, changed: 1 }]);
    expect(undo(ask)).toEqual({ left: 2, removed: 1, changed: 1 });
    expect(ask.getCustomerRecord({ id: 'C1' })).toEqual(before);
    expect(found(ask, '').sort()).toEqual(['C1', 'new-4', 'new-5']);
    expect([found(ask, '新2'), found(ask, '李敏'), ask.findCustomerByNumber({ number: '13900000003' })]).toEqual([[], ['C1'], null]);
    expect(ask.listImports({ limit: 5 })).toMatchObject([{ state: 'undone' }]);
    expect(() => undo(ask)).toThrow(expect.objectContaining({ code: 'unknownImport' }));
    expect(ask.integrity(null).files.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
