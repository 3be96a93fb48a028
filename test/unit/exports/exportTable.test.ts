import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exportTable } from '../../../electron/exports/exportTable.ts';
import type { TableExport } from '../../../electron/exports/exportTable.ts';
import type { TableFormat } from '../../../electron/exports/tableColumn.ts';

interface Row { readonly number: string; readonly words: string; readonly seconds: number; readonly at: Date | null }

const columns: TableExport<Row>['columns'] = [
  { title: '号码', width: 16, cell: ({ number }) => number },
  { title: '=备注', width: 40, cell: ({ words }) => words },
  { title: '秒', width: 8, cell: ({ seconds }) => seconds },
  { title: '时间', width: 20, cell: ({ at }) => at },
];

const rows: readonly Row[] = [
  { number: '01012345678', words: '=cmd|calc', seconds: 60, at: new Date(2026, 10, 22, 9, 51, 7) },
  { number: '4008201234', words: '第一行\r\n"第二行", 😀 مرحبا \u0000', seconds: -1, at: null },
  { number: '', words: '_x0041_ <b>&amp;', seconds: 0.5, at: null },
];

function folder(): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'console-export-'));
  onTestFinished(() => {
    fs.chmodSync(made, 0o700);
    fs.rmSync(made, { recursive: true, force: true });
  });
  return made;
}

async function* batches(...all: (readonly Row[])[]): AsyncGenerator<readonly Row[]> {
  yield* all;
}

function exporting(format: TableFormat, changes: Partial<TableExport<Row>> = {}): TableExport<Row> {
  return { file: path.join(folder(), `out.${format}`), format, sheetName: '通话', columns, rows: batches(rows), total: rows.length, signal: new AbortController().signal, progress: () => undefined, ...changes };
}

async function workbookOf(file: string): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(file);
  return workbook;
}

test('a CSV file has the mark of UTF-8 and reads back as it was, made safe', async () => {
  const options = exporting('csv');
  expect(await exportTable(options)).toEqual({ rows: 3, sheets: 1, cutCells: 0 });
  const bytes = fs.readFileSync(options.file);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(parse(bytes, { bom: true })).toEqual([
    ['号码', "'=备注", '秒', '时间'],
    ['01012345678\t', "'=cmd|calc", '60', '2026-11-22 09:51:07'],
    ['4008201234\t', '第一行\n"第二行", 😀 مرحبا ', '-1', ''],
    ['', '_x0041_ <b>&amp;', '0.5', ''],
  ]);
});

test('a workbook holds texts as texts, figures as figures, moments as moments', async () => {
  const options = exporting('xlsx');
  await exportTable(options);
  const sheet = (await workbookOf(options.file)).getWorksheet('通话');
  const cell = (address: string) => sheet?.getCell(address);
  expect(cell('B1')?.value).toBe('=备注');
  expect([cell('A2')?.value, cell('A2')?.numFmt]).toEqual(['01012345678', '@']);
  expect([cell('B2')?.value, cell('B2')?.type]).toEqual(['=cmd|calc', exceljs.ValueType.String]);
  expect(cell('C2')?.value).toBe(60);
  expect((cell('D2')?.value as Date).toISOString()).toBe('2026-11-22T09:51:07.000Z');
  expect(cell('B3')?.value).toBe('第一行\n"第二行", 😀 مرحبا ');
  expect(cell('C3')?.value).toBe(-1);
  expect(cell('A4')?.value).toBeNull();
  expect(sheet?.rowCount).toBe(4);
});

