import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageBoxOptions } from 'electron';
import { eventually } from '../lab/eventually.ts';
import { startLaboratory, type Laboratory } from '../lab/laboratory.ts';
import { callSeat, serviceNumber } from './callSeat.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';

let lab: Laboratory;
let app: ConsoleApp;
beforeAll(async () => {
  lab = await startLaboratory({ hunting: { [serviceNumber]: ['8001'] } });
  app = await launchConsole({ lab });
});
afterAll(async () => {
  await app?.close();
  await lab?.stop();
});

/** A running process answers signal 0. */
function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('no way of leaving cuts a live call off unasked, and a second signal ends the program all the same', async () => {
  const trunk = await callSeat(lab);
  await trunk.untilRinging();
  await app.page.getByTestId('answer').click();
  await trunk.untilAnswered();
  const talks = ({ calls }: Awaited<ReturnType<ConsoleApp['state']>>) => calls.some(({ call }) => call.state.kind === 'talking');
  await app.until('they talk', talks);

  // As on an agent's computer: somebody can answer. The question is answered with its default.
  await app.inMain(({ electron }) => {
    process.env['CI'] = '';
    const global = globalThis as unknown as { questions: unknown[]; showMessageBox: unknown };
    global.questions = [];
    global.showMessageBox = electron.dialog.showMessageBox;
    electron.dialog.showMessageBox = ((_window: unknown, options: MessageBoxOptions) => {
      global.questions.push(options);
      return Promise.resolve({ response: options.defaultId ?? -1, checkboxChecked: false });
    }) as never;
  });
  await app.inMain(({ program }) => program.windows.console.close());
  await app.until('a notice says where the window went', ({ notices }) => notices.some(({ key }) => key === 'windowHidden'));
  expect(await app.inMain(({ program }) => program.windows.consoleSight.visible)).toBe(false);

  await app.inMain(({ electron }) => electron.Menu.getApplicationMenu()?.items[0]?.submenu?.items.at(-1)?.click());
  await eventually('the agent is asked', async () => (await app.inMain(() => (globalThis as unknown as { questions: unknown[] }).questions.length)) === 1);
  expect(await app.inMain(() => (globalThis as unknown as { questions: MessageBoxOptions[] }).questions[0]?.buttons)).toEqual(['继续通话', '结束通话并退出']);
  expect(await app.inMain(({ program }) => program.windows.consoleSight.visible)).toBe(true);
  expect(talks(await app.state())).toBe(true);

  // The real question stands when the second signal comes.
  await app.inMain(({ electron }) => {
    electron.dialog.showMessageBox = (globalThis as unknown as { showMessageBox: typeof electron.dialog.showMessageBox }).showMessageBox;
  });
  process.kill(app.pid, 'SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(talks(await app.state())).toBe(true);
  process.kill(app.pid, 'SIGTERM');
  expect(await trunk.ended).toMatchObject({ by: 'them' });
  await eventually('the program has ended', () => !runs(app.pid));
});
