import { describe, expect, test } from 'vitest';
import { openDesk, settled } from './deskHarness.ts';

async function threeWay(room?: string) {
  const all = openDesk();
  if (room !== undefined) all.phone.codes = { ...all.phone.codes, conferenceRoom: () => room };
  const first = await all.talk();
  const second = await all.dialled(all.desk.consult(first.callId, '8002'));
  return { ...all, first, second, both: [first.callId, second.callId] };
}

describe('a conference mixed here', () => {
  test('lets everybody talk and hear each other', async () => {
    const { desk, both, state, mixes, first, second } = await threeWay();
    await desk.startConference(both);
    expect(both.map(state)).toEqual(['talking', 'talking']);
    expect(mixes.at(-1)).toEqual([first.leg.mediaId, second.leg.mediaId]);
    expect(desk.conference).toMatchObject({ callIds: both, mixedBy: 'local' });
  });

  test('leaves the other side talking when one leaves', async () => {
    const { desk, both, state, mixes, second } = await threeWay();
    await desk.startConference(both);
    second.leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'hungUp' } });
    expect(both.map(state)).toEqual(['talking', 'ended']);
    expect(desk.conference).toBeNull();
    expect(desk.find(both[0]!)?.inConference).toBe(false);
    expect(mixes.at(-1)).toEqual([]);
  });

  test('is held and resumed as a whole', async () => {
    const { desk, both, state } = await threeWay();
    await desk.startConference(both);
    await desk.hold(both[0]!);
    expect(both.map(state)).toEqual(['held', 'held']);
    await desk.resume(both[1]!);
    expect(both.map(state)).toEqual(['talking', 'talking']);
    expect(desk.conference).not.toBeNull();
  });

  test('hears nothing of a muted agent, on no side', async () => {
    const { desk, both, first, second } = await threeWay();
    await desk.startConference(both);
    desk.setMuted(both[0]!, true);
    expect([first, second].map(({ leg }) => leg.sent.at(-1))).toEqual(['mute', 'mute']);
    desk.setMuted(both[1]!, false);
    expect(both.map((callId) => desk.find(callId)?.muted)).toEqual([false, false]);
  });

  test('is on hold while another call is answered', async () => {
    const { desk, both, state, ring } = await threeWay();
    await desk.startConference(both);
    const third = ring();
    await desk.answer(third.callId);
    third.leg.happen({ kind: 'answered' });
    expect([...both, third.callId].map(state)).toEqual(['held', 'held', 'talking']);
  });

  test('goes on with everybody when one side refuses to be held for another call', async () => {
    const { desk, both, state, ring, second } = await threeWay();
    await desk.startConference(both);
    const third = ring();
    second.leg.failWith = new Error('488');
    await expect(desk.answer(third.callId)).rejects.toMatchObject({ code: 'holdRefused' });
    expect([...both, third.callId].map(state)).toEqual(['talking', 'talking', 'ringing']);
    second.leg.failWith = new Error('488');
    await expect(desk.hold(both[0]!)).rejects.toMatchObject({ code: 'holdRefused' });
    expect(both.map(state)).toEqual(['talking', 'talking']);
  });

  test('takes a third side in and puts one out on hold', async () => {
    const { desk, both, state, ring } = await threeWay();
    await desk.startConference(both);
    const third = ring();
    await desk.answer(third.callId);
    third.leg.happen({ kind: 'answered' });
    await desk.addToConference(third.callId);
    expect([...both, third.callId].map(state)).toEqual(['talking', 'talking', 'talking']);
    await desk.removeFromConference(both[0]!);
    expect([...both, third.callId].map(state)).toEqual(['held', 'talking', 'talking']);
    expect(desk.conference?.callIds).toEqual([both[1], third.callId]);
  });

  test('ends for all', async () => {
    const { desk, both, state } = await threeWay();
    await desk.startConference(both);
    desk.endConference();
    expect(both.map(state)).toEqual(['ended', 'ended']);
    expect(desk.conference).toBeNull();
  });

  test('leaves the two sides to themselves by a transfer', async () => {
    const { desk, both, state, first } = await threeWay();
    await desk.startConference(both);
    await desk.transfer(both[0]!, { kind: 'call', callId: both[1]! });
    first.leg.happen({ kind: 'ended', end: { by: 'agent', cause: 'transferred' } });
    expect(both.map(state)).toEqual(['ended', 'ended']);
    expect(desk.conference).toBeNull();
  });

  test('keeps a side that cannot be resumed on hold', async () => {
    const { desk, both, state, first } = await threeWay();
    first.leg.resume = () => Promise.reject(new Error('488'));
    await expect(desk.startConference(both)).rejects.toThrow('488');
    expect(both.map(state)).toEqual(['held', 'talking']);
    expect(desk.conference).toBeNull();
  });

  test('needs two calls, and there is one at a time', async () => {
    const { desk, both } = await threeWay();
    await expect(desk.startConference([both[0]!, both[0]!])).rejects.toMatchObject({ code: 'illegalMove' });
    await desk.startConference(both);
    await expect(desk.startConference(both)).rejects.toMatchObject({ code: 'illegalMove' });
  });
});

