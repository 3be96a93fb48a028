import { spawn } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { sandboxArguments } from '../../resources/setup/display.ts';
import { electronRuntime } from '../../resources/setup/electronRuntime.ts';
import { root } from '../../resources/setup/places.ts';
import { eventually } from '../lab/eventually.ts';
import { startLaboratory, type Laboratory } from '../lab/laboratory.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';
import { keepEvidenceOnFailure, serviceNumber } from './seatUnderTest.ts';
import { displayEnvironment } from './virtualDisplay.ts';

let lab: Laboratory | undefined;
let app: ConsoleApp | undefined;

afterEach(async () => {
  await app?.close();
  await lab?.stop();
  app = lab = undefined;
});

async function start(extraArgs: readonly string[] = []): Promise<ConsoleApp> {
  lab = await startLaboratory({ hunting: { [serviceNumber]: ['8001'] } });
  app = await launchConsole({ lab, extraArgs });
  keepEvidenceOnFailure(() => app);
  return app;
}

/** Starts the program once more for the same user, as the system does when a link is clicked. @returns its exit code */
async function openLink(running: ConsoleApp, ...args: readonly string[]): Promise<number | null> {
  const { executable } = await electronRuntime();
  const child = spawn(executable, [...sandboxArguments(), '--disable-gpu', root, `--data-directory=${running.dataDirectory}`, ...args], { env: { ...(await displayEnvironment()), CI: 'true' }, stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

const fieldText = (running: ConsoleApp) => running.inConsole<string | undefined>("document.getElementById('dial-field')?.value");
const shows = (running: ConsoleApp, number: string) => eventually(`${number} stands in the dial field`, async () => (await fieldText(running)) === number);

describe('a link', () => {
  it('that is clicked reaches the running console, waits in its dial field, and is dialled by Enter', async () => {
    const running = await start();
    lab?.answeringParty({ number: '02161234567' });
    await running.inMain(({ program }) => program.windows.console.minimize());
    expect(await openLink(running, 'tel:+86-21-6123-4567?call&auto=1')).toBe(0);
    await shows(running, '02161234567');
    await eventually('the console is shown', () => running.inMain(({ program }) => !program.windows.console.isMinimized() && program.windows.console.isVisible()));
    await eventually('the offer is taken', async () => (await running.state()).dialOffer === null);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await running.state()).calls).toEqual([]);
    await running.page.locator('#dial-field').press('Enter');
    await running.until('the number is dialled', ({ calls }) => calls.some(({ call }) => call.direction === 'outgoing' && call.remoteNumber === '02161234567'));
  });

  it('that is nonsense, or wants more than a call, is refused with a notice; flags behind a link mean nothing', async () => {
    const running = await start();
    for (const link of ['tel:*72,13812345678', 'callto:some.skype.name', 'sip:8002@host%0d%0aX-Evil:1']) {
      expect(await openLink(running, link, '--practice')).toBe(0);
      await running.until('the agent is told', ({ notices }) => notices.some(({ key }) => key === 'linkRefused'));
      const { notices } = await running.state();
      for (const { id } of notices) await running.inConsole(`window.console400.command('notice:dismiss', ${JSON.stringify({ id })})`);
    }
    expect(await fieldText(running)).toBe('');
    const { calls, mode } = await running.state();
    expect({ calls, mode }).toEqual({ calls: [], mode: 'live' });
  });

  it('that starts the program waits in the dial field of the fresh console', async () => {
    const running = await start(['sip:8002@pbx.example.com?Replaces=evil', '--practice']);
    await shows(running, 'sip:8002@pbx.example.com');
    const { calls, mode } = await running.state();
    expect({ calls, mode }).toEqual({ calls: [], mode: 'live' });
  });
});

it('a second start for the same user brings the first console to the front and ends', async () => {
  const running = await start();
  await running.inMain(({ program }) => program.windows.console.minimize());
  expect(await openLink(running)).toBe(0);
  await eventually('the console is shown', () => running.inMain(({ program }) => !program.windows.console.isMinimized()));
  expect((await running.state()).registration.kind).toBe('registered');
});
