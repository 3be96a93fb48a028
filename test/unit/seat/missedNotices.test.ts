import { expect, test } from 'vitest';
import type { CallChange } from '../../../electron/calls/callChange.ts';
import { StatePublisher } from '../../../electron/ipc/statePublisher.ts';
import { Notices } from '../../../electron/seat/notices.ts';
import { noticeMissedCalls } from '../../../electron/seat/parts/noticeMissedCalls.ts';
import type { CallEnd } from '../../../shared/calls/call.ts';
import { anyCall, anyConsoleState } from '../../fakes/fakeBridge.ts';
import { theseParts } from './parts.ts';

/** The notices after an incoming call ended like this. */
function told(end: CallEnd, answeredAt?: number): string[] {
  const publisher = new StatePublisher(anyConsoleState({ notices: [] }), () => {});
  const listener = noticeMissedCalls(theseParts({}, { notices: new Notices(publisher, () => 0) }));
  const call = anyCall({ direction: 'incoming', state: { kind: 'ended', since: 9, end, ...(answeredAt !== undefined && { answeredAt }) } });
  listener({ call, event: { kind: 'ended', at: 9, end }, sequence: 3 } as CallChange);
  return publisher.current.notices.map(({ key }) => key);
}

test('a caller who gave up, or stopped ringing because the connection broke, is told as missed', () => {
  expect(told({ by: 'remote', cause: 'cancelled' })).toEqual(['missedCall']);
  expect(told({ by: 'network', cause: 'failed' })).toEqual(['missedCall']);
});

test('a call that was answered, or that the agent refused, is not', () => {
  expect(told({ by: 'network', cause: 'failed' }, 5)).toEqual([]);
  expect(told({ by: 'agent', cause: 'rejected' })).toEqual([]);
});