test('more rows than a sheet holds go on in further sheets, each with its head', async () => {
  const many = Array.from({ length: 250 }, (_, index) => ({ number: String(index), words: '', seconds: index, at: null }));
  const options = exporting('xlsx', { rows: batches(many.slice(0, 130), [], many.slice(130)), rowsPerSheet: 101 });
  expect(await exportTable(options)).toMatchObject({ rows: 250, sheets: 3 });
  const workbook = await workbookOf(options.file);
  expect(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([['通话 1', 101], ['通话 2', 101], ['通话 3', 51]]);
  expect(workbook.worksheets.flatMap((sheet) => sheet.getColumn(3).values.slice(2))).toEqual(many.map(({ seconds }) => seconds));
});

test('rows that just fill a sheet make no empty second one, and none at all make one with its head', async () => {
  const full = exporting('xlsx', { rows: batches(rows), rowsPerSheet: 4 });
  expect((await exportTable(full)).sheets).toBe(1);
  const empty = exporting('xlsx', { rows: batches() });
  expect(await exportTable(empty)).toMatchObject({ rows: 0, sheets: 1 });
  expect((await workbookOf(empty.file)).worksheets[0]?.rowCount).toBe(1);
});

test('a text too long for a cell is shortened there, said, and whole in CSV', async () => {
  const long = [{ number: '1', words: '长'.repeat(40_000), seconds: 1, at: null }];
  const sheet = exporting('xlsx', { rows: batches(long) });
  expect((await exportTable(sheet)).cutCells).toBe(1);
  const text = exporting('csv', { rows: batches(long) });
  expect((await exportTable(text)).cutCells).toBe(0);
  expect((parse(fs.readFileSync(text.file), { bom: true }) as string[][])[1]?.[1]).toHaveLength(40_000);
});

describe.each(['csv', 'xlsx'] as const)('a %s export', (format) => {
  test('tells how far it is and fetches a batch only when it is needed', async () => {
    const told: number[] = [];
    let fetched = 0;
    async function* slow(): AsyncGenerator<readonly Row[]> {
      for (; fetched < 5; fetched += 1) yield rows;
    }
    await exportTable(exporting(format, { rows: slow(), total: 15, progress: (done) => told.push(done) }));
    expect(told).toEqual([0, 3, 6, 9, 12, 15]);
  });

  test('that is called off leaves nothing, and what was there before stays', async () => {
    const controller = new AbortController();
    async function* endless(): AsyncGenerator<readonly Row[]> {
      for (let batch = 0; ; batch += 1) {
        if (batch === 3) controller.abort(new DOMException('Called off', 'AbortError'));
        yield rows;
      }
    }
    const options = exporting(format, { rows: endless(), signal: controller.signal });
    fs.writeFileSync(options.file, 'before');
    await expect(exportTable(options)).rejects.toMatchObject({ name: 'AbortError' });
    expect(fs.readdirSync(path.dirname(options.file)).map((name) => [name, fs.readFileSync(path.join(path.dirname(options.file), name), 'utf8')])).toEqual([[`out.${format}`, 'before']]);
  });

  test('whose rows fail leaves nothing and tells the failure', async () => {
    async function* failing(): AsyncGenerator<readonly Row[]> {
      yield rows;
      throw Object.assign(new Error('down'), { code: 'storeDown' });
    }
    const options = exporting(format, { rows: failing() });
    await expect(exportTable(options)).rejects.toMatchObject({ code: 'storeDown' });
    expect(fs.readdirSync(path.dirname(options.file))).toEqual([]);
  });

  test('into a folder that is gone, or over a folder, is refused in words', async () => {
    await expect(exportTable(exporting(format, { file: path.join(folder(), 'gone', 'out') }))).rejects.toMatchObject({ code: 'cannotWrite' });
    const options = exporting(format);
    fs.mkdirSync(options.file);
    await expect(exportTable(options)).rejects.toMatchObject({ code: 'cannotWrite' });
    expect(fs.readdirSync(path.dirname(options.file))).toEqual([path.basename(options.file)]);
  });

  test.runIf(process.platform === 'linux' && process.getuid?.() === 0)('on a disk that is only read is refused as such, and what was there before stays', async () => {
    const disk = folder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    onTestFinished(() => void execFileSync('umount', [disk]));
    const file = path.join(disk, `out.${format}`);
    fs.writeFileSync(file, 'before');
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    await expect(exportTable(exporting(format, { file }))).rejects.toMatchObject({ code: 'EROFS' });
    expect(fs.readdirSync(disk).map((name) => fs.readFileSync(path.join(disk, name), 'utf8'))).toEqual(['before']);
  });

  test.runIf(process.platform === 'linux' && process.getuid?.() === 0)('on a full disk is refused as such and leaves nothing', async () => {
    const disk = folder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    onTestFinished(() => void execFileSync('umount', [disk]));
    async function* large(): AsyncGenerator<readonly Row[]> {
      for (let batch = 0; batch < 40; batch += 1) yield [{ number: '1', words: randomBytes(6000).toString('base64'), seconds: 1, at: null }];
    }
    await expect(exportTable(exporting(format, { file: path.join(disk, 'out'), rows: large() }))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(fs.readdirSync(disk)).toEqual([]);
  });
});
