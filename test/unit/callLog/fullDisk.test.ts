import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepCallLog } from '../../../electron/callLog/keepCallLog.ts';
import { CallDesk } from '../../../electron/calls/callDesk.ts';
import { WaitingWrites } from '../../../electron/calls/waitingWrites.ts';
import { anyInvite, FakeLeg } from '../../fakes/fakeLeg.ts';

/** A store whose disk can be full; it keeps what was written, in order. */
function anyStore() {
  const rows: string[] = [];
  const events: string[] = [];
  const failed: string[] = [];
  let trouble: string | undefined;
  const attempt = (write: () => void) => (trouble === undefined ? Promise.resolve(write()) : Promise.reject(Object.assign(new Error(trouble), { code: trouble })));
  const listener = keepCallLog({
    writes: new WaitingWrites(),
    agent: '8001',
    homeAreaCode: undefined,
    onWritten: () => undefined,
    onFailed: (_callId, error) => failed.push((error as Error).message),
    store: {
      beginCall: ({ callId }) => attempt(() => rows.push(callId)),
      appendCallEvents: ({ events: added }) => attempt(() => events.push(...added.map(({ sequence, event }) => `${sequence} ${event.kind}`))),
    },
  });
  const desk = new CallDesk({ newId: () => 'one', now: () => 0, listeners: [listener], onListenerError: (error) => { throw error; } });
  return { desk, rows, events, failed, setTrouble: (code: string | undefined) => { trouble = code; } };
}

describe('the call log on a full disk', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  test('keeps every step of a call and writes them in order when there is room again', async () => {
    const { desk, rows, events, setTrouble } = anyStore();
    setTrouble('diskFull');
    const leg = new FakeLeg();
    const callId = desk.invited(leg, anyInvite(leg));
    await vi.advanceTimersByTimeAsync(10);
    await desk.answer(callId);
    leg.happen({ kind: 'answered' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect([rows, events]).toEqual([[], []]);
    setTrouble(undefined);
    desk.hangUp(callId);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rows).toEqual(['one']);
    expect(events).toEqual(['0 rang', '1 answerRequested', '2 answered', '3 ended']);
  });

  test('tells of the trouble once', async () => {
    const { desk, failed, setTrouble } = anyStore();
    setTrouble('readOnly');
    const leg = new FakeLeg();
    const callId = desk.invited(leg, anyInvite(leg));
    await vi.advanceTimersByTimeAsync(10);
    await desk.answer(callId);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(failed).toEqual(['readOnly']);
  });

  test('does not try again what can never work', async () => {
    const { desk, events, failed, setTrouble } = anyStore();
    setTrouble('invalidArgument');
    const leg = new FakeLeg();
    const callId = desk.invited(leg, anyInvite(leg));
    await vi.advanceTimersByTimeAsync(10);
    setTrouble(undefined);
    await desk.answer(callId);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(failed).toEqual(['invalidArgument']);
    expect(events).toEqual(['1 answerRequested']);
  });
});
