import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import { eventually } from '../lab/eventually.ts';
import { seatForFile } from './seatUnderTest.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const seat = seatForFile();

/** What hostile code in a page could call. */
type Loose = Readonly<Record<'command' | 'query', (name: string, argument?: unknown) => Promise<unknown>>>;

/** Asks through a page's bridge for anything at all. */
const attempt = (page: Page, kind: 'command' | 'query', name: string, argument?: unknown) =>
  page.evaluate((asked) => (window as unknown as { console400: Loose }).console400[asked.kind](asked.name, asked.argument), { kind, name, argument });

const refusal = (code: string) => ({ ok: false, error: { code } });
const windowCount = () => seat.app.inMain(({ electron }) => electron.BrowserWindow.getAllWindows().length);

describe.runIf(process.platform === 'linux')('a program without a graphics card', () => {
  it('loads no compiler and no driver of graphics, neither into main nor into the process that draws', async () => {
    const loaded = await seat.app.inMain(({ electron }) => {
      const { readFileSync } = process.getBuiltinModule('fs');
      const drawing = electron.app.getAppMetrics().find(({ type }) => type === 'GPU')?.pid;
      return [process.pid, drawing].map((pid) => [...new Set(readFileSync(`/proc/${pid}/maps`, 'utf8').match(/[^/\n]+\.so[^/\n]*$/gm))]);
    });
    for (const libraries of loaded) {
      expect(libraries.join()).toContain('libc.so');
      expect(libraries.filter((name) => /^libLLVM|_dri\.so|swiftshader|^libGLX_|^libGLES/.test(name))).toEqual([]);
    }
    expect(await seat.app.inMain(() => process.env['GDK_GL'])).toBeUndefined();
  });
});

describe.each(['page', 'pop'] as const)('the %s of the program', (which) => {
  it.each(['https://example.com/', 'file:///etc/passwd', 'app://console/media/media.html', 'data:text/html,hello'])('cannot navigate to %s', async (target) => {
    const page = seat.app[which];
    const before = page.url();
    await page.evaluate((address) => {
      window.location.href = address;
    }, target);
    await sleep(300);
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => document.querySelector('#root') !== null)).toBe(true);
  });

  it('cannot open windows', async () => {
    const before = await windowCount();
    expect(await seat.app[which].evaluate(() => window.open('https://example.com/') === null && window.open('app://console/index.html') === null)).toBe(true);
    expect(await windowCount()).toBe(before);
  });

  it('has neither require nor process nor anything else of Node or Electron, only the bridge', async () => {
    const found = await seat.app[which].evaluate(() => ['require', 'process', 'module', 'exports', 'global', 'Buffer', 'ipcRenderer', 'electron', '__dirname'].filter((name) => name in window));
    expect(found).toEqual([]);
    expect(await seat.app[which].evaluate(() => Object.keys((window as unknown as { console400: Bridge }).console400).sort())).toEqual(['command', 'giveBackMemory', 'on', 'pathOf', 'platform', 'query']);
  });

  it('gets no answer on channels that do not exist', async () => {
    for (const name of ['no:such', 'ELECTRON_BROWSER_GET_BUILT_IN_MODULE', 'toString', '__proto__', 'state:changed']) {
      expect(await attempt(seat.app[which], 'command', name, {})).toMatchObject(refusal('notAllowed'));
      expect(await attempt(seat.app[which], 'query', name, {})).toMatchObject(refusal('notAllowed'));
    }
  });

  it('runs no script but its own files', async () => {
    const outcome = await seat.app[which].evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const marks = window as unknown as Record<string, unknown>;
      const inline = document.createElement('script');
      inline.textContent = 'window.ranInline = true';
      document.body.append(inline);
      const handler = document.createElement('img');
      handler.setAttribute('onerror', 'window.ranHandler = true');
      handler.src = 'app://console/missing.png';
      document.body.append(handler);
      setTimeout('window.ranString = true', 0);
      const foreign = document.createElement('script');
      foreign.src = 'https://example.com/script.js';
      document.body.append(foreign);
      await fetch('https://example.com/').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 500));
      for (const element of [inline, handler, foreign]) element.remove();
      return { ran: ['ranInline', 'ranHandler', 'ranString'].filter((mark) => marks[mark] !== undefined), violations };
    });
    expect(outcome.ran).toEqual([]);
    for (const directive of ['script-src-elem', 'script-src-attr', 'connect-src']) expect(outcome.violations).toContain(directive);
  });

  it('is not given the microphone, the camera or the place', async () => {
    const outcome = await seat.app[which].evaluate(async () => ({
      audio: await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', (error: unknown) => (error as Error).name),
      video: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', (error: unknown) => (error as Error).name),
      place: await new Promise<string>((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('given'), (error) => resolve(error.code === 1 ? 'NotAllowedError' : `code ${error.code}`))),
    }));
    expect(outcome).toEqual({ audio: 'NotAllowedError', video: 'NotAllowedError', place: 'NotAllowedError' });
  });
});

