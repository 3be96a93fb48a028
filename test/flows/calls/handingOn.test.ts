import { describe, expect, test } from 'vitest';
import { openCallSeat } from './openCallSeat.ts';

const kinds = (events: readonly { readonly kind: string }[]) => events.map(({ kind }) => kind);

describe('a caller who is sent on', () => {
  test('talks to the colleague, and the call ends as transferred', async () => {
    const { seat, talkTo, over } = await openCallSeat();
    const callId = await talkTo('vipMobile');
    expect(await seat.command('call:transfer', { callId, to: { kind: 'number', number: '8002' } })).toMatchObject({ kind: 'transferred', sipCode: 200 });
    const { entry, events } = await over(callId);
    expect(entry).toMatchObject({ result: 'answered', endCause: 'transferred' });
    expect(kinds(events)).toEqual(expect.arrayContaining(['transferRequested', 'held', 'transferProgressed', 'transferred', 'ended']));
    await seat.until('the platform knows', () => seat.events.some((event) => event.kind === 'callEnded' && event.outcome.kind === 'transferred'));
    expect(seat.events).toContainEqual(expect.objectContaining({ kind: 'transferAsked', to: '8002', replaces: false }));
  });

  test.each([
    ['8003', 'busy', 486],
    ['8004', 'noAnswer', 480],
    ['13000000000', 'notFound', 404],
  ])('to %s is back with the agent, talking: %s', async (number, problem, sipCode) => {
    const { seat, talkTo, stateOf } = await openCallSeat();
    const callId = await talkTo('vipMobile');
    expect(await seat.command('call:transfer', { callId, to: { kind: 'number', number } })).toEqual({ kind: 'failed', problem, sipCode });
    expect(stateOf(callId)?.kind).toBe('talking');
    expect(seat.events.filter(({ kind }) => kind === 'heldBySeat' || kind === 'resumedBySeat').map(({ kind }) => kind)).toEqual(['heldBySeat', 'resumedBySeat']);
  });

  test('after a consultation talks to the colleague, and both calls of the seat end as transferred', async () => {
    const { seat, talkTo, becomes, over } = await openCallSeat();
    const caller = await talkTo('vipMobile');
    const { callId: colleague } = await seat.command('call:consult', { callId: caller, number: '8002' });
    await becomes(colleague, 'talking');
    await becomes(caller, 'held');
    expect(await seat.command('call:transfer', { callId: caller, to: { kind: 'call', callId: colleague } })).toMatchObject({ kind: 'transferred' });
    for (const callId of [caller, colleague]) expect((await over(callId)).entry).toMatchObject({ endCause: 'transferred' });
    expect(seat.events).toContainEqual(expect.objectContaining({ kind: 'transferAsked', replaces: true }));
  });

  test('is back when the colleague who was asked is busy', async () => {
    const { seat, talkTo, becomes } = await openCallSeat();
    const caller = await talkTo('vipMobile');
    const { callId: colleague } = await seat.command('call:consult', { callId: caller, number: '8003' });
    await becomes(colleague, 'ended');
    await becomes(caller, 'talking');
  });

  test('is back when the colleague hangs up after talking, and can be swapped with him before', async () => {
    const { seat, talkTo, becomes } = await openCallSeat();
    const caller = await talkTo('vipMobile');
    const { callId: colleague } = await seat.command('call:consult', { callId: caller, number: '8002' });
    await becomes(colleague, 'talking');
    await seat.command('call:resume', { callId: caller });
    await becomes(colleague, 'held');
    await seat.command('call:resume', { callId: colleague });
    await becomes(caller, 'held');
    seat.platform.calls.find(({ direction }) => direction === 'fromSeat')!.leave();
    await becomes(caller, 'talking');
  });

  test('can be parked and fetched again', async () => {
    const { seat, talkTo, over, becomes } = await openCallSeat();
    const callId = await talkTo('vipMobile');
    expect(seat.state.services.park).toBe(true);
    await seat.command('call:park', { callId });
    expect((await over(callId)).entry.endCause).toBe('parked');
    expect(seat.state.notices.filter(({ key }) => key.startsWith('parked'))).toMatchObject([{ key: 'parkedAtCode', values: { code: '*69' } }]);
    const { callId: fetched } = await seat.command('call:dial', { number: '*69', reason: null, taskId: null });
    await becomes(fetched, 'talking');
  });

  test('is taken from the colleague at whom he rings', async () => {
    const { seat, becomes } = await openCallSeat();
    await expect(seat.command('call:pickUp', { extension: null }).then(({ callId }) => becomes(callId, 'ended'))).resolves.toBeUndefined();
    for (const extension of [null, '8002']) {
      seat.platform.ringColleague('8002', 'newNumber');
      const { callId } = await seat.command('call:pickUp', { extension });
      await becomes(callId, 'talking');
      await seat.command('call:hangUp', { callId });
      await becomes(callId, 'ended');
    }
    expect(seat.heard.filter((kind) => kind === 'pickedUp')).toHaveLength(2);
  });

  test('rings at a colleague as a practice call, and is picked up from the bar', async () => {
    const { seat, becomes } = await openCallSeat();
    expect(seat.platform.ring('colleagueRings')).toEqual({ kind: 'ringingElsewhere', extension: '8002', scenario: 'colleagueRings' });
    expect(seat.state.calls).toEqual([]);
    const { callId } = await seat.command('call:pickUp', { extension: '8002' });
    await becomes(callId, 'talking');
    expect(seat.heard).toContain('pickedUp');
  });

  test('goes with 302 before anybody answers', async () => {
    const { seat, over } = await openCallSeat();
    const { call: { id: callId } } = await seat.ring('newNumber');
    await seat.command('call:redirect', { callId, number: '8002' });
    expect((await over(callId)).entry).toMatchObject({ result: 'forwarded', endCause: 'redirected' });
    await seat.until('the platform is told', () => seat.heard.includes('callEnded'));
    expect(seat.events).toContainEqual(expect.objectContaining({ kind: 'callEnded', outcome: { kind: 'redirected', to: '8002' } }));
  });

  test('is not sent to an extension behind a switchboard without being announced: nobody would send its digits', async () => {
    const { seat, talkTo, becomes, stateOf } = await openCallSeat();
    const { call: { id: ringing } } = await seat.ring('newNumber');
    await expect(seat.command('call:redirect', { callId: ringing, number: '021-61234567转801' })).rejects.toMatchObject({ code: 'extensionNotSent' });
    expect(stateOf(ringing)?.kind).toBe('ringing');
    await seat.command('call:reject', { callId: ringing, with: 'busy' });
    const caller = await talkTo('vipMobile');
    await expect(seat.command('call:transfer', { callId: caller, to: { kind: 'number', number: '021-61234567转801' } })).rejects.toMatchObject({ code: 'extensionNotSent' });
    expect(stateOf(caller)?.kind).toBe('talking');
    const { callId: asked } = await seat.command('call:consult', { callId: caller, number: '021-61234567转801' });
    await expect(seat.command('call:transfer', { callId: caller, to: { kind: 'call', callId: asked } })).rejects.toMatchObject({ code: 'extensionNotSent' });
    await becomes(asked, 'talking');
    expect(await seat.command('call:transfer', { callId: caller, to: { kind: 'call', callId: asked } })).toMatchObject({ kind: 'transferred' });
  });

  test.each(['sip:@x', 'sip:%zz@pbx.example.com', 'sip:8002@[x'])('is not sent to %s, which is no address: nothing is logged, the call goes on', async (number) => {
    const { seat, talkTo, stateOf, over } = await openCallSeat();
    const callId = await talkTo('vipMobile');
    for (const handOn of [
      () => seat.command('call:transfer', { callId, to: { kind: 'number', number } }),
      () => seat.command('call:consult', { callId, number }),
      () => seat.command('call:dial', { number, reason: null, taskId: null }),
    ]) await expect(handOn()).rejects.toMatchObject({ code: 'emptyNumber' });
    expect(stateOf(callId)?.kind).toBe('talking');
    await seat.command('call:hangUp', { callId });
    await over(callId);
    const { call: { id: ringing } } = await seat.ring('newNumber');
    await expect(seat.command('call:redirect', { callId: ringing, number })).rejects.toMatchObject({ code: 'emptyNumber' });
    expect(stateOf(ringing)?.kind).toBe('ringing');
    await seat.command('call:reject', { callId: ringing, with: 'busy' });
    const { events } = await over(ringing);
    expect(events.map(({ kind }) => kind)).not.toContain('redirected');
  });
});

