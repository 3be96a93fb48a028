import { describe, expect, test } from 'vitest';
import type { CustomerDraft } from '../../shared/callers/customerCard.ts';
import { anyTime, openForTest } from './temporaryStore.ts';

const draft: CustomerDraft = { name: '李敏', company: '华信科技', level: 'VIP', tags: ['老客户'], notes: '', numbers: ['13800001111', '01088886666'] };

describe('a customer', () => {
  test('is found by id and by each number; saving again keeps id and creation', () => {
    const { ask } = openForTest();
    const card = ask.saveCustomer({ id: 'C1', draft, at: anyTime });
    expect(card).toEqual({ id: 'C1', ...draft, createdAt: anyTime, updatedAt: anyTime });
    for (const number of draft.numbers) expect(ask.findCustomerByNumber({ number })).toEqual(card);
    const changed = ask.saveCustomer({ id: 'C1', draft: { ...draft, name: '李敏敏', numbers: ['15900000000'] }, at: anyTime + 5 });
    expect(changed).toMatchObject({ name: '李敏敏', createdAt: anyTime, updatedAt: anyTime + 5, numbers: ['15900000000'] });
    expect(ask.findCustomerByNumber({ number: '13800001111' })).toBeNull();
    expect(ask.getCustomer({ id: 'C1' })).toEqual(changed);
    expect(ask.getCustomer({ id: 'C2' })).toBeNull();
  });

  test('cannot take the number of another; then nothing of the card is saved', () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft, at: anyTime });
    expect(() => ask.saveCustomer({ id: 'C2', draft: { ...draft, name: '王伟', numbers: ['15900000000', '01088886666'] }, at: anyTime }))
      .toThrow(expect.objectContaining({ code: 'numberTaken' }));
    expect(ask.getCustomer({ id: 'C2' })).toBeNull();
    expect(ask.findCustomerByNumber({ number: '15900000000' })).toBeNull();
    expect(ask.searchCustomers({ text: '王伟', limit: 10 })).toEqual([]);
  });

  test('may name a number twice', () => {
    const { ask } = openForTest();
    expect(ask.saveCustomer({ id: 'C1', draft: { ...draft, numbers: ['1', '1', '2'] }, at: 1 }).numbers).toEqual(['1', '2']);
  });

  test('is searched by name, company, level, tag, notes and digits, newest first, and forgotten texts are not found', () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft, at: anyTime });
    ask.saveCustomer({ id: 'C2', draft: { ...draft, name: '王敏', company: '', numbers: ['13900002222', '3333'] }, at: anyTime });
    const ids = (text: string): string[] => ask.searchCustomers({ text, limit: 10 }).map(({ id }) => id);
    expect(ids('敏')).toEqual(['C2', 'C1']);
    expect(ids('华信')).toEqual(['C1']);
    expect(ids('老客户 vip')).toEqual(['C2', 'C1']);
    expect(ids('0002')).toEqual(['C2']);
    expect(ids('2233')).toEqual([]);
    expect(ids('8')).toEqual(['C1']);
    expect(ids('')).toEqual(['C2', 'C1']);
    expect(ids('"%')).toEqual([]);
    ask.saveCustomer({ id: 'C1', draft: { ...draft, name: '赵云' }, at: anyTime });
    expect(ids('敏')).toEqual(['C2']);
    expect(ask.searchCustomers({ text: '', limit: 1 })).toHaveLength(1);
  });

  test('can be imported in bulk, repeatedly; a number stays with its first owner', () => {
    const { ask } = openForTest();
    const card = { id: 'C1', ...draft, createdAt: 1, updatedAt: 2 };
    expect(ask.importCustomers([card, { ...card, id: 'C2', numbers: ['13800001111', '15900000000'] }])).toEqual({ imported: 2, skipped: 0 });
    expect(ask.importCustomers([card])).toEqual({ imported: 0, skipped: 1 });
    expect(ask.getCustomer({ id: 'C1' })).toEqual(card);
    expect(ask.getCustomer({ id: 'C2' })?.numbers).toEqual(['15900000000']);
  });
});
