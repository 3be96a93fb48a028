import { describe, expect, it } from 'vitest';
import { provisioningSchema } from '../../shared/settings/seatSettings.ts';
import { eventually } from '../lab/eventually.ts';
import { laboratoryProvision } from './consoleApp.ts';
import { seatForFile } from './seatUnderTest.ts';

const seat = seatForFile();

const lamp = () => seat.app.page.getByTestId('registration');

/** Waits until the lamp on the screen shows a state. */
const lampShows = (state: string, withinMs?: number) => eventually(`the lamp shows ${state}`, async () => (await lamp().getAttribute('data-state')) === state, withinMs);

describe('the registration', () => {
  it('succeeds with the right password, and the lamp says so', async () => {
    await lampShows('registered');
    expect(await lamp().innerText()).toContain('已注册');
    const { registration } = await seat.app.state();
    expect(registration).toMatchObject({ kind: 'registered', expiresSeconds: expect.any(Number) as number });
  });

  it('fails with a wrong password, says why on the screen, and succeeds with the right one', async () => {
    const provision = provisioningSchema.parse(laboratoryProvision(seat.lab));
    await seat.command('seat:configure', { ...provision, password: 'not the password' });
    await lampShows('failed');
    const { registration } = await seat.app.state();
    expect(registration).toMatchObject({ kind: 'failed', problem: 'wrongPassword' });
    await lamp().click();
    await seat.app.page.locator('.registration-details').waitFor();
    expect(await seat.app.page.locator('.registration-details').innerText()).toContain('密码不正确');
    await lamp().click();
    await seat.command('seat:configure', provision);
    await lampShows('registered');
    const { trunk, callId } = await seat.talk();
    await seat.hearBothWays({ trunk, callId });
  });

  it('is lost with the server and comes back with it by itself', async () => {
    await seat.lab.kamailio.stop();
    await lampShows('failed');
    const { registration, agent } = await seat.app.state();
    expect(registration).toMatchObject({ kind: 'failed', retryAt: expect.any(Number) as number });
    expect(agent.kind).toBe('offline');
    await seat.lab.kamailio.start();
    await lampShows('registered', 60_000);
    const { trunk } = await seat.ring();
    await trunk.cancel();
  });

  it('is noticed as lost when the server freezes without closing the connection', async () => {
    seat.lab.kamailio.freeze();
    try {
      await lampShows('failed');
      expect((await seat.app.state()).registration).toMatchObject({ kind: 'failed', problem: 'connectionLost' });
    } finally {
      seat.lab.kamailio.thaw();
    }
    await lampShows('registered', 60_000);
    const { trunk } = await seat.ring();
    await trunk.cancel();
  });
});
