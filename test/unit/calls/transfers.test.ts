import { describe, expect, test } from 'vitest';
import type { TransferOutcome } from '../../../shared/calls/transfer.ts';
import { later, openDesk, settled } from './deskHarness.ts';

const busy: TransferOutcome = { kind: 'failed', problem: 'busy', sipCode: 486 };

describe('a blind transfer', () => {
  test('holds the caller, sends him on, and ends as transferred', async () => {
    const { desk, talk, kinds } = openDesk();
    const { leg, callId } = await talk();
    expect(await desk.transfer(callId, { kind: 'number', number: '8002' })).toEqual({ kind: 'transferred', sipCode: 200 });
    leg.happen({ kind: 'ended', end: { by: 'agent', cause: 'hungUp' } });
    expect(leg.sent).toEqual(['200', 'hold', 'REFER 8002']);
    expect(kinds(callId)).toEqual(['rang', 'answerRequested', 'answered', 'transferRequested', 'held', 'transferred', 'ended']);
    expect(desk.find(callId)?.state).toMatchObject({ kind: 'ended', end: { cause: 'transferred' } });
  });

  test('that fails gives the caller back, talking', async () => {
    const { desk, talk, state, kinds } = openDesk();
    const { leg, callId } = await talk();
    leg.transferOutcome = Promise.resolve(busy);
    expect(await desk.transfer(callId, { kind: 'number', number: '10086' })).toEqual(busy);
    expect(state(callId)).toBe('talking');
    expect(desk.find(callId)?.transfer).toBeNull();
    expect(kinds(callId).slice(-2)).toEqual(['transferFailed', 'resumed']);
  });

  test('that fails leaves a caller on hold who was on hold before', async () => {
    const { desk, talk, state } = openDesk();
    const { leg, callId } = await talk();
    await desk.hold(callId);
    leg.transferOutcome = Promise.resolve(busy);
    await desk.transfer(callId, { kind: 'number', number: '10086' });
    expect(state(callId)).toBe('held');
  });

  test('that fails does not take the agent out of a call answered meanwhile', async () => {
    const { desk, talk, ring, state } = openDesk();
    const { leg, callId } = await talk();
    const outcome = later<TransferOutcome>();
    leg.transferOutcome = outcome.promise;
    const transfer = desk.transfer(callId, { kind: 'number', number: '8002' });
    await settled();
    const second = ring();
    await desk.answer(second.callId);
    second.leg.happen({ kind: 'answered' });
    outcome.resolve(busy);
    await transfer;
    expect([state(callId), state(second.callId)]).toEqual(['held', 'talking']);
  });

  test('shows how the target fares, and is over when the caller hangs up', async () => {
    const { desk, talk, kinds } = openDesk();
    const { leg, callId } = await talk();
    const outcome = later<TransferOutcome>();
    leg.transferOutcome = outcome.promise;
    const transfer = desk.transfer(callId, { kind: 'number', number: '8002' });
    await settled();
    leg.happen({ kind: 'transferProgressed', sipCode: 180 });
    expect(desk.find(callId)?.transfer?.sipCode).toBe(180);
    leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'hungUp' } });
    outcome.resolve(busy);
    await transfer;
    expect(kinds(callId).at(-1)).toBe('ended');
    expect(desk.find(callId)).toMatchObject({ transfer: null, state: { end: { cause: 'hungUp' } } });
  });

  test('goes ahead although the platform does not hold', async () => {
    const { desk, talk } = openDesk();
    const { leg, callId } = await talk();
    leg.hold = () => Promise.reject(new Error('488'));
    expect(await desk.transfer(callId, { kind: 'number', number: '8002' })).toMatchObject({ kind: 'transferred' });
  });

  test('cannot be asked for twice at once, nor before the answer', async () => {
    const { desk, talk, ring } = openDesk();
    const { leg, callId } = await talk();
    leg.transferOutcome = new Promise(() => {});
    void desk.transfer(callId, { kind: 'number', number: '8002' });
    await settled();
    await expect(desk.transfer(callId, { kind: 'number', number: '8003' })).rejects.toMatchObject({ code: 'illegalMove' });
    await expect(desk.transfer(ring().callId, { kind: 'number', number: '8002' })).rejects.toMatchObject({ code: 'illegalMove' });
  });
});

