import { describe, expect, test } from 'vitest';
import { defaultDevices } from '../../../shared/media/audioDevices.ts';
import { dispositionRulesSchema, noDisposition } from '../../../shared/dispositions/disposition.ts';
import { defaultDispositionRules } from '../../../shared/dispositions/defaultDispositionRules.ts';
import { temporaryDirectory } from '../../store/temporaryStore.ts';
import { headset, SeatInProcess } from './seatInProcess.ts';

const scenario = 'knownLandline';
const solved = { ...noDisposition, reason: 'enquiry', result: 'solved' };
const everything = dispositionRulesSchema.parse({ ...defaultDispositionRules, requiredQueues: ['*'] });

describe('an agent at the practice platform', () => {
  test('is registered, checked and idle by himself, writes a call up and is idle again', async () => {
    const seat = await new SeatInProcess().open();
    expect(seat.state.readiness).toMatchObject({ registration: { kind: 'passed' }, ring: { kind: 'passed' }, microphone: { kind: 'passed' } });
    const callId = await seat.talk(scenario);
    expect(seat.kind).toBe('wrapUp');
    await seat.command('call:dispose', { callId, disposition: solved, callBackAt: null, done: true });
    expect(seat.kind).toBe('idle');
    expect(seat.state.calls).toEqual([]);
    expect(await seat.queries['callLog:disposition']({ callId })).toEqual(solved);
    expect((await seat.queries['callLog:entry']({ callId }))?.entry.disposition).toBe('咨询 ▸ 已解答');
    const shift = await seat.queries['agent:shift']({});
    expect(shift.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['idle', 'ringing', 'talking', 'wrapUp']));
  });

  test('must write up where the company wants it, and cannot slip out by dismissing the call', async () => {
    const seat = await new SeatInProcess({ provisioning: { dispositions: everything }, preferences: { wrapUpSeconds: 0 } }).open();
    const callId = await seat.talk(scenario);
    await seat.until('the agent is told', ({ notices }) => notices.some(({ key }) => key === 'writeUpRequired'));
    for (const leave of [
      () => seat.command('agent:finishWrapUp', {}),
      () => seat.command('call:dismiss', { callId }),
      () => seat.command('call:dispose', { callId, disposition: { ...noDisposition, note: '没说什么' }, callBackAt: null, done: true }),
    ]) await expect(leave()).rejects.toMatchObject({ code: 'dispositionRequired' });
    expect([seat.kind, seat.state.calls.length]).toEqual(['wrapUp', 1]);
    await seat.command('call:dispose', { callId, disposition: solved, callBackAt: null, done: true });
    expect([seat.kind, seat.state.calls.length]).toEqual(['idle', 0]);
  });

  test('goes on a break after the call when he asked for it during the call', async () => {
    const seat = await new SeatInProcess({ provisioning: { breakReasons: ['盘点'] } }).open();
    expect(seat.state.breakReasons).toContain('盘点');
    const { call: { id: callId } } = await seat.ring(scenario);
    await seat.command('agent:choose', { state: { kind: 'break', reason: '盘点' } });
    expect(seat.state.agent.next).toEqual({ kind: 'break', reason: '盘点' });
    await seat.command('call:answer', { callId });
    await seat.until('they talk', ({ agent, calls }) => agent.kind === 'talking' && calls[0]?.call.state.kind === 'talking');
    await seat.command('call:hangUp', { callId });
    await seat.until('it is over', ({ agent }) => agent.kind === 'wrapUp');
    await seat.command('agent:extendWrapUp', { seconds: 30 });
    await seat.command('agent:finishWrapUp', {});
    expect(seat.state.agent).toMatchObject({ kind: 'break', reason: '盘点', next: null });
  });

  test('keeps the first call on the board when another rings during its wrap-up', async () => {
    const seat = await new SeatInProcess().open();
    const first = await seat.talk(scenario);
    const { call: { id: second } } = await seat.ring('newNumber');
    expect(seat.state.calls.map(({ call }) => call.id)).toEqual([first, second]);
    expect(seat.kind).toBe('ringing');
    await seat.command('call:reject', { callId: second, with: 'busy' });
    await seat.until('the wrap-up goes on', ({ agent }) => agent.kind === 'wrapUp');
    expect(seat.state.agent.wrapUpUntil).not.toBeNull();
    await seat.command('call:dismiss', { callId: first });
    expect(seat.kind).toBe('idle');
  });

  test('refuses what comes during the wrap-up on a platform whose profile says so', async () => {
    const seat = await new SeatInProcess({ provisioning: { services: { refusesIn: ['wrapUp'] } } }).open();
    expect(seat.state.services.wrapUpCalls).toBe('refused');
    await seat.talk(scenario);
    const { length } = seat.shown;
    seat.platform.ring('newNumber');
    await seat.until('the platform is told', () => seat.events.some((event) => event.kind === 'callEnded' && event.outcome.kind === 'refused'));
    expect(seat.events).toContainEqual(expect.objectContaining({ kind: 'callEnded', outcome: { kind: 'refused', sipCode: 486 } }));
    expect([seat.shown.length, seat.kind]).toEqual([length, 'wrapUp']);
    await seat.command('agent:finishWrapUp', {});
    await seat.ring('newNumber');
    expect(seat.kind).toBe('ringing');
  });

  test('is told what becomes of calls during the wrap-up: practice callers wait, those of a platform that knows no states ring', async () => {
    const practice = await new SeatInProcess({ mode: 'practice' }).open();
    const live = await new SeatInProcess().open();
    expect([practice.state.services.wrapUpCalls, live.state.services.wrapUpCalls]).toEqual(['passedOver', 'ring']);
  });

  test('goes offline: the platform has no seat any more; back again he is idle', async () => {
    const seat = await new SeatInProcess().open();
    await seat.command('agent:choose', { state: { kind: 'offline' } });
    await seat.until('unregistered', ({ registration }) => registration.kind === 'unregistered');
    await seat.until('the platform knows', () => seat.heard.includes('unregistered'));
    expect(seat.platform.ring(scenario)).toEqual({ kind: 'refused', why: 'noSeatRegistered' });
    await seat.command('agent:choose', { state: { kind: 'idle' } });
    await seat.until('idle again', ({ agent }) => agent.kind === 'idle');
  });
});

