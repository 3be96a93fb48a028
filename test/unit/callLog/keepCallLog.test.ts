import { expect, test } from 'vitest';
import { keepCallLog } from '../../../electron/callLog/keepCallLog.ts';
import { CallDesk } from '../../../electron/calls/callDesk.ts';
import { WaitingWrites } from '../../../electron/calls/waitingWrites.ts';
import type { CallBeginning } from '../../../shared/calls/callBeginning.ts';
import { FakePhone } from '../../fakes/fakeLeg.ts';

/** A desk whose calls are kept, and the rows that were written. */
function loggedDesk(): { readonly desk: CallDesk; readonly rows: CallBeginning[] } {
  const rows: CallBeginning[] = [];
  const store = { beginCall: (row: CallBeginning) => Promise.resolve(void rows.push(row)), appendCallEvents: () => Promise.resolve() };
  const listener = keepCallLog({ store, writes: new WaitingWrites(), agent: '8001', homeAreaCode: undefined, onWritten: () => undefined, onFailed: () => undefined });
  const desk = new CallDesk({ newId: () => 'one', now: () => 0, listeners: [listener], onListenerError: (error) => { throw error; } });
  desk.connect(new FakePhone());
  return { desk, rows };
}

test.each([
  ['+86 138 1234 5678', '13812345678'],
  ['*97', '*97'],
  ['sip:operator@example.com', 'sip:operator@example.com'],
  ['anonymous', ''],
  ['', ''],
])('a call to %j is in the log as %j', async (dialled, kept) => {
  const { desk, rows } = loggedDesk();
  await desk.dial(dialled);
  expect(rows.map(({ remoteNumber }) => remoteNumber)).toEqual([kept]);
});

test('an outgoing call is in the log with the 400 number that the callee sees, or none when the platform decides', async () => {
  for (const [dialling, serviceNumber] of [[{ shownNumber: '4008201234' }, '4008201234'], [{}, '']] as const) {
    const { desk, rows } = loggedDesk();
    await desk.dial('13812345678', dialling);
    expect(rows.map((row) => row.serviceNumber)).toEqual([serviceNumber]);
  }
});
