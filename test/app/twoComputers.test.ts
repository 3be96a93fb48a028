import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { callSeat } from './callSeat.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';
import { keepEvidenceOnFailure, seatForFile } from './seatUnderTest.ts';

const seat = seatForFile({ computer: 'SEAT-PC-1' });
let second: ConsoleApp | undefined;

beforeAll(async () => {
  second = await launchConsole({ lab: seat.lab, computer: 'SEAT-PC-2', waitForRegistration: false });
});
afterAll(() => second?.close());

const text = (app: ConsoleApp, testId: string) => app.page.getByTestId(testId).innerText();
const rings = (what: string, app: ConsoleApp) => app.until(what, ({ calls }) => calls.some(({ call }) => call.state.kind === 'ringing'));

async function ringsOnlyAt(one: ConsoleApp, other: ConsoleApp): Promise<void> {
  const trunk = await callSeat(seat.lab);
  await rings('the console that has the extension rings', one);
  expect((await other.state()).calls.filter(({ call }) => call.state.kind !== 'ended')).toEqual([]);
  await trunk.cancel();
  await one.until('it is quiet again', ({ calls }) => calls.every(({ call }) => call.state.kind === 'ended'));
}

it('a second computer with the same extension waits and says where it is in use; the first goes on ringing', async () => {
  keepEvidenceOnFailure(() => second);
  await second!.until('the second sees the first', ({ alsoAt }) => alsoAt?.name === 'SEAT-PC-1');
  expect(await text(second!, 'also-at')).toContain('SEAT-PC-1');
  const { registration, agent } = await second!.state();
  expect([registration.kind, agent.kind]).toEqual(['unregistered', 'offline']);
  await ringsOnlyAt(seat.app, second!);
});

it('the second takes over with a click; the first says so, and does not fight back', async () => {
  keepEvidenceOnFailure(() => second);
  await second!.page.getByTestId('take-over').click();
  await second!.until('the second is idle', ({ registration, agent }) => registration.kind === 'registered' && agent.kind === 'idle');
  const { registration, agent } = await seat.app.until('the first says so', ({ takenOver }) => takenOver?.by === 'SEAT-PC-2');
  expect([registration.kind, agent.kind]).toEqual(['unregistered', 'offline']);
  expect(await text(seat.app, 'taken-over')).toContain('SEAT-PC-2');
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect((await seat.app.state()).registration.kind).toBe('unregistered');
  await ringsOnlyAt(second!, seat.app);
});

it('the first takes the extension back with a click, and the second says so', async () => {
  keepEvidenceOnFailure(() => second);
  await seat.press('take-over');
  await seat.app.until('the first is idle', ({ registration, agent, takenOver }) => registration.kind === 'registered' && agent.kind === 'idle' && takenOver === null);
  await second!.until('the second says so', ({ takenOver }) => takenOver?.by === 'SEAT-PC-1');
  await eventually('the notice is on its screen', async () => (await text(second!, 'taken-over')).includes('SEAT-PC-1'));
  await ringsOnlyAt(seat.app, second!);
});
