import { describe, expect, test } from 'vitest';
import { forwardingSchema } from '../../../shared/settings/seatSettings.ts';
import { openCallSeat } from './openCallSeat.ts';

const forwarding = (changes: Partial<ReturnType<typeof forwardingSchema.parse>>) => ({ ...forwardingSchema.parse({}), ...changes });
const dial = (number: string, reason: string | null = null) => ({ number, reason, taskId: null });

describe('a call that must not ring', () => {
  test.each([
    ['do not disturb', { doNotDisturb: true }, { result: 'missed', endCause: 'refusedByRule' }, { kind: 'refused', sipCode: 480 }],
    ['forwarding of all calls', { forwarding: forwarding({ always: '8002' }) }, { result: 'forwarded', endCause: 'redirected' }, { kind: 'redirected', to: '8002' }],
  ] as const)('is kept and neither flashes nor rings: %s', async (_what, preferences, row, outcome) => {
    const { seat, logged } = await openCallSeat(preferences);
    seat.platform.ring('newNumber');
    await seat.until('the platform is told', () => seat.heard.includes('callEnded'));
    expect(seat.events).toContainEqual(expect.objectContaining({ kind: 'callEnded', outcome }));
    expect(await logged()).toMatchObject([{ direction: 'incoming', remoteNumber: '15921001122', serviceNumber: '4006008899', ...row }]);
    expect([seat.shown, seat.rings, seat.state.calls, seat.kind]).toEqual([[], [], [], 'idle']);
    expect(seat.heard).not.toContain('callRang');
  });

  test('names its caller in the log all the same', async () => {
    const { seat, logged } = await openCallSeat({ doNotDisturb: true });
    await seat.store.importCustomers([...seat.platform.seedCustomers()]);
    seat.platform.ring('vipMobile');
    await seat.until('the platform is told', () => seat.heard.includes('callEnded'));
    for (let turn = 0; turn < 200 && (await logged())[0]?.customerName === ''; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await logged()).toMatchObject([{ customerName: '王丽', endCause: 'refusedByRule' }]);
  });

  test('comes in a state in which the platform should not have offered it', async () => {
    const { seat } = await openCallSeat();
    await seat.command('agent:choose', { state: { kind: 'busy' } });
    seat.platform.ring('newNumber');
    await seat.until('the platform is told', () => seat.heard.includes('callEnded'));
    expect(seat.events).toContainEqual(expect.objectContaining({ kind: 'callEnded', outcome: { kind: 'refused', sipCode: 486 } }));
    expect(seat.shown).toEqual([]);
  });

  test('is sent on when the agent talks and calls are forwarded on busy', async () => {
    const { seat, talkTo, stateOf } = await openCallSeat({ forwarding: forwarding({ busy: '8011' }) });
    const callId = await talkTo('vipMobile');
    seat.platform.ring('newNumber');
    await seat.until('the platform is told', () => seat.heard.includes('callEnded'));
    expect(seat.events).toContainEqual(expect.objectContaining({ kind: 'callEnded', outcome: { kind: 'redirected', to: '8011' } }));
    expect(stateOf(callId)?.kind).toBe('talking');
  });

  test.each(['8001', '4006008899'])('rings when its forwarding leads back to this seat: %s', async (always) => {
    const { seat } = await openCallSeat({ forwarding: forwarding({ always, busy: always, noAnswer: always }) });
    await seat.ring('newNumber');
    expect(seat.kind).toBe('ringing');
  });

  test('is sent on after it has rung in vain', async () => {
    const { seat, over } = await openCallSeat({ forwarding: forwarding({ noAnswer: '8011', noAnswerSeconds: 0.3 }) });
    const { call: { id: callId } } = await seat.ring('newNumber');
    const { events } = await over(callId);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'redirected', to: '8011', because: 'noAnswer' }));
  });
});