describe('a conference in the room of the platform', () => {
  test('sends every side there and keeps the agent in it', async () => {
    const { desk, both, state, phone, first, second } = await threeWay('9600');
    const starting = desk.startConference(both);
    await settled();
    const room = phone.dialled.at(-1)!;
    expect(room.target).toBe('9600');
    room.leg.happen({ kind: 'answered' });
    await settled();
    for (const { leg } of [first, second]) {
      expect(leg.sent.at(-1)).toBe('REFER 9600');
      leg.happen({ kind: 'ended', end: { by: 'agent', cause: 'transferred' } });
    }
    await starting;
    expect(both.map(state)).toEqual(['ended', 'ended']);
    expect(desk.conference).toMatchObject({
      mixedBy: 'platform',
      room: { address: '9600', callId: desk.conference?.callIds[0], people: [{ callId: both[0], number: '13812345678', name: '' }, { callId: both[1], number: '8002', name: '' }] },
    });
    room.leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'hungUp' } });
    expect(desk.conference).toBeNull();
  });

  test('is mixed here when the room refuses', async () => {
    const { desk, both, state, phone } = await threeWay('9600');
    const starting = desk.startConference(both);
    await settled();
    phone.dialled.at(-1)!.leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'busy', sipCode: 486 } });
    await starting;
    expect(both.map(state)).toEqual(['talking', 'talking']);
    expect(desk.conference).toMatchObject({ mixedBy: 'local' });
  });

  test('is mixed here with the room and who is left when a caller hangs up while the room is dialled', async () => {
    const { desk, both, state, phone, first, second } = await threeWay('9600');
    second.leg.transferOutcome = Promise.resolve({ kind: 'failed', problem: 'refused', sipCode: 405 });
    const starting = desk.startConference(both);
    await settled();
    first.leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'hungUp' } });
    phone.dialled.at(-1)!.leg.happen({ kind: 'answered' });
    await starting;
    expect(both.map(state)).toEqual(['ended', 'talking']);
    expect(desk.conference?.callIds).toContain(both[1]);
  });

  test('is mixed here with the room for a side that cannot be sent there', async () => {
    const { desk, both, state, phone, first, second, dialled } = await threeWay('9600');
    second.leg.transferOutcome = Promise.resolve({ kind: 'failed', problem: 'refused', sipCode: 405 });
    const starting = desk.startConference(both);
    await settled();
    const room = phone.dialled.at(-1)!;
    room.leg.happen({ kind: 'answered' });
    await settled();
    first.leg.happen({ kind: 'ended', end: { by: 'agent', cause: 'transferred' } });
    await starting;
    expect(both.map(state)).toEqual(['ended', 'talking']);
    expect(desk.conference).toMatchObject({ mixedBy: 'local', room: { people: [{ callId: both[0] }] } });
    expect(desk.conference?.callIds).toContain(both[1]);
    const third = await dialled(desk.dial('8003'));
    await desk.addToConference(third.callId);
    expect(desk.conference).toMatchObject({ mixedBy: 'local', room: { people: [{ callId: both[0] }] } });
    room.leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'hungUp' } });
    expect(desk.conference).toMatchObject({ callIds: [both[1], third.callId], room: null });
  });

  test('knows people by what was known of them while their call was here', async () => {
    const all = openDesk({ personOf: ({ remoteNumber }) => ({ number: remoteNumber, name: 'Wang' }) });
    all.phone.codes = { ...all.phone.codes, conferenceRoom: () => '9600' };
    const first = await all.talk();
    const second = await all.dialled(all.desk.consult(first.callId, '8002'));
    const starting = all.desk.startConference([first.callId, second.callId]);
    await settled();
    all.phone.dialled.at(-1)!.leg.happen({ kind: 'answered' });
    await starting;
    expect(all.desk.conference?.room?.people.map(({ name }) => name)).toEqual(['Wang', 'Wang']);
  });
});
