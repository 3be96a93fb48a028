import { expect, test } from 'vitest';
import { keepCallLog } from '../../../electron/callLog/keepCallLog.ts';
import { CallDesk } from '../../../electron/calls/callDesk.ts';
import type { CallBeginning } from '../../../shared/calls/callBeginning.ts';
import { FakePhone } from '../../fakes/fakeLeg.ts';

test.each([
  ['+86 138 1234 5678', '13812345678'],
  ['*97', '*97'],
  ['sip:operator@example.com', 'sip:operator@example.com'],
  ['anonymous', ''],
  ['', ''],
])('a call to %j is in the log as %j', async (dialled, kept) => {
  const rows: CallBeginning[] = [];
  const store = { beginCall: (row: CallBeginning) => Promise.resolve(void rows.push(row)), appendCallEvents: () => Promise.resolve() };
  const listener = keepCallLog({ store, agent: '8001', homeAreaCode: undefined, onWritten: () => undefined, onFailed: () => undefined });
  const desk = new CallDesk({ newId: () => 'one', now: () => 0, listeners: [listener], onListenerError: (error) => { throw error; } });
  desk.connect(new FakePhone());
  await desk.dial(dialled);
  expect(rows.map(({ remoteNumber }) => remoteNumber)).toEqual([kept]);
});
