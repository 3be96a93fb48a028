import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CallDesk } from '../../../electron/calls/callDesk.ts';
import { WaitingWrites } from '../../../electron/calls/waitingWrites.ts';
import { StatePublisher } from '../../../electron/ipc/statePublisher.ts';
import { Notices } from '../../../electron/seat/notices.ts';
import { writeCallLog } from '../../../electron/seat/parts/writeCallLog.ts';
import { anyConsoleState } from '../../fakes/fakeBridge.ts';
import { anyInvite, FakeLeg } from '../../fakes/fakeLeg.ts';
import { theseParts } from './parts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A seat's log on a disk that refuses with a code. */
function openLog() {
  const publisher = new StatePublisher(anyConsoleState({ notices: [] }), () => {});
  const disk: { trouble: string | undefined } = { trouble: undefined };
  const keep = () => (disk.trouble === undefined ? Promise.resolve() : Promise.reject(Object.assign(new Error(disk.trouble), { code: disk.trouble })));
  const parts = theseParts(
    { writes: new WaitingWrites(), figures: { logChanged: () => {} } as never },
    { platform: { seat: null } as never, store: { beginCall: keep, appendCallEvents: keep } as never, notices: new Notices(publisher, () => 0), log: () => {} },
  );
  const desk = new CallDesk({ newId: () => 'one', now: () => 0, listeners: [writeCallLog(parts)], onListenerError: (error) => { throw error; } });
  return { desk, disk, told: () => publisher.current.notices.map(({ key }) => key) };
}

test('that a call is not kept is told while the disk is full, and no longer once the call is kept', async () => {
  const { desk, disk, told } = openLog();
  disk.trouble = 'diskFull';
  const leg = new FakeLeg();
  desk.invited(leg, anyInvite(leg));
  await vi.advanceTimersByTimeAsync(10);
  expect(told()).toEqual(['callNotKept']);
  disk.trouble = undefined;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told()).toEqual([]);
});

test('what was refused for good stays told, whatever is kept afterwards', async () => {
  const { desk, disk, told } = openLog();
  disk.trouble = 'internal';
  const leg = new FakeLeg();
  const callId = desk.invited(leg, anyInvite(leg));
  await vi.advanceTimersByTimeAsync(10);
  disk.trouble = undefined;
  desk.hangUp(callId);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told()).toEqual(['callNotKept']);
});
