import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { lookIntoFile, rowsOf } from '../../../electron/customers/customerFile.ts';
import { detectDelimiter, detectEncoding } from '../../../electron/customers/textFile.ts';
import { exportTable } from '../../../electron/exports/exportTable.ts';

function fileWith(name: string, content: Buffer | string): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'customers-'));
  onTestFinished(() => fs.rmSync(directory, { recursive: true, force: true }));
  const file = path.join(directory, name);
  fs.writeFileSync(file, content);
  return file;
}

/** `姓名,电话\r\n李敏,13800001111\r\n` in GBK. */
const gbk = Buffer.from('d0d5c3fb2cb5e7bbb00d0ac0eec3f42c31333830303030313131310d0a', 'hex');

async function cellsOf(file: string): Promise<readonly (readonly string[])[]> {
  const looked = await lookIntoFile(file, []);
  const rows: (readonly string[])[] = [];
  for await (const row of rowsOf(looked.file, looked.preview.reading, new AbortController().signal)) rows.push(row.kind === 'row' ? row.cells : [row.fault, String(row.line)]);
  return rows;
}

describe('a text file', () => {
  test.each([
    ['UTF-8', Buffer.from('姓名,电话\r\n李敏,13800001111\r\n')],
    ['UTF-8 with its mark', Buffer.from('\ufeff姓名,电话\n李敏,13800001111')],
    ['GBK', gbk],
    ['UTF-16 with its mark', Buffer.from('\ufeff姓名,电话\r\n李敏,13800001111\r\n', 'utf16le')],
    ['tabs', Buffer.from('姓名\t电话\r\n李敏\t13800001111')],
    ['semicolons and quotes', Buffer.from('"姓名";"电话"\r\n"李敏";"13800001111"')],
  ])('in %s is read', async (_, content) => {
    expect(await cellsOf(fileWith('a.csv', content))).toEqual([['姓名', '电话'], ['李敏', '13800001111']]);
  });

  test('keeps line breaks, delimiters and quotes within quotes, and counts lines as an editor does', async () => {
    const file = fileWith('a.csv', 'name,notes,phone\r\n李,"一\r\n二,""三""",1\r\n王,x,2\r\n');
    const { file: opened, preview } = await lookIntoFile(file, []);
    const rows = [];
    for await (const row of rowsOf(opened, preview.reading, new AbortController().signal)) rows.push(row);
    expect(rows).toEqual([
      { kind: 'row', line: 1, cells: ['name', 'notes', 'phone'] }, { kind: 'row', line: 2, cells: ['李', '一\n二,"三"', '1'] }, { kind: 'row', line: 4, cells: ['王', 'x', '2'] },
    ]);
  });

  test('with a quote that is never closed is read up to there, and the line is named', async () => {
    expect(await cellsOf(fileWith('a.csv', 'name,phone\n李,1\n"王,2\n赵,3\n'))).toEqual([['name', 'phone'], ['李', '1'], ['brokenQuotes', '3']]);
  });

  test('loses NUL and other controls, and keeps emoji and right-to-left', async () => {
    expect(await cellsOf(fileWith('a.csv', 'name,phone\n李\0\u0007👨‍👩‍👧,1\nمرحبا,2\n'))).toEqual([['name', 'phone'], ['李👨‍👩‍👧', '1'], ['مرحبا', '2']]);
  });

  test('loses the apostrophe that keeps a text from being a formula, and no other', async () => {
    expect(await cellsOf(fileWith('a.csv', "name,phone,notes\n'=李,'+14155550100,'k\n"))).toEqual([['name', 'phone', 'notes'], ['=李', '+14155550100', "'k"]]);
  });

  test('tells GBK from UTF-8 also when the sample ends within a character', () => {
    expect(detectEncoding(Buffer.from('李敏').subarray(0, 5))).toBe('utf-8');
    expect(detectEncoding(gbk)).toBe('gb18030');
    expect(detectDelimiter('a,b;c;d\n1,2;3;4\n"x;y;z",5;6;7')).toBe(';');
  });
});