describe('three who talk together', () => {
  test('hear each other, and two go on when one leaves', async () => {
    const { seat, talkTo, becomes, stateOf } = await openCallSeat();
    const caller = await talkTo('vipMobile');
    const { callId: colleague } = await seat.command('call:consult', { callId: caller, number: '8002' });
    await becomes(colleague, 'talking');
    await seat.command('conference:start', { callIds: [caller, colleague] });
    expect([caller, colleague].map((callId) => stateOf(callId)?.kind)).toEqual(['talking', 'talking']);
    expect(seat.state.conference).toMatchObject({ callIds: [caller, colleague], mixedBy: 'local' });
    expect(seat.mixes.at(-1)).toHaveLength(2);
    seat.platform.calls.find(({ direction }) => direction === 'fromSeat')!.leave();
    await becomes(colleague, 'ended');
    expect(stateOf(caller)?.kind).toBe('talking');
    expect(seat.state.conference).toBeNull();
    expect(seat.mixes.at(-1)).toEqual([]);
  });

  test('can be left to themselves', async () => {
    const { seat, talkTo, becomes, over } = await openCallSeat();
    const caller = await talkTo('vipMobile');
    const { callId: colleague } = await seat.command('call:consult', { callId: caller, number: '8002' });
    await becomes(colleague, 'talking');
    await seat.command('conference:start', { callIds: [caller, colleague] });
    expect(await seat.command('call:transfer', { callId: caller, to: { kind: 'call', callId: colleague } })).toMatchObject({ kind: 'transferred' });
    expect((await over(caller)).entry.endCause).toBe('transferred');
    await over(colleague);
    expect(seat.state.conference).toBeNull();
  });
});
