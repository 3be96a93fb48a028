import { describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { noDisposition } from '../../shared/dispositions/disposition.ts';
import { seatForFile } from './seatUnderTest.ts';

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
