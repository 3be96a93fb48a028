import { describe, expect, test } from 'vitest';
import { CallCommandRefused, CallDesk, type CallChange } from '../../../electron/calls/callDesk.ts';
import { toneFor } from '../../../electron/calls/ringWhileWaiting.ts';
import { openDesk as openPlainDesk } from './deskHarness.ts';
import { anyInvite, FakeLeg } from '../../fakes/fakeLeg.ts';

/** The shared desk, of whose listeners one always fails. */
function openDesk() {
  const errors: unknown[] = [];
  const changes: CallChange[] = [];
  const desk = openPlainDesk({
    listeners: [() => { throw new Error('a listener that fails'); }, (change) => changes.push(change)],
    onListenerError: (error) => errors.push(error),
  });
  return { ...desk, changes, errors };
}

describe('the desk', () => {
  test('numbers the steps of a call without gaps, although a listener fails', async () => {
    const { desk, talk, changes, errors } = openDesk();
    const { callId } = await talk();
    desk.hangUp(callId);
    expect(changes.map((change) => change.event.kind)).toEqual(['rang', 'answerRequested', 'answered', 'ended']);
    expect(changes.map((change) => change.sequence)).toEqual([0, 1, 2, 3]);
    expect(errors).toHaveLength(4);
  });

  test('tells the steps in their order although a listener causes some of them', async () => {
    const heard: string[] = [];
    const leg = new FakeLeg();
    const desk: CallDesk = new CallDesk({
      newId: () => 'call-1',
      now: () => 2_000,
      listeners: [({ call, event }) => { if (event.kind === 'answered') desk.setMuted(call.id, true); }, ({ event, sequence }) => heard.push(`${sequence} ${event.kind}`)],
      onListenerError: (error) => { throw error; },
    });
    desk.invited(leg, anyInvite(leg));
    await desk.answer('call-1');
    leg.happen({ kind: 'answered' });
    expect(heard).toEqual(['0 rang', '1 answerRequested', '2 answered', '3 muted']);
  });

  test('answers once however often the key is pressed', async () => {
    const { desk, ring } = openDesk();
    const { leg, callId } = ring();
    await Promise.all([desk.answer(callId), desk.answer(callId), desk.answer(callId)]);
    expect(leg.sent).toEqual(['200']);
  });

  test('holds the conversation before it takes a waiting call', async () => {
    const { desk, ring, talk } = openDesk();
    const first = await talk();
    const second = ring();
    await desk.answer(second.callId);
    second.leg.happen({ kind: 'answered' });
    expect(first.leg.sent).toEqual(['200', 'hold']);
    expect(desk.find(first.callId)?.state).toMatchObject({ kind: 'held', by: 'agent' });
    expect(desk.find(second.callId)?.state.kind).toBe('talking');
  });

  test('holds the second conversation when the first is resumed', async () => {
    const { desk, ring, talk } = openDesk();
    const first = await talk();
    const second = ring();
    await desk.answer(second.callId);
    second.leg.happen({ kind: 'answered' });
    await desk.resume(first.callId);
    expect(desk.find(first.callId)?.state.kind).toBe('talking');
    expect(desk.find(second.callId)?.state.kind).toBe('held');
  });

  test('ends a call whose answer fails, so that no caller is left in it', async () => {
    const { desk, ring } = openDesk();
    const { leg, callId } = ring();
    leg.failWith = new Error('no media');
    await expect(desk.answer(callId)).rejects.toThrow('no media');
    expect(desk.find(callId)?.state.kind).toBe('ended');
  });

  test.each([
    ['the caller gives up', { by: 'remote', cause: 'cancelled' }],
    ['somebody else takes the call', { by: 'platform', cause: 'answeredElsewhere' }],
    ['the agent hangs up', { by: 'agent', cause: 'rejected' }],
  ] as const)('does not call it a failure when %s at the moment of the answer', async (_who, end) => {
    const { desk, ring } = openDesk();
    const { leg, callId } = ring();
    leg.answer = () => {
      leg.happen({ kind: 'ended', end });
      return Promise.reject(new Error('The call ended before it was answered'));
    };
    await desk.answer(callId);
    expect(desk.find(callId)?.state).toMatchObject({ kind: 'ended', end });
  });

  test('says so when the network ends a call that is being answered', async () => {
    const { desk, ring } = openDesk();
    const { leg, callId } = ring();
    leg.answer = () => {
      leg.happen({ kind: 'ended', end: { by: 'network', cause: 'failed' } });
      return Promise.reject(new Error('no media'));
    };
    await expect(desk.answer(callId)).rejects.toThrow('no media');
  });

  test('holds once however often the key is pressed', async () => {
    const { desk, talk, changes } = openDesk();
    const { callId } = await talk();
    await Promise.all([desk.hold(callId), desk.hold(callId), desk.hold(callId)]);
    expect(changes.filter(({ event }) => event.kind === 'held')).toHaveLength(1);
  });

  test('does not answer a caller who gave up while the other call was being held', async () => {
    const { desk, ring, talk } = openDesk();
    await talk();
    const { leg, callId } = ring();
    const answering = desk.answer(callId);
    leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'cancelled' } });
    await answering;
    expect(leg.sent).toEqual([]);
  });

  test('refuses with 486 or 603 as asked, and only while it rings', async () => {
    const { desk, ring, talk } = openDesk();
    const busy = ring();
    desk.reject(busy.callId, 'busy');
    expect(busy.leg.sent).toEqual(['486']);
    const talking = await talk();
    expect(() => desk.reject(talking.callId, 'decline')).toThrow(CallCommandRefused);
  });

  test('gives a second call its own line and frees the line afterwards', async () => {
    const { desk, ring, talk } = openDesk();
    const first = await talk();
    const second = ring();
    expect(desk.find(second.callId)?.line).toBe(2);
    desk.hangUp(first.callId);
    expect(desk.find(ring().callId)?.line).toBe(1);
  });

  test('ignores what a leg says after its end', async () => {
    const { desk, talk, changes } = openDesk();
    const { leg, callId } = await talk();
    desk.hangUp(callId);
    const before = changes.length;
    leg.happen({ kind: 'heldByRemote' });
    leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'hungUp' } });
    expect(changes).toHaveLength(before);
  });

  test('never keeps the digits that were sent', async () => {
    const { desk, talk, changes } = openDesk();
    const { callId } = await talk();
    desk.sendDtmf(callId, '6222', 'rfc4733');
    expect(JSON.stringify(changes)).not.toContain('6222');
    expect(changes.at(-1)?.event).toMatchObject({ kind: 'dtmfSent', digits: 4, transport: 'rfc4733' });
  });

  test('dials with a ringing tone, after holding the conversation', async () => {
    const { desk, phone, talk } = openDesk();
    const first = await talk();
    const callId = await desk.dial('02161234567');
    phone.dialled[0]?.leg.happen({ kind: 'progressed', sipCode: 180 });
    expect(first.leg.sent).toContain('hold');
    expect(desk.find(callId)?.state.kind).toBe('ringing');
    expect(toneFor(desk.calls)).toBe('ringback');
  });

  test('rings aloud for the first call and softly for one that waits', async () => {
    const { desk, ring, talk } = openDesk();
    const { callId } = ring();
    expect(toneFor(desk.calls)).toBe('incoming');
    desk.hangUp(callId);
    await talk();
    ring();
    expect(toneFor(desk.calls)).toBe('waiting');
  });
});
