import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { startInspected, type InspectedProgram } from './inspectedProgram.ts';
import { inMediaPages, listenToMediaPages, loudestNow } from './mediaPages.ts';

let app: InspectedProgram;

// Chromium slows pages down that have been hidden for five minutes; here it does after one second. Without Playwright,
// which tells every page that it is in front.
beforeAll(async () => {
  app = await startInspected({ args: ['--practice'], switches: ['--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/1'] });
  await eventually('the practice seat is registered', () => app.inMain(({ program }) => (program as typeof program | undefined)?.publisher.current.registration.kind === 'registered'), 30_000);
});
afterAll(() => app.close());

/** Counts how often a 20 ms timer of a page runs within so many seconds; sixty times is enough. A page that sleeps runs it once a second at most. */
const countTimers = (seconds: number) => `new Promise((resolve) => {
  let count = 0;
  const end = performance.now() + ${seconds * 1_000};
  const next = () => { count += 1; count < 60 && performance.now() < end ? setTimeout(next, 20) : resolve(count); };
  setTimeout(next, 20);
})`;

describe('a console that has been hidden for so long that Chromium puts hidden pages to sleep', () => {
  beforeAll(async () => {
    await listenToMediaPages(app);
    await eventually('the console has been shown', () => app.inMain(({ program }) => program.windows.console.isVisible()), 30_000);
    await app.inMain(({ program }) => program.windows.console.hide());
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  });

  it('has pages whose clocks run on, while an ordinary page hidden beside them sleeps', async () => {
    const asleep = await app.inMain(async ({ electron }, script) => {
      const window = new electron.BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      await window.loadURL('app://console/pop.html');
      window.showInactive();
      await new Promise((resolve) => setTimeout(resolve, 500));
      window.hide();
      // How soon it falls asleep depends on the machine.
      let count = 60;
      for (let look = 0; look < 5 && count === 60; look += 1) {
        await new Promise((resolve) => setTimeout(resolve, 3_000));
        count = (await window.webContents.executeJavaScript(script)) as number;
      }
      window.destroy();
      return count;
    }, countTimers(3));
    expect(asleep).toBeLessThan(20);
    const ours = await app.inMain(({ program }, script) => Promise.all([program.windows.console, program.windows.pop.window].map((window) => window.webContents.executeJavaScript(script) as Promise<number>)), countTimers(30));
    expect(Math.min(...ours, ...(await inMediaPages<number>(app, countTimers(30))))).toBe(60);
  });

  it('rings: sound, pop and its paint come without a click', async () => {
    await app.inMain(({ program }) => program.host.practicePlatform?.practice.ring('vipMobile'));
    await eventually('the ring sounds', async () => (await loudestNow(app)) > 0.02);
    const seen = await eventually('the pop has painted', async () => {
      const found = await app.inMain(async ({ program }) => {
        const [ringing] = program.publisher.current.calls;
        const { window } = program.windows.pop;
        const painted = ringing && program.popTimes.of(ringing.call.id)?.completePaintMs;
        if (typeof painted !== 'number') return null;
        return { visible: window.isVisible(), consoleVisible: program.windows.console.isVisible(), colours: new Set((await window.webContents.capturePage()).toBitmap()).size };
      });
      return found ?? undefined;
    });
    expect(seen).toMatchObject({ visible: true, consoleVisible: false });
    expect(seen.colours).toBeGreaterThan(10);
  });
});
