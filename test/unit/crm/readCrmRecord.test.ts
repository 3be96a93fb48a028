import { expect, test } from 'vitest';
import { readCrmRecord } from '../../../shared/crm/readCrmRecord.ts';

const nowhere = { id: '', name: '', company: '', level: '', note: '', url: '' };

test('fields are read from wherever they stand', () => {
  const answer = { data: { contacts: [{ id: 7, who: { name: ' 王丽\n' }, link: 'https://crm.example.com/7' }] } };
  const paths = { ...nowhere, id: 'data.contacts.0.id', name: 'data.contacts.0.who.name', url: 'data.contacts.0.link', note: 'data.missing.note' };
  expect(readCrmRecord(answer, paths)).toEqual({ ...nowhere, id: '7', name: '王丽', url: 'https://crm.example.com/7' });
});

test('an answer that says of nobody who it is, is none', () => {
  for (const answer of [null, 1, 'text', [], {}, { name: { nested: true } }]) expect(readCrmRecord(answer, { ...nowhere, name: 'name' })).toBeNull();
  expect(readCrmRecord({ __proto__: { name: 'x' } }, { ...nowhere, name: 'constructor.name' })).toBeNull();
});

test('a link that is no web page is not shown, and no field is longer than a card can take', () => {
  const record = readCrmRecord({ name: 'x'.repeat(9_000), url: 'javascript:alert(1)' }, { ...nowhere, name: 'name', url: 'url' });
  expect(record?.url).toBe('');
  expect(record?.name).toHaveLength(2_000);
});
