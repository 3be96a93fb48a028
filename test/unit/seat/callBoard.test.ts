import { describe, expect, test } from 'vitest';
import { CallDesk } from '../../../electron/calls/callDesk.ts';
import { StatePublisher } from '../../../electron/ipc/statePublisher.ts';
import { CallBoard } from '../../../electron/seat/callBoard.ts';
import { localDay } from '../../../electron/seat/dayFigures.ts';
import { identityOf, initialState } from '../../../electron/shell/initialState.ts';
import type { StateChange } from '../../../shared/ipc/consoleState.ts';
import { defaultPreferences } from '../../../shared/settings/seatSettings.ts';
import { anyInvite, FakeLeg } from '../../fakes/fakeLeg.ts';
import { eventually } from '../../lab/eventually.ts';

function openBoard(isInWrapUp?: (callId: string) => boolean) {
  const changes: StateChange[] = [];
  const asked: string[] = [];
  let id = 0;
  const publisher = new StatePublisher(initialState('live', defaultPreferences, identityOf(null), 0), (change) => changes.push(structuredClone(change)));
  const board: CallBoard = new CallBoard({ desk: () => desk, publisher, homeAreaCode: undefined, ...(isInWrapUp ? { isInWrapUp } : {}), lookUp: (callId, question) => {
    asked.push(question.number.key);
    board.found(callId, { area: { kind: 'notFound', source: 'area table' } });
  } });
  const desk: CallDesk = new CallDesk({ newId: () => `call-${++id}`, now: () => 2_000, listeners: [board.callChanged], onListenerError: (error) => { throw error; } });
  const ring = () => {
    const leg = new FakeLeg();
    return { leg, callId: desk.invited(leg, anyInvite(leg)) };
  };
  const talk = async () => {
    const call = ring();
    await desk.answer(call.callId);
    call.leg.happen({ kind: 'answered' });
    return call;
  };
  return { board, desk, publisher, changes, asked, ring, talk };
}

describe('the board', () => {
  test('shows a ringing call with its area in one single change when the other look-ups take their time', async () => {
    const { ring, changes, asked } = openBoard();
    ring();
    await eventually('a change', () => changes.length > 0);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.patch.calls?.[0]).toMatchObject({ callerNumber: { key: '13812345678' }, lookUps: { area: { kind: 'notFound' }, customer: { kind: 'pending' } } });
    expect(asked).toEqual(['13812345678']);
  });

  test('shows a ringing call with everything in one single change when the look-ups are quick', async () => {
    const { ring, board, publisher, changes } = openBoard();
    const { callId } = ring();
    publisher.change({ storeUp: true });
    await Promise.resolve();
    for (const key of ['customer', 'routing', 'lastCalls', 'blocked'] as const) {
      expect(changes).toHaveLength(0);
      board.found(callId, { [key]: { kind: 'notFound', source: 'local store' } });
      await Promise.resolve();
    }
    expect(changes).toHaveLength(1);
    expect(changes[0]?.patch).toMatchObject({ storeUp: true, calls: [{ lookUps: { customer: { kind: 'notFound' }, blocked: { kind: 'notFound' } } }] });
  });

  test('drops a look-up that comes after the call is gone', () => {
    const { ring, board, publisher } = openBoard();
    const { leg, callId } = ring();
    leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'cancelled' } });
    board.found(callId, { customer: { kind: 'notFound', source: 'local store' } });
    expect(publisher.current.calls).toEqual([]);
  });

  test('keeps a conversation for writing it up until it is dismissed', async () => {
    const { talk, desk, board, publisher } = openBoard();
    const { callId } = await talk();
    desk.hangUp(callId);
    expect(publisher.current.focusedCallId).toBe(callId);
    board.dismiss(callId);
    expect(publisher.current).toMatchObject({ calls: [], focusedCallId: null });
  });

  test('never dismisses a call that goes on', async () => {
    const { talk, board, publisher } = openBoard();
    const { callId } = await talk();
    board.dismiss(callId);
    expect(publisher.current.calls).toHaveLength(1);
  });

  test('keeps the conversation in focus while another call rings', async () => {
    const { talk, ring, publisher } = openBoard();
    const { callId } = await talk();
    ring();
    expect(publisher.current.focusedCallId).toBe(callId);
    expect(publisher.current.calls).toHaveLength(2);
  });

  test('turns to the call that is taken, and back to the one that is resumed', async () => {
    const { talk, ring, desk, publisher } = openBoard();
    const first = await talk();
    const second = ring();
    await desk.answer(second.callId);
    second.leg.happen({ kind: 'answered' });
    expect(publisher.current.focusedCallId).toBe(second.callId);
    await desk.resume(first.callId);
    expect(publisher.current.focusedCallId).toBe(first.callId);
  });

  test('turns to the waiting call when the conversation ends', async () => {
    const { talk, ring, desk, publisher } = openBoard();
    const { callId } = await talk();
    const waiting = ring();
    desk.hangUp(callId);
    expect(publisher.current.focusedCallId).toBe(waiting.callId);
  });

  test('a new call takes the place of one that is over', async () => {
    const { talk, ring, desk, publisher } = openBoard();
    const first = await talk();
    desk.hangUp(first.callId);
    const second = ring();
    expect(publisher.current.calls.map(({ call }) => call.id)).toEqual([second.callId]);
  });

  test('a call that is still to be written up stays beside a new one', async () => {
    const inWrapUp = new Set<string>();
    const { talk, ring, desk, board, publisher } = openBoard((callId) => inWrapUp.has(callId));
    const first = await talk();
    desk.hangUp(first.callId);
    inWrapUp.add(first.callId);
    const second = ring();
    expect(publisher.current.calls.map(({ call }) => call.id)).toEqual([first.callId, second.callId]);
    expect(publisher.current.focusedCallId).toBe(second.callId);
    desk.hangUp(second.callId);
    expect(publisher.current.focusedCallId).toBe(first.callId);
    board.dismiss(first.callId);
    expect(publisher.current.calls).toEqual([]);
  });
});

describe('the publisher', () => {
  test('counts revisions without gaps and answers a snapshot that matches', async () => {
    const { ring, changes, publisher } = openBoard();
    ring();
    const snapshot = publisher.snapshot();
    await Promise.resolve();
    ring();
    publisher.release();
    expect(changes.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(snapshot.revision).toBe(1);
    expect(snapshot.state.calls).toHaveLength(1);
  });
});

test('a local day begins at midnight and ends at the next', () => {
  const { from, until } = localDay(new Date(2026, 10, 22, 13, 45).getTime());
  expect(new Date(from).getHours()).toBe(0);
  expect(new Date(until).getDate()).toBe(23);
});
