import { describe, expect, test } from 'vitest';
import type { CustomerDraft } from '../../shared/callers/customerCard.ts';
import { noCustomerFilter } from '../../shared/customers/customer.ts';
import { numberVariants } from '../../shared/customers/numberVariants.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import { anyImportedCall, anyTime, openForTest } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

const draft: CustomerDraft = { name: '李敏', company: '华信科技', level: 'VIP', tags: ['老客户'], notes: '', numbers: ['13800001111'] };

function ringing(ask: DirectStore, raw: string, homeAreaCode?: string) {
  const number = parsePhoneNumber(raw, { homeAreaCode });
  return ask.findPopData({ numberKey: number.key, customerId: null, serviceNumber: '', callLimit: 5, variants: numberVariants(number, homeAreaCode) }).customer;
}

const listed = (ask: DirectStore, text: string): string[] => ask.listCustomers({ text, filter: noCustomerFilter, limit: 50, cursor: null }).customers.map(({ id }) => id);

describe('a caller is recognised', () => {
  test.each(['13800001111', '+8613800001111', '008613800001111', '013800001111', '86 138-0000-1111'])('with the mobile number written as %s', (raw) => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft, at: anyTime });
    expect(ringing(ask, raw)?.id).toBe('C1');
  });

  test.each(['075586660000', '+8675586660000', '0086 755 8666 0000', '86660000'])('with a land line of the home area written as %s, also where it is kept without area code', (raw) => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft: { ...draft, numbers: ['86660000'] }, at: anyTime });
    expect(ringing(ask, raw, '0755')?.id).toBe('C1');
    expect(ringing(ask, '02186660000', '0755')).toBeNull();
  });

  test('by the extension of a company number: the longest prefix wins, a contact with the extension before the company', () => {
    const { ask } = openForTest();
    ask.saveCompany({ id: 'F1', at: anyTime, draft: { name: '南山物业', address: '', notes: '', numbers: [{ prefix: '075586660000', extensionDigits: 4 }] } });
    ask.saveCompany({ id: 'F2', at: anyTime, draft: { name: '前海集团', address: '', notes: '', numbers: [{ prefix: '07558666', extensionDigits: 4 }] } });
    for (const raw of ['0755-86660000转801', '+8675586660000801', 'sip:075586660000801@x', '75586660000801']) {
      expect(ringing(ask, raw), raw).toMatchObject({ id: 'company:F1', name: '', company: '南山物业', atCompany: { prefix: '075586660000', extension: '801' } });
    }
    expect(ringing(ask, '075586660000')).toMatchObject({ company: '南山物业', atCompany: { extension: '' } });
    expect(ringing(ask, '075586660123')).toMatchObject({ company: '前海集团', atCompany: { extension: '0123' } });
    expect(ringing(ask, '07558666000012345')).toBeNull();
    ask.saveCustomer({ id: 'C1', draft: { ...draft, numbers: ['075586660000;801'] }, at: anyTime });
    expect(ringing(ask, '+8675586660000801')?.id).toBe('C1');
    expect(ringing(ask, '0755-86660000转801')?.id).toBe('C1');
    expect(ringing(ask, '0755-86660000转802')).toMatchObject({ atCompany: { extension: '802' } });
  });

  test('nobody when the number is hidden', () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft, at: anyTime });
    expect(ringing(ask, 'anonymous')).toBeNull();
  });
});

