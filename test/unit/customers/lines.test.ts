import { describe, expect, test } from 'vitest';
import { guessColumns, hasHeadings } from '../../../electron/customers/guessColumns.ts';
import { readLine } from '../../../electron/customers/readLine.ts';
import { vcardOf } from '../../../electron/customers/vcardText.ts';
import { readFieldValue } from '../../../shared/customers/customField.ts';
import type { CustomField } from '../../../shared/customers/customField.ts';
import type { ColumnMeaning } from '../../../shared/customers/customerImport.ts';
import { companyKey, personKey } from '../../../shared/customers/nameKeys.ts';

const field: CustomField = { id: 'f1', name: '合同日期', kind: 'date', choices: [], hidden: false };

function read(cells: readonly string[], columns: readonly ColumnMeaning[], homeAreaCode?: string) {
  return readLine(cells, 7, { reading: { columns }, fields: [field], homeAreaCode });
}

describe('columns are guessed', () => {
  test.each([
    [['姓名', '公司名称', '手机号码', '公司电话', '家庭电话', '传真', '客户等级', '标签', '备注', '邮箱'], ['name', 'company', 'mobile', 'office', 'home', 'fax', 'level', 'tags', 'notes', 'ignore']],
    [['First Name', 'Last Name', 'Company', 'Mobile Phone', 'Business Phone', 'Home Phone', 'Fax', 'Notes', 'Categories'], ['name', 'name', 'company', 'mobile', 'office', 'home', 'fax', 'notes', 'tags']],
    [['联系人', '单位', '电话', '合同日期'], ['name', 'company', 'number', 'field:f1']],
  ])('from the headings %j', (headings, expected) => {
    expect(hasHeadings([headings], [field])).toBe(true);
    expect(guessColumns([headings], true, [field])).toEqual(expected);
  });

  test('from what stands in them when there are no headings', () => {
    const rows = [['李敏', '华信科技有限公司', '13800001111', '0755-86660000'], ['王伟', '海天贸易有限公司', '13800002222', '02161234567']];
    expect(hasHeadings(rows, [])).toBe(false);
    expect(guessColumns(rows, false, [])).toEqual(['name', 'company', 'mobile', 'number']);
  });
});

describe('a line', () => {
  test('gives canonical numbers with their labels, tags and fields', () => {
    expect(read(['李敏', '+86 138-0000-1111、86660000 / 0755-86660000转801', 'VIP，月结', '2026/1/5'], ['name', 'mobile', 'tags', 'field:f1'], '0755')).toEqual({
      kind: 'good',
      line: {
        line: 7, name: '李敏', company: '', level: '', notes: '', tags: ['VIP', '月结'], fields: { f1: '2026-01-05' },
        numbers: [{ number: '13800001111', label: 'mobile' }, { number: '075586660000', label: 'mobile' }, { number: '075586660000;801', label: 'extension' }],
      },
    });
  });

  test.each<[string, readonly string[], readonly ColumnMeaning[], object]>([
    ['nothing in it', ['', ''], ['name', 'number'], { kind: 'blank' }],
    ['neither name nor number', ['', 'x'], ['name', 'ignore'], { kind: 'refused', fault: 'empty' }],
    ['a number without a name', ['无', '13800001111'], ['name', 'number'], { kind: 'refused', fault: 'nameMissing' }],
    ['an unreadable number', ['李', '138000'.repeat(9)], ['name', 'number'], { kind: 'refused', fault: 'numberUnreadable', column: 1 }],
    ['a rounded number of a spread sheet', ['李', '1.38E+10'], ['name', 'number'], { kind: 'refused', fault: 'numberUnreadable', column: 1 }],
    ['an unreadable date', ['李', '13/32/2026'], ['name', 'field:f1'], { kind: 'refused', fault: 'fieldUnreadable', column: 1 }],
    ['a note of ten megabytes', ['李', '长'.repeat(3_500_000)], ['name', 'notes'], { kind: 'refused', fault: 'tooLong', column: 1 }],
    ['too many numbers', ['李', Array.from({ length: 51 }, (_, index) => `138000011${10 + index}`).join()], ['name', 'number'], { kind: 'refused', fault: 'tooManyNumbers', column: 1 }],
    ['more cells than columns', ['李', '1', 'more'], ['name', 'ignore'], { kind: 'refused', fault: 'columnsDiffer' }],
  ])('with %s', (_, cells, columns, expected) => {
    expect(read(cells, columns)).toMatchObject(expected);
  });
});

test.each([
  ['number', '1,234.50', '1234.50'], ['number', '１２', '12'], ['number', '1e5', null], ['date', '2026年2月3日', '2026-02-03'], ['date', '2026-02-30', null], ['date', '', ''],
] as const)('a field of kind %s reads %s as %s', (kind, text, expected) => {
  expect(readFieldValue({ kind, choices: [] }, text)).toBe(expected);
});

test('names that mean the same have the same key', () => {
  expect([personKey('王 丽女士'), personKey('王丽'), personKey('王总'), personKey('Mr. Ann LEE')]).toEqual(['王丽', '王丽', '王总', 'annlee']);
  expect([companyKey('华信科技（深圳）有限公司'), companyKey('华信科技'), companyKey('Acme Co., Ltd.')]).toEqual(['华信科技', '华信科技', 'acme']);
});

test('a vCard is folded between characters and escapes what it must', () => {
  const text = vcardOf({ id: 'C1', name: '李;敏', company: '', tags: ['a,b'], notes: `${'很长的备注'.repeat(20)}\n二`, labelled: [{ number: '13800001111', label: 'mobile' }], updatedAt: 0 });
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replace(/\r\n /g, '')).toContain(`FN:李\\;敏\r\n`);
  expect(text.replace(/\r\n /g, '')).toContain(`CATEGORIES:a\\,b\r\nNOTE:${'很长的备注'.repeat(20)}\\n二\r\n`);
  expect(text).toContain('TEL;TYPE=CELL:13800001111\r\n');
});