describe('a seat whose settings cannot be used', () => {
  test.each(['sip:张三@pbx.example.com', 'sip:8001@pbx>x'])('opens all the same and says why it is not registered, so that they can be mended: %s', async (sipUri) => {
    const seat = new SeatInProcess({ provisioning: { sipUri } });
    await seat.openOnly();
    expect(seat.state.registration).toMatchObject({ kind: 'failed', problem: 'notConfigured', detail: expect.stringContaining(sipUri) });
    expect(seat.kind).toBe('offline');
  });
});

describe('a seat that closes', () => {
  test('does not let a call ring that nobody could answer any more', async () => {
    const seat = await new SeatInProcess().open();
    const closing = seat.close();
    seat.platform.ring(scenario);
    await closing;
    expect(seat.events).toContainEqual(expect.objectContaining({ kind: 'callEnded', outcome: { kind: 'refused', sipCode: 480 } }));
    expect(seat.shown).toEqual([]);
  });
});

describe('a headset that is pulled out', () => {
  test('takes the agent out of idle, and he is told when it is back', async () => {
    const seat = new SeatInProcess({ preferences: { devices: { ...defaultDevices, microphone: headset, speaker: headset } } });
    await seat.open();
    const there = { microphones: [headset], speakers: [headset] };
    seat.plug(there);
    await seat.until('checked', ({ readiness }) => readiness.microphone.kind === 'passed');
    seat.plug({ missing: [headset] });
    expect(seat.kind).toBe('busy');
    expect(seat.noticed).toContain('deviceUnplugged');
    await expect(seat.command('agent:choose', { state: { kind: 'idle' } })).rejects.toMatchObject({ code: 'notReady' });
    seat.plug(there);
    await seat.until('the agent is told', ({ notices }) => notices.some(({ key }) => key === 'deviceBack'));
    expect(seat.kind).toBe('busy');
    await seat.command('agent:choose', { state: { kind: 'idle' } });
    expect(seat.kind).toBe('idle');
  });

  test('before the start leaves him busy with the reason', async () => {
    const seat = new SeatInProcess();
    seat.audio = { ...seat.audio, microphone: { kind: 'failed', problem: 'microphoneMissing', detail: '' } };
    await seat.openOnly();
    await seat.until('the agent is told', ({ notices }) => notices.some(({ key }) => key === 'notIdle.microphoneMissing'));
    expect(seat.kind).toBe('busy');
  });
});