describe('a company', () => {
  test('comes with its first contact, counts its contacts, and gives them its new name', () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft, at: anyTime });
    ask.saveCustomer({ id: 'C2', draft: { ...draft, name: '王伟', company: '华信 科技', numbers: [] }, at: anyTime });
    const [company] = ask.listCompanies({ text: '华信', limit: 10 });
    expect(company).toMatchObject({ name: '华信科技', contacts: 2 });
    const { id, address, notes, numbers } = company ?? { id: '', address: '', notes: '', numbers: [] };
    ask.saveCompany({ id, draft: { name: '华信集团', address, notes, numbers }, at: anyTime + 1 });
    expect(listed(ask, '集团').sort()).toEqual(['C1', 'C2']);
    expect(ask.listCustomers({ text: '', filter: { ...noCustomerFilter, companyId: id }, limit: 5, cursor: null })).toMatchObject({ total: 2, cursor: null });
    expect(ask.getCustomerRecord({ id: 'C1' })).toMatchObject({ company: '华信集团', companyId: id });
  });

  test('keeps its name and its numbers to itself', () => {
    const { ask } = openForTest();
    const company = { name: '甲', address: '', notes: '', numbers: [{ prefix: '0755888', extensionDigits: 4 }] };
    ask.saveCompany({ id: 'F1', draft: company, at: 1 });
    expect(() => ask.saveCompany({ id: 'F2', draft: { ...company, numbers: [] }, at: 1 })).toThrow(expect.objectContaining({ code: 'companyExists' }));
    expect(() => ask.saveCompany({ id: 'F2', draft: { ...company, name: '乙' }, at: 1 })).toThrow(expect.objectContaining({ code: 'numberTaken' }));
    expect(ask.getCompany({ id: 'F2' })).toBeNull();
  });
});

describe('a customer record', () => {
  test('keeps labels and custom fields when a change does not name them', () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft: { ...draft, labels: { '13800001111': 'mobile' }, fields: { f1: '月结', f2: '3' } }, at: anyTime });
    ask.changeCustomer({ id: 'C1', change: { level: '金牌' }, at: anyTime + 1 });
    ask.changeCustomer({ id: 'C1', change: { fields: { f2: '' } }, at: anyTime + 2 });
    expect(ask.getCustomerRecord({ id: 'C1' })).toMatchObject({ level: '金牌', name: '李敏', fields: { f1: '月结' }, labelled: [{ number: '13800001111', label: 'mobile' }] });
    expect(Object.keys(ask.getCustomerRecord({ id: 'C1' })?.fields ?? {})).toEqual(['f1']);
    expect(() => ask.changeCustomer({ id: 'none', change: {}, at: 1 })).toThrow(expect.objectContaining({ code: 'unknownCustomer' }));
  });

  test('is found by custom field, note, ticket number, one and two hanzi, and a far word of a long note', () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft: { ...draft, fields: { f1: '合同丙七' } }, at: anyTime });
    ask.saveCustomer({ id: 'C2', draft: { ...draft, name: '王伟', numbers: [] }, at: anyTime });
    ask.writeNote({ id: 'n1', customerId: 'C2', callId: null, text: `${'平常的话，'.repeat(900)}冰箱门封坏了`, author: '8001', at: anyTime });
    const ticket = ask.createTicket({ id: 't1', entryId: 'e1', at: anyTime, who: '8001', customerId: 'C1', callId: null, comment: '', fields: { subject: '退货', state: 'new', priority: 'normal', dueAt: null, assignee: '' } });
    expect(listed(ask, '丙七')).toEqual(['C1']);
    expect(listed(ask, '冰箱门封')).toEqual(['C2']);
    expect(listed(ask, '冰')).toEqual(['C2']);
    expect(listed(ask, `T${ticket.number}`)).toEqual(['C1']);
    expect(listed(ask, String(ticket.number))).toEqual(['C1']);
    expect(listed(ask, '退货')).toEqual(['C1']);
    expect(listed(ask, '敏')).toEqual(['C1']);
  });

  test('is listed page by page under filters of tag, level, field and open tickets', () => {
    const { ask } = openForTest();
    for (let index = 0; index < 25; index += 1) {
      const numbers = [`1380000${String(index).padStart(4, '0')}`];
      ask.saveCustomer({ id: `C${index}`, draft: { ...draft, numbers, level: index % 5 === 0 ? '金牌' : 'VIP', tags: index % 2 ? ['甲'] : ['甲乙'], fields: { f: index === 7 ? 'A' : 'B' } }, at: anyTime });
    }
    const page = ask.listCustomers({ text: '', filter: noCustomerFilter, limit: 20, cursor: null });
    expect([page.customers.length, page.total, page.customers[0]?.id]).toEqual([20, 25, 'C24']);
    const next = ask.listCustomers({ text: '', filter: noCustomerFilter, limit: 20, cursor: page.cursor });
    expect([next.customers.length, next.total, next.cursor]).toEqual([5, null, null]);
    const total = (filter: Partial<typeof noCustomerFilter>) => ask.listCustomers({ text: '', filter: { ...noCustomerFilter, ...filter }, limit: 1, cursor: null }).total;
    expect([total({ tag: '甲' }), total({ tag: '甲乙' }), total({ level: '金牌' }), total({ field: { id: 'f', value: 'A' } }), total({ openTicket: true })]).toEqual([12, 13, 5, 1, 0]);
    expect(ask.listCustomers({ text: '0012', filter: { ...noCustomerFilter, tag: '甲' }, limit: 5, cursor: null }).total).toBe(0);
  });

  test('has its own calls and those of its numbers from before it was known, each once', () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft, at: anyTime });
    ask.importCalls([
      anyImportedCall({ callId: 'before', remoteNumber: '13800001111', startedAt: anyTime - 5 }),
      anyImportedCall({ callId: 'own', remoteNumber: '13800001111', customerId: 'C1', startedAt: anyTime + 5 }),
      anyImportedCall({ callId: 'elsewhere', remoteNumber: '13900001111', customerId: 'C1', startedAt: anyTime + 6 }),
      anyImportedCall({ callId: 'other', remoteNumber: '13800001111', customerId: 'C9', startedAt: anyTime + 7 }),
    ]);
    const first = ask.listCustomerCalls({ customerId: 'C1', limit: 2, cursor: null });
    expect(first.calls.map(({ callId }) => callId)).toEqual(['elsewhere', 'own']);
    expect(ask.listCustomerCalls({ customerId: 'C1', limit: 2, cursor: first.cursor }).calls.map(({ callId }) => callId)).toEqual(['before']);
  });

  test('takes what people write: emoji, right to left, NUL', () => {
    const { ask } = openForTest();
    const odd = { ...draft, name: '👨‍👩‍👧 مرحبا \u202e反', notes: 'a\0b', fields: { f: '\u200fשלום' } };
    ask.saveCustomer({ id: 'C1', draft: odd, at: anyTime });
    expect(ask.getCustomerRecord({ id: 'C1' })).toMatchObject({ name: odd.name, notes: odd.notes, fields: odd.fields });
    expect(listed(ask, 'مرحبا')).toEqual(['C1']);
    expect(listed(ask, 'שלום')).toEqual(['C1']);
  });
});

