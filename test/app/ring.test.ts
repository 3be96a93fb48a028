import { describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { desktopForFile } from './desktop.ts';
import { inMediaPages, listenToMediaPages, loudestNow } from './mediaPages.ts';
import { seatForFile } from './seatUnderTest.ts';

const desktop = desktopForFile();
const seat = seatForFile();
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const popPainted = "document.querySelector('[data-testid=pop-number]')?.textContent";

const windowAction = (action: 'minimize' | 'restore') => seat.app.inMain(({ program }, wanted) => program.windows.console[wanted](), action);
const popVisible = () => seat.app.inMain(({ program }) => program.windows.pop.window.isVisible());

/** A call comes; the agent must hear and see it. */
async function ringIsNoticed(from: string, shown: string): Promise<void> {
  const { trunk, callId } = await seat.ring({ from });
  await eventually('the ring sounds', async () => (await loudestNow(seat.app)) > 0.02);
  await eventually('the pop stands', popVisible);
  await eventually('the pop shows who calls', async () => (await seat.app.inPop<string | undefined>(popPainted)) === shown);
  await eventually('the pop has painted', () => seat.app.inMain(({ program }, id) => program.popTimes.of(id)?.firstPaintMs !== undefined, callId));
  const pixels = await seat.app.inMain(async ({ program }) => new Set((await program.windows.pop.window.webContents.capturePage()).toBitmap()).size);
  expect(pixels).toBeGreaterThan(10);
  await trunk.cancel();
  await eventually('the ring is silent again', async () => (await loudestNow(seat.app)) < 0.001);
  await seat.clear();
}

describe('a ring', () => {
  it('sounds and shows after a cold start in which nobody clicked anything', async () => {
    await listenToMediaPages(seat.app);
    await ringIsNoticed('13912345678', '139 1234 5678');
    expect(await inMediaPages<boolean>(seat.app, 'navigator.userActivation.hasBeenActive')).not.toContain(true);
  });

  it('sounds and shows while the console is minimised', async () => {
    await windowAction('minimize');
    await eventually('the console is minimised', () => seat.app.inMain(({ program }) => program.windows.console.isMinimized()));
    await ringIsNoticed('13800138000', '138 0013 8000');
    await windowAction('restore');
  });

  it('is not rendered anew for each call: the page would keep the sound of dozens of them', async () => {
    await inMediaPages(seat.app, `(() => {
      window.buffersForTests = 0;
      window.AudioBuffer = new Proxy(AudioBuffer, { construct: (target, words) => { window.buffersForTests += 1; return Reflect.construct(target, words); } });
    })()`);
    await ringIsNoticed('13912345678', '139 1234 5678');
    expect(await inMediaPages<number>(seat.app, 'window.buffersForTests')).toEqual([0, 0]);
  });
});

describe('the ring of a call', () => {
  /** The loudest that is heard in two seconds from the first sound on, which holds a whole ring of each melody. */
  async function loudness(headers: Readonly<Record<string, string>>): Promise<number> {
    const { trunk } = await seat.ring({ headers });
    let loudest = await eventually('the ring sounds', async () => (await loudestNow(seat.app)) || undefined);
    for (let look = 0; look < 40; look += 1) {
      loudest = Math.max(loudest, await loudestNow(seat.app));
      await sleep(50);
    }
    await trunk.cancel();
    await eventually('the ring is silent again', async () => (await loudestNow(seat.app)) < 0.001);
    await seat.clear();
    return loudest;
  }

  it('is the one that is set for its 400 number or its queue', async () => {
    await listenToMediaPages(seat.app);
    await seat.command('preferences:change', { ringVolume: 1, ringMelody: 'chime', ringRules: [
      { match: { kind: 'queue', value: '投诉组' }, melody: 'chime', volume: 0.1 },
      { match: { kind: 'serviceNumber', value: '4006008899' }, melody: 'chime', volume: 0.1 },
    ] });
    const usual = await loudness({});
    expect(await loudness({ 'X-Queue': '投诉组' })).toBeLessThan(usual / 3);
    expect(await loudness({ 'X-DID': '400-600-8899' })).toBeLessThan(usual / 3);
    await seat.command('preferences:change', { ringVolume: 0.8, ringMelody: 'classic', ringRules: [] });
  });
});

describe('the pop', () => {
  it('leaves the keyboard where it is: what the agent types arrives in his program and neither answers nor rejects', async () => {
    await desktop.turnToOther();
    const before = desktop.keysOfOther().length;
    const { trunk, callId } = await seat.ring({ from: '13912345678' });
    await eventually('the pop stands', popVisible);
    await desktop.type('abc');
    await desktop.press('space', 'Return', 'Escape', 'Tab', 'space', 'y');
    const typed = ['a', 'b', 'c', 'space', 'Return', 'Escape', 'Tab', 'space', 'y'];
    await eventually('the keys arrive in the other program', () => desktop.keysOfOther().length >= before + typed.length);
    expect(desktop.keysOfOther().slice(before)).toEqual(typed);
    expect((await seat.view(callId))?.call.state.kind).toBe('ringing');
    expect(await seat.app.inMain(({ electron }) => electron.BrowserWindow.getFocusedWindow()?.id ?? null)).toBeNull();
    await trunk.cancel();
  });

  it('is answered by a click that leaves the keyboard where it is', async () => {
    await desktop.turnToOther();
    const before = desktop.keysOfOther().length;
    const { trunk } = await seat.ring({ from: '13912345678' });
    await eventually('the pop stands', popVisible);
    const button = await eventually('the button is drawn', async () => (await seat.app.inPop<{ x: number; y: number } | null>(`(() => {
      const box = document.querySelector('[data-testid=pop-answer]')?.getBoundingClientRect();
      return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
    })()`)) ?? undefined);
    const { x, y } = await seat.app.inMain(({ program }) => program.windows.pop.window.getBounds());
    await desktop.click(x + button.x, y + button.y);
    await trunk.untilAnswered();
    await desktop.type('ok');
    await eventually('the keys arrive in the other program', () => desktop.keysOfOther().length >= before + 2);
    await trunk.hangUp();
  });

  it('is not answered or refused by typing into the console either', async () => {
    const { trunk, callId } = await seat.ring({ from: '13912345678' });
    await seat.app.page.bringToFront();
    await seat.app.inMain(({ program }) => program.windows.showConsole());
    await eventually('the console has the keyboard', () => seat.app.inMain(({ program }) => program.windows.console.isFocused()));
    await desktop.press('space', 'Return', 'Escape', 'Tab', 'Return', 'space', 'Tab', 'space');
    await sleep(500);
    expect((await seat.view(callId))?.call.state.kind).toBe('ringing');
    await trunk.cancel();
  });

  it('comes up again when another topmost window covers it', async () => {
    const { trunk } = await seat.ring({ from: '13912345678' });
    await eventually('the pop stands', popVisible);
    const [pop, cover] = await seat.app.inMain(({ electron, program }) => {
      const bounds = program.windows.pop.window.getBounds();
      const window = new electron.BrowserWindow({ ...bounds, type: 'notification', alwaysOnTop: true });
      window.setAlwaysOnTop(true, 'screen-saver');
      window.showInactive();
      return [program.windows.pop.window, window].map((one) => one.getNativeWindowHandle().readUInt32LE(0));
    });
    if (pop === undefined || cover === undefined) throw new Error('A window has no number');
    // Raised again for each look: a busy machine looks so late that the pop is up again by then.
    await eventually('the other lies over the pop', async () => {
      await seat.app.inMain(({ electron }) => electron.BrowserWindow.getAllWindows().find((one) => one.webContents.getURL() === '')?.moveTop());
      const order = await desktop.stacking();
      return order.includes(pop) && order.indexOf(cover) > order.indexOf(pop);
    });
    await eventually('the pop is above the other', async () => {
      const order = await desktop.stacking();
      return order.indexOf(pop) > order.indexOf(cover);
    });
    await seat.app.inMain(({ electron }) => electron.BrowserWindow.getAllWindows().find((one) => one.webContents.getURL() === '')?.destroy());
    await trunk.cancel();
  });

  it('can be switched off, also while it rings: then the system’s notification tells of the call', async () => {
    await eventually('the console stands', () => seat.app.inMain(({ program }) => program.windows.console.isVisible()));
    await seat.app.inMain(({ program }) => {
      const told: string[] = [];
      Object.assign(globalThis, { toldForTests: told });
      const { attention } = program.presence;
      const options = (attention as unknown as { options: object }).options;
      Object.assign(options, { notifier: { show: ({ title }: { title: string }) => (told.push(title), () => void told.splice(0)) } });
    });
    const told = () => seat.app.inMain(() => (globalThis as unknown as { toldForTests: string[] }).toldForTests);
    const { trunk } = await seat.ring({ from: '13912345678' });
    await eventually('the pop stands', popVisible);
    expect(await told()).toEqual([]);
    await seat.command('preferences:change', { popEnabled: false });
    await eventually('the pop goes away', async () => !(await popVisible()));
    await eventually('the system tells of the call', async () => (await told()).includes('来电 139 1234 5678'));
    await trunk.cancel();
    await eventually('the notification goes with the call', async () => !(await told()).includes('来电 139 1234 5678'));
    await seat.command('preferences:change', { popEnabled: true });
  });
});
