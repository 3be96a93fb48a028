import { afterEach, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';
import { takeFaults } from './programFaults.ts';

let app: ConsoleApp | undefined;

afterEach(async () => {
  await app?.close();
  app = undefined;
});

const isVisible = () => app!.inMain(({ program }) => program.windows.console.isVisible());

it('a console that is never told of its first picture, as on some displays, is shown all the same and draws', async () => {
  const nobodyIsTold = `
    const { EventEmitter } = require('node:events');
    const { once } = EventEmitter.prototype;
    EventEmitter.prototype.once = function (event, ...rest) { return event === 'ready-to-show' ? this : once.call(this, event, ...rest); };`;
  app = await launchConsole({ provision: null, before: nobodyIsTold });
  await app.page.getByTestId('dial-field').waitFor();
  expect(await isVisible()).toBe(true);
  expect(app.log()).toContain('without waiting on for its first picture');
});

it('a console whose script cannot be read at the first try is blank; that is told, and it is loaded anew', async () => {
  const firstReadFails = `
    const fs = require('node:fs');
    const read = fs.readFileSync;
    let failed = false;
    fs.readFileSync = (file, ...rest) => {
      if (failed || !/assets.console-[^.]*\\.js$/.test(String(file))) return read(file, ...rest);
      failed = true;
      throw new Error('EIO');
    };`;
  app = await launchConsole({ provision: null, before: firstReadFails });
  await app.page.getByTestId('dial-field').waitFor();
  expect(app.log()).toContain('is loaded anew');
  await eventually('the console is shown', isVisible);
});

it('a state that cannot be drawn empties the window only for as long as it lasts, and is told', async () => {
  app = await launchConsole({ provision: null });
  const field = app.page.getByTestId('dial-field');
  const shown = (notices: unknown) => app!.inMain(({ program }, wrong) => program.publisher.change({ notices: wrong as never }), notices);
  await shown(null);
  await app.page.getByText('正在重试').waitFor();
  await eventually('main has told it', () => app!.log().includes('the console could not draw its page'));
  expect(takeFaults().join(), 'React says it in the page too').toContain('TypeError');
  await shown([]);
  await field.waitFor();
  takeFaults();
});

it('a console and a pop that hang are ended, which is told, and come again', async () => {
  app = await launchConsole({ provision: null });
  const pids = () => app!.inMain(({ program }) => [program.windows.console, program.windows.pop.window].map(({ webContents }) => webContents.getOSProcessId()));
  const hung = await pids();
  for (const pid of hung) process.kill(pid, 'SIGSTOP');
  const others = await eventually('both have another process', async () => {
    const now = await pids();
    return now.every((pid) => pid > 0 && !hung.includes(pid)) && now;
  });
  expect(new Set(others).size).toBe(2);
  await eventually('the console is drawn', () => app!.inConsole<boolean>("document.getElementById('dial-field') !== null"));
  await eventually('the pop knows the state', () => app!.inPop<boolean>("document.getElementById('root').childElementCount > 0"));
  expect(app.log()).toContain("the console's page reacts to nothing");
  expect(app.log()).toContain("the pop's page reacts to nothing");
});


it('a pop whose script cannot be read at the first try is loaded anew, and knows the state', async () => {
  const firstReadFails = `
    const fs = require('node:fs');
    const read = fs.readFileSync;
    let failed = false;
    fs.readFileSync = (file, ...rest) => {
      if (failed || !/assets.pop-[^.]*\\.js$/.test(String(file))) return read(file, ...rest);
      failed = true;
      throw new Error('EIO');
    };`;
  app = await launchConsole({ provision: null, before: firstReadFails });
  await eventually('the pop knows the state', () => app!.inPop<boolean>("document.getElementById('root').childElementCount > 0"));
  expect(app.log()).toContain("the pop's page has asked for nothing");
});

it('a page whose code cannot be read is asked for again, and comes', async () => {
  const firstReadFails = `
    const fs = require('node:fs');
    const read = fs.readFileSync;
    let failed = 0;
    fs.readFileSync = (file, ...rest) => {
      if (failed >= 2 || !/assets.StatisticsPage-[^.]*\\.js$/.test(String(file))) return read(file, ...rest);
      failed += 1;
      throw new Error('EIO');
    };`;
  app = await launchConsole({ provision: null, before: firstReadFails });
  const turn = () => app!.inConsole("document.querySelector('[data-testid=nav-statistics]')?.click()");
  await turn();
  await eventually('main has told it', () => app!.log().includes('the console could not draw its page'));
  await eventually('the console has been loaded anew, and draws the page', async () => {
    await turn();
    return app!.inConsole<boolean>("document.querySelector('[data-testid=statistics-page]') !== null");
  });
  takeFaults();
});