describe('a consultation', () => {
  async function consulting(answered = true) {
    const all = openDesk();
    const caller = await all.talk();
    const target = await all.dialled(all.desk.consult(caller.callId, '8002', { shownNumber: '4008201234' }), answered);
    return { ...all, caller, target };
  }

  test('holds the caller and knows whom it is for', async () => {
    const { desk, state, caller, target, phone } = await consulting();
    expect([state(caller.callId), state(target.callId)]).toEqual(['held', 'talking']);
    expect(desk.find(target.callId)).toMatchObject({ consultsFor: caller.callId, shownNumber: '4008201234' });
    expect(phone.dialled.at(-1)?.options).toEqual({ shownNumber: '4008201234' });
  });

  test('is completed with Replaces, and both calls end as transferred', async () => {
    const { desk, caller, target } = await consulting();
    expect(await desk.transfer(caller.callId, { kind: 'call', callId: target.callId })).toMatchObject({ kind: 'transferred' });
    caller.leg.happen({ kind: 'ended', end: { by: 'agent', cause: 'transferred' } });
    expect(caller.leg.sent).toContain(`REFER Replaces ${target.leg.sipCallId}`);
    for (const { callId } of [caller, target]) expect(desk.find(callId)?.state).toMatchObject({ kind: 'ended', end: { cause: 'transferred' } });
  });

  test('whose transfer fails leaves the agent with the target and the caller on hold', async () => {
    const { desk, caller, target, state } = await consulting();
    caller.leg.transferOutcome = Promise.resolve({ kind: 'failed', problem: 'refused' });
    await desk.transfer(caller.callId, { kind: 'call', callId: target.callId });
    expect([state(caller.callId), state(target.callId)]).toEqual(['held', 'talking']);
  });

  test.each([
    ['hangs up', true],
    ['does not answer', false],
  ])('gives the caller back when the target %s', async (_what, answered) => {
    const { caller, target, state } = await consulting(answered);
    target.leg.happen({ kind: 'ended', end: { by: 'remote', cause: answered ? 'hungUp' : 'noAnswer' } });
    await settled();
    expect(state(caller.callId)).toBe('talking');
  });

  test('is given up when the agent goes back to the caller before it is answered', async () => {
    const { desk, caller, target, state } = await consulting(false);
    await desk.resume(caller.callId);
    expect([state(caller.callId), state(target.callId)]).toEqual(['talking', 'ended']);
  });

  test('becomes a blind transfer when it is completed before the target answers', async () => {
    const { desk, caller, target, state } = await consulting(false);
    await desk.transfer(caller.callId, { kind: 'call', callId: target.callId });
    expect(caller.leg.sent.at(-1)).toBe('REFER 8002');
    expect(state(target.callId)).toBe('ended');
  });

  test('can be swapped with the caller as often as wanted', async () => {
    const { desk, caller, target, state } = await consulting();
    for (const [to, from] of [[caller, target], [target, caller], [caller, target]] as const) {
      await desk.resume(to.callId);
      expect([state(to.callId), state(from.callId)]).toEqual(['talking', 'held']);
    }
  });

  test('cannot be completed where the platform has no such transfer', async () => {
    const { desk, caller, target, phone } = await consulting();
    phone.services = { ...phone.services, consultTransfer: false };
    expect(await desk.transfer(caller.callId, { kind: 'call', callId: target.callId })).toEqual({ kind: 'failed', problem: 'unsupported' });
    expect(caller.leg.sent.at(-1)).toBe('hold');
  });
});

describe('what else hands a call on', () => {
  test('a parked call ends as parked', async () => {
    const { desk, talk, phone } = openDesk();
    phone.codes = { ...phone.codes, park: '*68' };
    const { leg, callId } = await talk();
    await desk.park(callId);
    leg.happen({ kind: 'ended', end: { by: 'agent', cause: 'transferred' } });
    expect(leg.sent.at(-1)).toBe('REFER *68');
    expect(desk.find(callId)?.state).toMatchObject({ end: { cause: 'parked' } });
  });

  test('a caller who cannot be parked is back', async () => {
    const { desk, talk, phone, state } = openDesk();
    phone.codes = { ...phone.codes, park: '*68' };
    const { leg, callId } = await talk();
    leg.transferOutcome = Promise.resolve(busy);
    expect(await desk.park(callId)).toEqual(busy);
    expect(state(callId)).toBe('talking');
  });

  test('who could not be parked from a conference is not taken for parked when he is handed on later', async () => {
    const { desk, talk, dialled, phone } = openDesk();
    phone.codes = { ...phone.codes, park: '*68' };
    const { leg, callId } = await talk();
    const second = await dialled(desk.consult(callId, '8002'));
    await desk.startConference([callId, second.callId]);
    leg.hold = () => Promise.reject(new Error('488'));
    await expect(desk.park(callId)).rejects.toMatchObject({ code: 'holdRefused' });
    second.leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'hungUp' } });
    await desk.transfer(callId, { kind: 'number', number: '8003' });
    leg.happen({ kind: 'ended', end: { by: 'agent', cause: 'transferred' } });
    expect(desk.find(callId)?.state).toMatchObject({ end: { cause: 'transferred' } });
  });

  test('nothing is parked where there is no place', async () => {
    const { desk, talk } = openDesk();
    const { callId } = await talk();
    await expect(desk.park(callId)).rejects.toMatchObject({ code: 'notOffered' });
  });

  test('a ringing call is sent on with 302', () => {
    const { desk, ring, kinds } = openDesk();
    const { leg, callId } = ring();
    desk.redirect(callId, '8002');
    expect(leg.sent).toEqual(['302 8002']);
    expect(kinds(callId)).toEqual(['rang', 'redirected', 'ended']);
    expect(desk.find(callId)?.state).toMatchObject({ end: { cause: 'redirected' } });
  });
});
