import { describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { noDisposition } from '../../shared/dispositions/disposition.ts';
import { seatForFile, serviceNumber } from './seatUnderTest.ts';

const seat = seatForFile({ preferences: { wrapUpSeconds: null } });
const solved = { ...noDisposition, reason: 'enquiry', result: 'solved' };

describe('the agent state in the running program', () => {
  it('becomes idle by itself at the start, after the loopback heard the ring and the microphone', async () => {
    const { readiness } = await seat.app.until('the agent is idle', ({ agent }) => agent.kind === 'idle');
    for (const check of [readiness.registration, readiness.ring, readiness.microphone]) expect(check).toMatchObject({ kind: 'passed', detail: expect.stringMatching(/./) });
  });

  it('follows a call into wrap-up, keeps the write-up, and goes where the agent asked to go meanwhile', async () => {
    const { trunk, callId } = await seat.talk();
    await seat.app.until('he talks', ({ agent }) => agent.kind === 'talking');
    await seat.command('agent:choose', { state: { kind: 'break', reason: 'meal' } });
    await trunk.hangUp();
    const { agent } = await seat.app.until('he writes up', (state) => state.agent.kind === 'wrapUp');
    expect(agent).toMatchObject({ next: { kind: 'break', reason: 'meal' }, wrapUpUntil: null });
    await seat.command('call:dispose', { callId, disposition: solved, callBackAt: Date.now() + 3_600_000, done: true });
    const after = await seat.app.until('the break begins', (state) => state.agent.kind === 'break');
    expect(after.agent.reason).toBe('meal');
    expect(after.tasks).toMatchObject([{ callId, state: 'open' }]);
    expect(await seat.query('callLog:disposition', { callId })).toEqual(solved);
    await seat.command('agent:choose', { state: { kind: 'idle' } });
    expect((await seat.app.state()).agent.kind).toBe('idle');
  });

  it('in the wrap-up the 400 number passes the seat over; called itself it rings, and the wrap-up goes on afterwards', async () => {
    const { trunk } = await seat.talk();
    await trunk.hangUp();
    await seat.app.until('he writes up', ({ agent }) => agent.kind === 'wrapUp');
    await eventually('the 400 number finds nobody', async () => {
      const call = await seat.lab.call({ to: serviceNumber });
      await eventually('somebody says something to the call', () => call.state !== 'calling');
      return (call.state === 'ended' ? await call.ended : await call.cancel()).by === 'refused';
    });
    const direct = await seat.ring({ to: '8001' });
    expect((await seat.app.state()).agent.kind).toBe('ringing');
    await direct.trunk.cancel();
    await seat.app.until('he writes up again', ({ agent }) => agent.kind === 'wrapUp');
    await seat.command('agent:finishWrapUp', {});
    await (await seat.ring()).trunk.cancel();
  });

  it('after the wrap-up is idle or stays busy, as its switch in the settings says', async () => {
    for (const [on, after] of [[false, 'busy'], [true, 'idle']] as const) {
      await seat.press('nav-settings');
      await seat.press('settings-calls');
      await seat.press('auto-idle');
      await seat.app.until('it is kept', ({ preferences }) => preferences.autoIdle === on);
      await seat.press('nav-calls');
      const { trunk } = await seat.talk();
      await trunk.hangUp();
      await seat.app.until('he writes up', ({ agent }) => agent.kind === 'wrapUp');
      await seat.press('finish');
      await seat.app.until(`he is ${after}`, ({ agent }) => agent.kind === after);
      await eventually('the screen says so', async () => (await seat.app.page.getByTestId('agent-state').getAttribute('data-state')) === after);
      await seat.command('agent:choose', { state: { kind: 'idle' } });
    }
  });

  it('offline, the platform finds nobody; idle again, a call rings', async () => {
    await seat.command('agent:choose', { state: { kind: 'offline' } });
    await seat.app.until('unregistered', ({ agent, registration }) => agent.kind === 'offline' && registration.kind === 'unregistered');
    await seat.command('agent:choose', { state: { kind: 'idle' } });
    await seat.app.until('idle again', ({ agent }) => agent.kind === 'idle');
    const { trunk } = await seat.ring();
    await trunk.cancel();
    await eventually('idle after a call nobody took', async () => (await seat.app.state()).agent.kind === 'idle');
  });

  it('keeps the time in every state of the day', async () => {
    const shift = await seat.query('agent:shift', {});
    expect(new Set(shift.map(({ kind }) => kind))).toEqual(new Set(['offline', 'busy', 'idle', 'ringing', 'talking', 'wrapUp', 'break']));
    shift.slice(1).forEach((period, index) => expect(shift[index]?.until).toBe(period.since));
  });
});
