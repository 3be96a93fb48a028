import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lookIntoFile } from '../../electron/customers/customerFile.ts';
import { checkImport, importFile, takeImportBack, tidyAfterImports } from '../../electron/customers/customerImporter.ts';
import type { FileImport, ImportStore } from '../../electron/customers/customerImporter.ts';
import { exportCustomers } from '../../electron/customers/exportCustomers.ts';
import type { CustomerExport, CustomerPages } from '../../electron/customers/exportCustomers.ts';
import { writeRefusedRows } from '../../electron/customers/refusedRows.ts';
import { StoreError } from '../../electron/store/storeErrors.ts';
import { noCustomerFilter } from '../../shared/customers/customer.ts';
import { lineFaults } from '../../shared/customers/customerImport.ts';
import type { CustomField } from '../../shared/customers/customField.ts';
import { anyTime, openForTest, temporaryDirectory } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

const field: CustomField = { id: 'f1', name: '合同', kind: 'text', choices: [], hidden: false };

/** The store's entries as main sees them. */
function promised(ask: DirectStore): ImportStore & CustomerPages {
  return new Proxy({}, { get: (_, name: string) => async (argument: unknown) => (ask as unknown as Record<string, (argument: unknown) => unknown>)[name]?.(argument) }) as ImportStore & CustomerPages;
}

async function workOn(content: string, name = '客户.csv'): Promise<FileImport> {
  const file = path.join(temporaryDirectory(), name);
  fs.writeFileSync(file, content);
  const looked = await lookIntoFile(file, [field]);
  return { file: looked.file, reading: looked.preview.reading, fields: [field], homeAreaCode: '0755', signal: new AbortController().signal, progress: () => undefined };
}

const order = { existing: 'fill', who: '8001', at: anyTime, total: null } as const;
const content = '姓名,公司,电话,等级,合同\n李敏,华信科技,86660000,VIP,甲\n王伟,海天,13800002222,,乙\n坏行,,12x,,\n李敏二,,075586660000,,\n赵云,,13800001111,金,\n';

describe('a file of customers', () => {
  test('is checked without keeping anything: each bad line with its number and its column', async () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft: { name: '旧', company: '', level: '', tags: [], notes: '', numbers: ['13800001111'] }, at: 1 });
    expect(await checkImport(promised(ask), await workOn(content))).toEqual({
      lines: 5, good: 3, existing: 1, refused: 2,
      refusedLines: [{ line: 4, fault: 'numberUnreadable', column: '电话' }, { line: 5, fault: 'repeatedInFile', column: '' }],
    });
    expect(ask.stats(null).rows).toMatchObject({ customer: 1, stagedCustomer: 0 });
  });

  test('is imported, its refused lines go into a file with the reasons, and all of it can be taken back', async () => {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft: { name: '旧', company: '', level: '', tags: [], notes: '', numbers: ['13800001111'] }, at: 1 });
    const store = promised(ask);
    const work = await workOn(content);
    const imported = await importFile(store, { ...work, ...order });
    expect(imported).toMatchObject({ added: 2, changed: 1, skipped: 0, headings: ['姓名', '公司', '电话', '等级', '合同'] });
    expect(ask.findCustomerByNumber({ number: '075586660000' })).toMatchObject({ name: '李敏', company: '华信科技' });
    expect(ask.getCustomerRecord({ id: 'C1' })).toMatchObject({ name: '旧', level: '金' });
    expect(ask.searchCustomers({ text: '甲', limit: 5 })).toMatchObject([{ name: '李敏' }]);

    const faults = Object.fromEntries(lineFaults.map((fault) => [fault, { fault: `wrong: ${fault}`, remedy: `do: ${fault}` }])) as Parameters<typeof writeRefusedRows>[3]['faults'];
    const file = await writeRefusedRows(work.file.path, imported.headings, imported.refused, { line: '行', fault: '问题', remedy: '办法', faults }, anyTime);
    expect(fs.readFileSync(file ?? '', 'utf8').split('\r\n')).toEqual([
      '\ufeff姓名,公司,电话,等级,合同,行,问题,办法', '坏行,,12x,,,4,电话: wrong: numberUnreadable,do: numberUnreadable', expect.stringMatching(/^李敏二,,"?075586660000\t"?,,,5,wrong: repeatedInFile/), '',
    ]);

    expect(await takeImportBack(store, { importId: imported.importId, who: '8001', at: anyTime + 1, signal: work.signal, progress: () => undefined })).toEqual({ removed: 2, restored: 1, left: 0 });
    await tidyAfterImports(store);
    expect(ask.stats(null).rows).toMatchObject({ customer: 1, stagedCustomer: 0, customerTextOrphan: 0 });
    expect(ask.getCustomer({ id: 'C1' })).toMatchObject({ name: '旧', level: '' });
  });

  test('leaves nothing when it is called off or the disk is full', async () => {
    const { ask } = openForTest();
    const rows = Array.from({ length: 450 }, (_, index) => `客户${index},1390000${String(index).padStart(4, '0')}`);
    const work = await workOn(['姓名,手机', ...rows].join('\n'));
    const stop = new AbortController();
    await expect(importFile(promised(ask), { ...work, ...order, signal: stop.signal, progress: (done) => done >= 200 && stop.abort(new Error('called off')) })).rejects.toThrow('called off');
    const full: ImportStore = { ...promised(ask), takeOverImport: () => Promise.reject(new StoreError('diskFull', 'full')), stageCustomers: promised(ask).stageCustomers, dropImport: promised(ask).dropImport, beginImport: promised(ask).beginImport };
    await expect(importFile(full, { ...work, ...order })).rejects.toMatchObject({ code: 'diskFull' });
    await tidyAfterImports(promised(ask));
    expect(ask.stats(null).rows).toMatchObject({ customer: 0, customerNumber: 0, company: 0, stagedCustomer: 0, customerTextOrphan: 0 });
    expect(await importFile(promised(ask), { ...work, ...order })).toMatchObject({ added: 450 });
  });
});