describe('a number that is called', () => {
  test('a fourth time within a day needs a reason, which is kept', async () => {
    const { seat, becomes, over } = await openCallSeat();
    const number = '139 1010 2020';
    for (let call = 0; call < 3; call += 1) {
      const { callId } = await seat.command('call:dial', dial(number));
      await becomes(callId, 'talking');
      await seat.command('call:hangUp', { callId });
      await over(callId);
    }
    expect(await seat.queries['dial:check']({ number })).toEqual({ kind: 'ask', why: 'dayLimit', calls: 3, limit: 3 });
    await expect(seat.command('call:dial', dial(number))).rejects.toMatchObject({ code: 'dayLimit' });
    await expect(seat.command('call:redial', {})).rejects.toMatchObject({ code: 'dayLimit' });
    await expect(seat.command('call:dial', dial(number, '  '))).rejects.toMatchObject({ code: 'dayLimit' });
    const { callId } = await seat.command('call:dial', dial(number, '客户要求再次回电'));
    await seat.command('call:hangUp', { callId });
    expect((await over(callId)).events[0]).toMatchObject({ kind: 'dialled', reason: '客户要求再次回电' });
  });

  test.each([
    ['8001', 'ownNumber'],
    ['400-820-1234', 'ownNumber'],
    ['你好', 'emptyNumber'],
  ])('%s is refused: %s', async (number, why) => {
    const { seat } = await openCallSeat();
    expect(await seat.queries['dial:check']({ number })).toEqual({ kind: 'stop', why });
    await expect(seat.command('call:dial', dial(number))).rejects.toMatchObject({ code: why });
    expect(seat.heard).not.toContain('seatDialled');
  });

  test('is refused while it is on the block list', async () => {
    const { seat } = await openCallSeat();
    await seat.store.putBlocked({ number: '13910102020', reason: '客户要求不再致电', since: 0, by: '' });
    await expect(seat.command('call:dial', dial('+86 139 1010 2020'))).rejects.toMatchObject({ code: 'blockedNumber' });
    await expect(seat.command('call:dial', dial('13910102020', '有原因'))).rejects.toMatchObject({ code: 'blockedNumber' });
  });

  test('is dialled although the database does not answer: nobody waits for a check', async () => {
    const { seat } = await openCallSeat();
    const down = () => Promise.reject(new Error('The store is down'));
    Object.assign(seat.store, { countDialled: down, findBlocked: down });
    await seat.command('call:dial', dial('13910102020'));
    await seat.until('the platform is asked', () => seat.heard.includes('seatDialled'));
  });

  test('shows the 400 number that the agent chose, and none to a colleague', async () => {
    const { seat } = await openCallSeat({ shownNumber: '4006008899' });
    const { callId } = await seat.command('call:dial', dial('13910102020'));
    expect(seat.state.calls.find(({ call }) => call.id === callId)?.call.shownNumber).toBe('4006008899');
    await seat.command('call:hangUp', { callId });
    const { callId: inside } = await seat.command('call:dial', dial('8002'));
    expect(seat.state.calls.find(({ call }) => call.id === inside)?.call.shownNumber).toBe('');
  });

  test('is the one before again', async () => {
    const { seat, over } = await openCallSeat();
    await expect(seat.command('call:redial', {})).rejects.toMatchObject({ code: 'nothingDialled' });
    const { callId } = await seat.command('call:dial', dial('10000'));
    await over(callId);
    const { callId: again } = await seat.command('call:redial', {});
    expect(seat.state.calls.find(({ call }) => call.id === again)?.call.remoteNumber).toBe('10000');
  });

  test('is followed by the extension that was written behind it', async () => {
    const { seat, becomes } = await openCallSeat({ dtmfTransport: 'info' });
    const { callId } = await seat.command('call:dial', dial('电话:0755-8888 1234 转 801'));
    await becomes(callId, 'talking');
    await seat.until('the digits came', () => seat.heard.filter((kind) => kind === 'dtmfReceived').length === 3);
    expect(seat.events.flatMap((event) => (event.kind === 'dtmfReceived' ? [event.digit] : []))).toEqual(['8', '0', '1']);
  });

  test('is the first of several, and the agent is told', async () => {
    const { seat } = await openCallSeat();
    const { callId } = await seat.command('call:dial', dial('13910102020 / 13910102021'));
    expect(seat.state.calls.find(({ call }) => call.id === callId)?.call.remoteNumber).toBe('13910102020');
    expect(seat.noticed).toContain('severalNumbers');
  });
});

describe('a verdict of the caller', () => {
  test.each(['still on the board', 'dismissed'])('that comes after the end finds its call: %s', async (where) => {
    const { seat, talkTo, over } = await openCallSeat(where === 'dismissed' ? {} : { wrapUpSeconds: null });
    const callId = await talkTo('knownLandline');
    await seat.command('call:hangUp', { callId });
    await over(callId);
    if (where === 'dismissed') await seat.command('call:dismiss', { callId });
    await seat.until('the verdict was sent', () => seat.heard.includes('surveySent'));
    for (let turn = 0; turn < 200 && (await over(callId)).entry.surveyScore === null; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    const { entry, events } = await over(callId);
    expect(entry.surveyScore).toBe(5);
    expect(events.at(-1)).toMatchObject({ kind: 'surveyed', survey: { score: 5, outOf: 5 } });
    if (where !== 'dismissed') expect(seat.state.calls[0]?.call.survey?.score).toBe(5);
  });
});

describe('a broken connection', () => {
  test('leaves no ghost: a call that the platform dropped meanwhile is over when it is back', async () => {
    const { seat, talkTo, becomes } = await openCallSeat();
    const callId = await talkTo('vipMobile');
    seat.breakConnection();
    await seat.until('the lamp goes out', ({ registration }) => registration.kind !== 'registered');
    await seat.until('registered again', ({ registration }) => registration.kind === 'registered');
    await becomes(callId, 'ended');
  });
});
