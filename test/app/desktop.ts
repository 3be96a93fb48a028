import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { startDaemon, type Daemon } from '../lab/processes/daemon.ts';

const run = promisify(execFile);

/** A screen of its own with a window manager, another program on it, and hands on the keyboard. */
export interface Desktop {
  /** Presses keys by their X names (`F9`, `ctrl+shift+d`), in whatever program has the keyboard. */
  press(...keys: readonly string[]): Promise<void>;
  /** Types a text, letter by letter. */
  type(text: string): Promise<void>;
  /** Gives the other program the keyboard. */
  turnToOther(): Promise<void>;
  /** X names of the keys that the other program has got so far. */
  keysOfOther(): readonly string[];
  /** Clicks with the mouse at a point of the screen. */
  click(x: number, y: number): Promise<void>;
  /** X numbers of all windows, the undermost first. */
  stacking(): Promise<readonly number[]>;
}

const otherTitle = 'another program';

/**
 * Starts the screen before the journeys of a file; everything started afterwards by this process is on it. Needs
 * openbox, xdotool and xev. Call it before `seatForFile`.
 */
export function desktopForFile(): Desktop {
  const daemons: Daemon[] = [];
  const former = process.env['DISPLAY'];

  beforeAll(async () => {
    // Two screens that start at the same moment now and then take the same number, and one of them dies.
    for (let attempt = 1; !(await openScreen(daemons)); attempt += 1) {
      const logs = daemons.map((daemon) => daemon.log()).join('\n');
      for (const daemon of daemons.splice(0).reverse()) await daemon.stop();
      if (attempt === 3) throw new Error(`No screen with a window manager could be started:\n${logs}`);
    }
    // Line by line: xev writes in blocks when nobody looks at it on a terminal.
    daemons.push(await startDaemon('stdbuf', ['-oL', 'xev', '-name', otherTitle, '-event', 'keyboard', '-geometry', '300x200+50+700'], { cwd: '/' }));
    await eventually('the other program is there', () => other().then((id) => id !== undefined, () => false));
  });
  afterAll(async () => {
    for (const daemon of daemons.splice(0).reverse()) await daemon.stop();
    if (former === undefined) delete process.env['DISPLAY'];
    else process.env['DISPLAY'] = former;
  });

  async function other(): Promise<string | undefined> {
    const { stdout } = await run('xdotool', ['search', '--name', `^${otherTitle}$`]);
    return stdout.trim().split('\n')[0];
  }

  return {
    press: async (...keys) => void (await run('xdotool', ['key', '--delay', '30', ...keys])),
    type: async (text) => void (await run('xdotool', ['type', '--delay', '20', text])),
    click: async (x, y) => void (await run('xdotool', ['mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '1'])),
    async turnToOther() {
      const id = (await other()) ?? '';
      await run('xdotool', ['windowactivate', '--sync', id]);
      await eventually('the other program has the keyboard', async () => (await run('xdotool', ['getwindowfocus'])).stdout.trim() === id);
    },
    keysOfOther() {
      return [...(daemons.at(-1)?.log() ?? '').matchAll(/KeyPress event[\s\S]*?keysym 0x[0-9a-f]+, (\w+)\)/g)].map(([, name]) => name ?? '');
    },
    async stacking() {
      const { stdout } = await run('xprop', ['-root', '-notype', '_NET_CLIENT_LIST_STACKING']);
      return [...stdout.matchAll(/0x([0-9a-f]+)/g)].map(([, hex]) => Number.parseInt(hex ?? '0', 16));
    },
  };
}

/** Starts screen and window manager; false when one of them does not come up. */
async function openScreen(daemons: Daemon[]): Promise<boolean> {
  const screen = await startDaemon('Xvfb', ['-displayfd', '1', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], { cwd: '/' });
  daemons.push(screen);
  const number = await eventually('Xvfb tells its display number', () => /^(\d+)\n/m.exec(screen.log())?.[1]).catch(() => undefined);
  if (number === undefined) return false;
  process.env['DISPLAY'] = `:${number}`;
  daemons.push(await startDaemon('openbox', ['--sm-disable'], { cwd: '/' }));
  const managed = () => run('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK']).then(({ stdout }) => stdout.includes('window id'), () => false);
  return eventually('the window manager runs', managed).then(() => true, () => false);
}