describe('customers that are written to a file', () => {
  const titles = { name: '姓名', company: '公司', level: '等级', tags: '标签', numbers: '电话', notes: '备注', created: '建立', changed: '更改' };

  function filled(): DirectStore {
    const { ask } = openForTest();
    ask.saveCustomer({ id: 'C1', draft: { name: '=李敏', company: '华信, 科技', level: 'VIP', tags: ['月结'], notes: '一\n二 😀', numbers: ['075586660000;801', '13800001111', '+14155550100'], labels: { '13800001111': 'mobile' }, fields: { f1: '007' } }, at: anyTime });
    return ask;
  }

  function exportOf(ask: DirectStore, format: CustomerExport['format'], seeNumbers = true) {
    const file = path.join(temporaryDirectory(), `out.${format}`);
    return { file, run: () => exportCustomers(promised(ask), { file, format, text: '', filter: noCustomerFilter, fields: [field], titles, seeNumbers, signal: new AbortController().signal, progress: () => undefined }) };
  }

  test.each(['csv', 'xlsx', 'vcf'] as const)('as %s come back the same by an import', async (format) => {
    const ask = filled();
    const { file, run } = exportOf(ask, format);
    expect(await run()).toEqual({ customers: 1 });
    const { ask: other } = openForTest();
    const looked = await lookIntoFile(file, [field]);
    const work: FileImport = { file: looked.file, reading: looked.preview.reading, fields: [field], homeAreaCode: undefined, signal: new AbortController().signal, progress: () => undefined };
    expect(await importFile(promised(other), { ...work, ...order })).toMatchObject({ added: 1, refused: [] });
    const card = other.findCustomerByNumber({ number: '13800001111' });
    expect(card).toMatchObject({ company: '华信, 科技', notes: '一\n二 😀', numbers: expect.arrayContaining(['075586660000;801']) as string[] });
    expect(card?.name).toBe('=李敏');
    expect(other.findCustomerByNumber({ number: '+14155550100' })?.id).toBe(card?.id);
  });

  test('have their numbers masked for a seat that may not see them, and a read-only folder is said', async () => {
    const ask = filled();
    const { file, run } = exportOf(ask, 'csv', false);
    await run();
    const text = fs.readFileSync(file, 'utf8');
    expect(text).toContain('138 **** 1111');
    expect(text).not.toContain('13800001111');
    await expect(exportCustomers(promised(ask), { file: '/proc/none/out.csv', format: 'csv', text: '', filter: noCustomerFilter, fields: [], titles, seeNumbers: true, signal: new AbortController().signal, progress: () => undefined }))
      .rejects.toMatchObject({ code: 'cannotWrite' });
  });
});
