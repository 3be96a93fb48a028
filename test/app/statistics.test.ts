import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Excel from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';

// The practice seat, whose log holds made-up calls of the last days.

let app: ConsoleApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'console-400-statistics-'));
  app = await launchConsole({ provision: null, extraArgs: ['--practice'], waitForRegistration: false });
  await app.until('the practice seat is open', (state) => state.mode === 'practice' && state.agent.kind === 'idle');
  await app.page.getByTestId('nav-statistics').click();
  await app.page.locator('[data-testid=statistics-page][data-ready=true]').waitFor();
});
afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

test('the page shows figures of the kept calls, and a figure opens exactly the calls that it counted', async () => {
  const { page } = app;
  const count = Number((await page.getByTestId('tile-answered').locator('.statistic-value').innerText()).replace(/\D/g, ''));
  expect(count).toBeGreaterThan(0);
  await page.getByTestId('tile-answered').click();
  const rows = page.getByTestId('counted-call');
  await expect.poll(() => rows.count()).toBe(Math.min(100, count));
  await page.keyboard.press('Escape');
  await page.getByTestId('statistics-areas').locator('svg path').first().waitFor();
});

test('a report becomes a PDF, a picture and a workbook, each as a job that tells where it is', async () => {
  const expected = { pdf: '%PDF-', png: '\x89PNG', xlsx: 'PK' } as const;
  for (const format of ['pdf', 'png', 'xlsx'] as const) {
    const file = path.join(folder, `report.${format}`);
    await app.inMain(({ electron }, filePath) => {
      electron.dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await app.page.getByTestId('statistics-export').click();
    await app.page.getByRole('menuitem').nth(['pdf', 'png', 'xlsx'].indexOf(format)).click();
    const { jobs } = await app.until(`the ${format} is written`, (state) => state.jobs.some((job) => job.state.kind === 'failed' || (job.state.kind === 'done' && job.state.file === file)));
    expect(jobs.filter(({ state }) => state.kind === 'failed')).toEqual([]);
    const bytes = await readFile(file);
    expect(bytes.subarray(0, expected[format].length).toString('latin1')).toBe(expected[format]);
    expect(bytes.length).toBeGreaterThan(5_000);
  }
  const workbook = new Excel.Workbook();
  await workbook.xlsx.readFile(path.join(folder, 'report.xlsx'));
  const titles = workbook.worksheets.map(({ name }) => name);
  expect(titles).toContain('呼叫趋势');
  expect(new Set(titles).size).toBe(titles.length);
  const offered = workbook.getWorksheet('概览')?.getRow(2).getCell(2).value;
  expect(offered).toBe(Number((await app.page.getByTestId('tile-offered').locator('.statistic-value').innerText()).replace(/\D/g, '')));
  // No window of a report is left.
  expect(await app.inMain(({ electron }) => electron.BrowserWindow.getAllWindows().filter((window) => window.webContents.getURL().includes('report')).length)).toBe(0);
});

test('a report is printed when each of its charts is drawn, the map too', async () => {
  await app.inMain(({ electron }, filePath) => {
    electron.dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    electron.app.once('browser-window-created', (_event, { webContents }) => {
      const print = webContents.printToPDF.bind(webContents);
      webContents.printToPDF = async (options) => {
        const shapes = "[...document.querySelectorAll('.chart')].map((chart) => [chart.ariaLabel, chart.querySelectorAll('path').length])";
        (globalThis as { printedShapes?: unknown }).printedShapes = await webContents.executeJavaScript(shapes);
        return print(options);
      };
    });
  }, path.join(folder, 'drawn.pdf'));
  await app.page.getByTestId('statistics-export').click();
  await app.page.getByRole('menuitem').first().click();
  await app.until('the report is written', (state) => state.jobs.some((job) => job.state.kind === 'done' && job.state.file?.endsWith('drawn.pdf')));
  const shapes = (await app.inMain(() => (globalThis as { printedShapes?: unknown }).printedShapes)) as [label: string, paths: number][];
  expect(shapes.length).toBeGreaterThan(5);
  expect(shapes.filter(([, paths]) => paths === 0)).toEqual([]);
  // One for each province.
  expect(shapes.find(([label]) => label.includes('地区'))?.[1]).toBeGreaterThan(30);
});

test('a report that is called off leaves no file', async () => {
  const file = path.join(folder, 'called-off.pdf');
  await app.inMain(({ electron }, filePath) => {
    electron.dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await app.page.getByTestId('statistics-export').click();
  // Called off in main, in the moment in which it begins: a small report may be done before a test could look.
  const beginning = app.inMain(async ({ program }) => {
    for (;;) {
      const running = program.publisher.current.jobs.find((job) => job.state.kind === 'running');
      if (running) {
        await program.host.open.commands['job:cancel']({ id: running.id }, 'console');
        return running.id;
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  });
  await app.page.getByRole('menuitem').first().click();
  const id = await beginning;
  await app.until('the job is called off', (state) => state.jobs.some((job) => job.id === id && job.state.kind === 'cancelled'));
  await expect(readFile(file)).rejects.toThrow('ENOENT');
});