describe('main', () => {
  it('refuses the pop what only the console may do', async () => {
    const { trunk, callId } = await seat.ring();
    for (const [name, argument] of [['call:hangUp', { callId }], ['preferences:change', { recordCalls: false }], ['seat:register', {}], ['practice:switch', { on: true }], ['call:dial', { number: '10086' }]] as const) {
      expect(await attempt(seat.app.pop, 'command', name, argument)).toMatchObject(refusal('notAllowed'));
    }
    expect(await attempt(seat.app.pop, 'query', 'customer:search', { text: '', limit: 1 })).toMatchObject(refusal('notAllowed'));
    expect((await seat.view(callId))?.call.state.kind).toBe('ringing');
    expect((await seat.app.state()).preferences.recordCalls).toBe(true);
    await trunk.cancel();
  });

  it('does not give up a live call for practice mode', async () => {
    const { trunk, callId } = await seat.ring();
    expect(await attempt(seat.app.page, 'command', 'practice:switch', { on: true })).toMatchObject(refusal('callInProgress'));
    expect((await seat.view(callId))?.call.state.kind).toBe('ringing');
    expect((await seat.app.state()).mode).toBe('live');
    await trunk.cancel();
  });

  it('refuses arguments of the wrong shape', async () => {
    for (const argument of [undefined, null, 'x', {}, { callId: 'not a uuid' }, { callId: '00000000-0000-4000-8000-000000000000', extra: 1 }]) {
      expect(await attempt(seat.app.page, 'command', 'call:hangUp', argument)).toMatchObject(refusal('invalidArgument'));
    }
    expect(await attempt(seat.app.page, 'command', 'call:hangUp', { callId: '00000000-0000-4000-8000-000000000000' })).toMatchObject(refusal('notFound'));
  });

  it('gives the microphone to the media window only, and never a camera', async () => {
    const outcome = await seat.app.inMain(({ electron }) => {
      const media = electron.webContents.getAllWebContents().find((contents) => contents.getURL().includes('media/media.html'));
      const ask = (wish: string) => media?.executeJavaScript(`navigator.mediaDevices.getUserMedia(${wish}).then((stream) => { for (const track of stream.getTracks()) track.stop(); return 'given'; }, (error) => error.name)`) as Promise<string>;
      return Promise.all([ask('{ audio: true }'), ask('{ video: true }')]);
    });
    expect(outcome).toEqual(['given', 'NotAllowedError']);
  });

  it('serves nothing but pages, sounds and recordings, each with the policy', async () => {
    const answers = await seat.app.page.evaluate(async () => {
      const statusOf = async (address: string) => (await fetch(address)).status;
      const page = await fetch('app://console/index.html');
      return {
        policy: page.headers.get('content-security-policy'),
        statuses: await Promise.all(['app://console/..%2f..%2fpackage.json', 'app://console/%2e%2e/main/main.cjs', 'app://console/sounds/..%2f..%2fpackage.json', 'app://console/recording/..%2f..', 'app://console/%', 'app://console/recording/%E0%A4%A', 'app://console/recording/00000000-0000-4000-8000-000000000000'].map(statusOf)),
      };
    });
    expect(answers.policy).toContain("default-src 'none'");
    expect(answers.policy).toContain("script-src 'self';");
    expect(answers.statuses).toEqual([404, 404, 404, 404, 404, 404, 404]);
  });

  it('keeps every window isolated and sandboxed, without Node', async () => {
    const windows = await seat.app.inMain(({ electron }) =>
      electron.BrowserWindow.getAllWindows().map(({ webContents }) => {
        const { sandbox, contextIsolation, nodeIntegration, webviewTag } = (webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
        return { sandbox, contextIsolation, nodeIntegration, webviewTag };
      }),
    );
    await eventually('console, pop, media and its standby are there', () => windows.length >= 4);
    for (const window of windows) expect(window).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
  });
});
