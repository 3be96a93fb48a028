import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import Excel from 'exceljs';
import { expect, test } from 'vitest';
import { writeWorkbook } from '../../../electron/statistics/writeWorkbook.ts';
import { defaultDispositionRules } from '../../../shared/dispositions/defaultDispositionRules.ts';
import { CallCounter } from '../../../shared/statistics/countCalls.ts';
import { CallerCounter } from '../../../shared/statistics/countCallers.ts';
import { reportSections, type ReportContent } from '../../../shared/statistics/report.ts';
import type { StatisticsScope } from '../../../shared/statistics/statisticsScope.ts';
import { dayMs, zoneClock } from '../../../shared/statistics/zoneClock.ts';
import { packedByDay, randomCalls } from './fixtures.ts';

const from = 20_000;
const scope: StatisticsScope = { from, until: from + 7, zone: 'Asia/Shanghai', unit: 'day', serviceNumber: null, queue: null, agent: null };
const clock = zoneClock(scope.zone, (from - 8) * dayMs, (from + 8) * dayMs);

function content(): ReportContent {
  const calls = packedByDay(randomCalls(7, 400, from * dayMs, (from + 7) * dayMs));
  const [counter, callers] = [new CallCounter(scope, clock, []), new CallerCounter(scope, clock, 7)];
  for (const day of calls) {
    counter.take(day);
    callers.take(day);
  }
  callers.finish((from + 8) * dayMs);
  return {
    scope, figures: counter.result(), locale: 'zh-CN', sections: reportSections, dispositionRules: defaultDispositionRules, serviceNumbers: [{ number: '4008201234', label: '=HYPERLINK("x")' }], madeAt: 0, madeBy: '8001',
    callers: { ...callers.result(), repeatCallers: [{ lastCall: 1, number: '013812345678', customerName: '=1+1', calls: 3, answered: 2, missed: 1, firstAt: 0, lastAt: Date.UTC(2026, 10, 22, 1, 30) }] },
    states: [{ agent: '8001', kind: 'idle', reason: null, ms: 90_000_000 }],
  };
}

async function written(report: ReportContent): Promise<Excel.Workbook> {
  const to = new PassThrough();
  const bytes = buffer(to);
  await writeWorkbook(report, to, new AbortController().signal);
  to.end();
  const workbook = new Excel.Workbook();
  await workbook.xlsx.load((await bytes) as unknown as ArrayBuffer);
  return workbook;
}

test('every table has a sheet with a name of its own and a head that stays in view', async () => {
  const report = content();
  const workbook = await written(report);
  const names = workbook.worksheets.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.slice(0, 2)).toEqual(['概览', '呼叫趋势']);
  expect(workbook.worksheets.map((sheet) => sheet.views[0]?.state)).toEqual(names.map(() => 'frozen'));
  expect(workbook.getWorksheet('概览')?.getRow(2).getCell(2).value).toBe(report.figures.total.offered);
});

test('figures are figures in their own formats, and texts are texts', async () => {
  const report = content();
  const workbook = await written(report);
  const callers = workbook.worksheets.find((sheet) => sheet.getCell('A2').value === '013812345678');
  expect(['A2', 'B2', 'C2'].map((place) => [callers?.getCell(place).value, callers?.getCell(place).numFmt])).toEqual([['013812345678', '@'], ['=1+1', '@'], [3, '#,##0']]);
  expect(callers?.getCell('F2').numFmt).toBe('yyyy-mm-dd hh:mm');
  const formats = new Set(workbook.worksheets.flatMap((sheet) => [2, 3].flatMap((row) => (sheet.getRow(row).values as unknown[]).map((_, column) => (column === 0 ? '' : sheet.getRow(row).getCell(column).numFmt)))));
  expect([...formats]).toEqual(expect.arrayContaining(['@', '#,##0', '0.0%', '[h]:mm:ss', '#,##0.00', 'yyyy-mm-dd hh:mm']));
  const states = workbook.worksheets.at(-1);
  expect(states?.getCell('C2').numFmt).toBe('[h]:mm:ss');
});

test('a report that is called off stops', async () => {
  const off = new AbortController();
  off.abort(new Error('called off'));
  const to = new PassThrough();
  to.resume();
  await expect(writeWorkbook(content(), to, off.signal)).rejects.toThrow('called off');
});