describe('a note', () => {
  const note = { id: 'n1', customerId: 'C1', callId: 'call', author: '8001' };

  test('is one while it is written, and its earlier wordings are kept', () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft, at: anyTime });
    ask.writeNote({ ...note, text: '客户', at: anyTime });
    ask.writeNote({ ...note, text: '客户说', at: anyTime + 500 });
    ask.writeNote({ ...note, text: '客户说周二来', at: anyTime + 1000 });
    expect(ask.listNotes({ customerId: 'C1', limit: 5 })).toMatchObject([{ text: '客户说周二来', versions: 0, createdAt: anyTime }]);
    ask.writeNote({ ...note, text: '客户说周三来', at: anyTime + 60_000 });
    ask.writeNote({ ...note, text: '', at: anyTime + 61_000 });
    ask.writeNote({ ...note, text: '', at: anyTime + 62_000 });
    expect(ask.listNoteVersions({ noteId: 'n1' }).map(({ text }) => text)).toEqual(['客户说周三来', '客户说周二来']);
    expect(listed(ask, '周三')).toEqual([]);
  });
});

describe('fields and tags', () => {
  test('of a company keep their order, and a field that is left out stays known', () => {
    const { ask } = openForTest();
    const field = (id: string) => ({ id, name: id, kind: 'choice' as const, choices: ['一', '二'], hidden: false });
    ask.putCustomFields({ fields: [field('b'), field('a')] });
    expect(ask.putCustomFields({ fields: [{ ...field('c'), kind: 'date', choices: [] }, field('b')] }).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    ask.putTagStyles({ styles: [{ tag: '催单', colour: 'red', shape: 'triangle' }] });
    expect(ask.listTagStyles(null)).toEqual([{ tag: '催单', colour: 'red', shape: 'triangle' }]);
  });
});