describe('a call-back', () => {
  test('asked for in a write-up is one task with the number, known after a restart, and done by the call', async () => {
    const directory = temporaryDirectory();
    const first = await new SeatInProcess({ directory }).open();
    const callId = await first.talk(scenario);
    const number = first.state.calls[0]!.call.remoteNumber;
    const dueAt = Date.now() + 60_000;
    const callBack = { ...noDisposition, reason: 'enquiry', result: 'call-back', followUp: 'callBack' as const, note: '问库存' };
    for (const note of ['问', '问库', '问库存']) await first.command('call:dispose', { callId, disposition: { ...callBack, note }, callBackAt: dueAt, done: note === '问库存' });
    expect(first.state.tasks).toMatchObject([{ number, callId, dueAt, state: 'open', note: '咨询 ▸ 需核实后回电 · 问库存' }]);
    await first.command('task:save', { id: first.state.tasks[0]!.id, draft: { number, callId, dueAt: Date.now() - 1, customerId: null, customerName: '', note: '提前' } });
    expect(first.state.notices.filter(({ key }) => key === 'taskDue')).toMatchObject([{ values: { number, note: '提前' } }]);
    expect(first.state.tasks[0]?.remindedAt).not.toBeNull();
    await first.close();

    const next = await new SeatInProcess({ directory }).open();
    expect(next.state.tasks).toMatchObject([{ note: '提前', state: 'open' }]);
    expect(next.noticed).not.toContain('taskDue');
    const task = next.state.tasks[0]!;
    const { callId: callBackId } = await next.command('call:dial', { number: task.number, reason: null, taskId: task.id });
    await next.until('answered', ({ calls }) => calls.some(({ call }) => call.id === callBackId && call.state.kind === 'talking'));
    await next.until('the task is done', ({ tasks }) => tasks.length === 0);
  });

  test('of a caller who withheld his number cannot be planned', async () => {
    const seat = await new SeatInProcess().open();
    const callId = await seat.talk('anonymous');
    await expect(seat.command('call:dispose', { callId, disposition: solved, callBackAt: Date.now() + 60_000, done: true })).rejects.toMatchObject({ code: 'emptyNumber' });
    expect(seat.kind).toBe('wrapUp');
  });

  test('that the agent does not want any more is closed once', async () => {
    const seat = await new SeatInProcess().open();
    const { taskId } = await seat.command('task:save', { id: null, draft: { number: '13800138000', callId: null, dueAt: Date.now() + 60_000, customerId: null, customerName: '', note: '' } });
    await seat.command('task:close', { id: taskId, state: 'cancelled' });
    expect(seat.state.tasks).toEqual([]);
    await expect(seat.command('task:save', { id: taskId, draft: { number: '1', callId: null, dueAt: 0, customerId: null, customerName: '', note: '' } })).rejects.toMatchObject({ code: 'notFound' });
  });
});

test('a break goes on after the console was restarted', async () => {
  const directory = temporaryDirectory();
  const first = await new SeatInProcess({ directory }).open();
  await first.command('agent:choose', { state: { kind: 'break', reason: 'meal' } });
  await first.close();
  const next = await new SeatInProcess({ directory }).openOnly();
  await next.until('registered', ({ registration }) => registration.kind === 'registered');
  await next.until('the break goes on', ({ agent }) => agent.kind === 'break' && agent.reason === 'meal');
});