describe('a file of the wrong kind is refused with its reason', () => {
  test.each([
    ['an empty one', '', 'fileEmpty'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'oldWorkbook'],
    ['a picture', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 37) % 251)), 'noTable'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004 and nothing else of it'), 'workbookBroken'],
  ])('%s', async (_, content, code) => {
    await expect(lookIntoFile(fileWith('客户.csv', content), [])).rejects.toMatchObject({ code });
  });

  test('one that is not there', async () => {
    await expect(lookIntoFile('/nowhere/客户.csv', [])).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a workbook', () => {
  test('is read whatever it is called: leading zeros, dates and empty cells as they are seen', async () => {
    const file = fileWith('客户.csv', '');
    const column = (title: string, index: number) => ({ title, width: 10, cell: (row: readonly (string | number | null)[]) => row[index] ?? null });
    await exportTable({
      file, format: 'xlsx', sheetName: '客户', columns: ['姓名', '电话', '备注'].map(column), total: null, signal: new AbortController().signal, progress: () => undefined,
      rows: (async function* () { yield [['李敏', '075586660000', '甲\n乙'], ['王伟', 13_800_001_111, null], [null, null, '=x']]; })(),
    });
    expect((await lookIntoFile(file, [])).preview).toMatchObject({ format: 'xlsx', reading: { headings: true, columns: ['name', 'number', 'notes'] } });
    expect(await cellsOf(file)).toEqual([['姓名', '电话', '备注'], ['李敏', '075586660000', '甲\n乙'], ['王伟', '13800001111'], ['', '', '=x']]);
  });
});

describe('a vCard file', () => {
  const row = async (text: string | Buffer) => (await cellsOf(fileWith('a.vcf', text)))[1];

  test('2.1 with quoted-printable in GBK, soft breaks and bare types', async () => {
    const card = 'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=C0=EE;=C3=F4;;;\r\nTEL;CELL;VOICE:138 0000 1111\r\nTEL;WORK;FAX:0755-86660001\r\n'
      + 'NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=91=A8=\r\n=E6=9C=AB\r\nPHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\r\n  SkZJRg==\r\n\r\nEND:VCARD\r\n';
    expect(await row(card)).toEqual(['李敏', '', '138 0000 1111', '', '', '0755-86660001', '', '周末', '', '', '', '', '', '']);
  });

  test('3.0 folded, grouped and escaped', async () => {
    const card = 'BEGIN:VCARD\nVERSION:3.0\nFN:王\n 伟\nitem1.ORG:华信科技;研发\nitem2.TEL;type=WORK;type=pref:(0755) 8666-0000\nTEL;TYPE=CELL:13800001111\nTEL;TYPE=CELL:13800002222\nCATEGORIES:VIP,月结\nNOTE:一\\n二\\, 三\nEND:VCARD\n';
    expect(await row(card)).toEqual(['王伟', '华信科技 研发', '13800001111\n13800002222', '(0755) 8666-0000', '', '', '', '一\n二, 三', 'VIP,月结', '', '', '', '', '']);
  });

  test('4.0 with telephone addresses, and a file that ends within a card', async () => {
    const card = 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN;ALTID=1:Ann "A" Lee\r\nTEL;VALUE=uri;TYPE="voice,work":tel:+86-755-8666-0000;ext=801\r\nBDAY:19900102';
    expect(await row(card)).toEqual(['Ann "A" Lee', '', '', 'tel:+86-755-8666-0000;ext=801', '', '', '', '', '', '', '', '', '19900102', '']);
  });

  test('in raw GBK is read with the encoding that was found', async () => {
    const card = Buffer.concat([Buffer.from('BEGIN:VCARD\r\nFN:'), Buffer.from('c0eec3f4', 'hex'), Buffer.from('\r\nTEL:13800001111\r\nEND:VCARD\r\n')]);
    expect((await row(card))?.[0]).toBe('李敏');
  });
});
