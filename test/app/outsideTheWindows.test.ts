import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import texts from '../../resources/locales/zh-CN/shell.json';
import { eventually } from '../lab/eventually.ts';
import { desktopForFile } from './desktop.ts';
import { desktopServicesForFile } from './desktopServices.ts';
import { seatForFile } from './seatUnderTest.ts';

const run = promisify(execFile);
const desktop = desktopForFile();
const services = desktopServicesForFile();
const seat = seatForFile();

const minimized = () => seat.app.inMain(({ program }) => program.windows.console.isMinimized());

async function minimize(): Promise<void> {
  await seat.app.inMain(({ program }) => program.windows.console.minimize());
  await eventually('the console is minimised', minimized);
}

afterEach(async () => {
  await seat.app.inMain(({ program }) => program.windows.showConsole());
  await eventually('the console is in front', () => seat.app.inMain(({ program }) => program.windows.console.isFocused() && !program.windows.console.isMinimized()));
});

describe("the console's button in the taskbar", () => {
  /** What the window manager was told of the console's window (ICCCM §4.1.2.4). */
  async function asksForAttention(): Promise<boolean> {
    const id = await seat.app.inMain(({ program }) => program.windows.console.getNativeWindowHandle().readUInt32LE(0));
    return /urgency hint bit is set/.test((await run('xprop', ['-id', String(id), 'WM_HINTS'])).stdout);
  }

  it('asks for attention while a call rings and the console is minimised, and no longer', async () => {
    await minimize();
    expect(await asksForAttention()).toBe(false);
    const { trunk } = await seat.ring();
    await eventually('the window asks for attention', asksForAttention);
    await trunk.cancel();
    await eventually('it asks no longer', async () => !(await asksForAttention()));
  });

  it('asks for it behind another program, until the call is answered', async () => {
    await desktop.turnToOther();
    const { trunk } = await seat.ring();
    await eventually('the window asks for attention', asksForAttention);
    await seat.press('answer');
    await trunk.untilAnswered();
    await eventually('it asks no longer', async () => !(await asksForAttention()));
    await trunk.hangUp();
  });
});

describe("the desktop's notification", () => {
  const titled = (title: string) => services.notifications().find((one) => one.title === title);
  const ringTitle = texts.notifyRing.replace('{{number}}', '139 1234 5678');
  const stands = () => eventually('the ring is told', () => titled(ringTitle));

  it('of a ring says who calls which number while the console is minimised, stays, and goes when the caller gives up', async () => {
    await minimize();
    const { trunk } = await seat.ring({ from: '13912345678' });
    expect(await stands()).toMatchObject({ body: '400-800-1234 售后热线', urgency: 2, timeout: 0, actions: ['default'] });
    await trunk.cancel();
    await eventually('it is gone', () => titled(ringTitle) === undefined);
    await eventually('the missed call is told', () => titled(texts.notifyMissed.replace('{{number}}', '139 1234 5678')));
  });

  it('of a ring shows the console when it is clicked, and answers nothing', async () => {
    await minimize();
    const { trunk, callId } = await seat.ring({ from: '13912345678' });
    services.act((await stands()).id, 'default');
    await eventually('the console is there', async () => !(await minimized()));
    expect((await seat.view(callId))?.call.state.kind).toBe('ringing');
    await trunk.cancel();
  });

  it('of a ring goes when the call is answered', async () => {
    await minimize();
    const { trunk, callId } = await seat.ring({ from: '13912345678' });
    await stands();
    await seat.command('call:answer', { callId });
    await trunk.untilAnswered();
    await eventually('it is gone', () => titled(ringTitle) === undefined);
    await trunk.hangUp();
  });

  it('of a ring is not shown while the console is in sight', async () => {
    const { trunk } = await seat.ring({ from: '13912345678' });
    await eventually('the pop stands', () => seat.app.inMain(({ program }) => program.windows.pop.window.isVisible()));
    expect(titled(ringTitle)).toBeUndefined();
    await trunk.cancel();
  });
});

describe('the tray', () => {
  const shown = (tip: string) => eventually(`the tray says ${tip}`, async () => {
    const tray = await services.tray();
    return tray?.tip === tip && tray;
  });

  it('says that the seat is ready, and counts what was missed until the console is in front again', async () => {
    await shown(texts.trayIdle);
    await minimize();
    const { trunk } = await seat.ring();
    await trunk.cancel();
    await shown(`${texts.trayIdle} · ${texts.trayMissed.replace('{{count}}', '1')}`);
    await seat.app.inMain(({ program }) => program.windows.showConsole());
    await shown(texts.trayIdle);
  });

  it('shows the ring in words and picture where no pop does', async () => {
    await seat.command('preferences:change', { popEnabled: false });
    const before = await shown(texts.trayIdle);
    const { trunk } = await seat.ring();
    await eventually('the picture is another one', async () => (await shown(texts.trayRinging)).picture !== before.picture);
    await trunk.cancel();
    await eventually('the picture is the former one', async () => (await shown(texts.trayIdle)).picture === before.picture);
    await seat.command('preferences:change', { popEnabled: true });
  });

  it('brings the hidden console back when it is clicked', async () => {
    const visible = () => seat.app.inMain(({ program }) => program.windows.console.isVisible());
    await seat.app.inMain(({ program }) => program.windows.console.hide());
    await eventually('the console is hidden', async () => !(await visible()));
    await services.clickTray();
    await eventually('the console is there', visible);
  });
});
