import { expect, test } from 'vitest';
import { numberChoices } from '../../../renderer/softphone/numberChoices.ts';

const speedDials = [{ label: '技术支持', number: '8020' }, { label: 'Warehouse', number: '0755-86123456' }];
const recent = [
  { remoteNumber: '13812345678', customerName: '王丽', company: '华强' },
  { remoteNumber: '8020', customerName: '', company: '' },
  { remoteNumber: '', customerName: '', company: '' },
  { remoteNumber: '13812345678', customerName: '王丽', company: '华强' },
  { remoteNumber: '02161234567', customerName: '', company: '浦江物业' },
];
const numbers = (typed: string, most = 9) => numberChoices(typed, speedDials, recent, most).map(({ number }) => number);

test('speed dials come first with their digits, then recent numbers, each once, never a hidden one', () => {
  expect(numberChoices('', speedDials, recent, 9).map(({ number, digit, name }) => [number, digit, name])).toEqual([
    ['8020', 1, '技术支持'], ['0755-86123456', 2, 'Warehouse'], ['13812345678', 0, '王丽'], ['02161234567', 0, '浦江物业'],
  ]);
});

test('typed digits match anywhere in the number, however it is grouped; words match the name', () => {
  expect(numbers('6123')).toEqual(['0755-86123456', '02161234567']);
  expect(numbers('5586')).toEqual(['0755-86123456']);
  expect(numbers('warehouse')).toEqual(['0755-86123456']);
  expect(numbers('王')).toEqual(['13812345678']);
  expect(numbers('9999')).toEqual([]);
});

test('no more are offered than asked for', () => {
  expect(numbers('', 3)).toHaveLength(3);
});
