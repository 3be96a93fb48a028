import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { expect, onTestFinished, test } from 'vitest';
import { lookIntoFile } from '../../../electron/customers/customerFile.ts';
import { xlsxRows } from '../../../electron/customers/xlsxRows.ts';

/** As spread sheets write it: texts stand behind the sheets that name them. */
async function workbook(directory: string, rows: number): Promise<string> {
  const file = path.join(directory, '客户.xlsx');
  const book = new ExcelJS.Workbook();
  for (const name of ['一', '二']) {
    const sheet = book.addWorksheet(name);
    for (let row = 0; row < rows; row += 1) sheet.addRow([`客户${row}`, `1390000${String(row).padStart(4, '0')}`]);
  }
  await book.xlsx.writeFile(file);
  return file;
}

/** Files below a folder that this process has open; none where they cannot be told. */
function openBelow(directory: string): readonly string[] {
  if (process.platform !== 'linux') return [];
  return fs.readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const target = fs.readlinkSync(`/proc/self/fd/${fd}`);
      return target.startsWith(directory) ? [target] : [];
    } catch {
      return [];
    }
  });
}

test('a look into a workbook, and reading that is called off, leave no copy of its customers and no file open', async () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'console-workbook-'));
  const temporary = path.join(directory, 'tmp');
  fs.mkdirSync(temporary);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = temporary;
  onTestFinished(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    fs.rmSync(directory, { recursive: true, force: true });
  });
  const file = await workbook(directory, 2_000);
  expect((await lookIntoFile(file, [])).preview.rows[0]).toEqual(['客户0', '13900000000']);
  const stop = new AbortController();
  await expect(async () => {
    for await (const row of xlsxRows(file, stop.signal)) if (row.line === 50) stop.abort();
  }).rejects.toThrow('abort');
  expect(fs.readdirSync(temporary)).toEqual([]);
  await expect.poll(() => openBelow(directory), { timeout: 10_000 }).toEqual([]);
});
