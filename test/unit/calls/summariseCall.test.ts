import { describe, expect, test } from 'vitest';
import type { CallEnd } from '../../../shared/calls/call.ts';
import type { CallEvent } from '../../../shared/calls/callEvent.ts';
import { summariseCall } from '../../../shared/calls/summariseCall.ts';

const rang: CallEvent = { kind: 'rang', at: 1000 };
const dialled: CallEvent = { kind: 'dialled', at: 1000 };
const answered: CallEvent = { kind: 'answered', at: 5000 };
function ended(end: CallEnd, at = 9400): CallEvent {
  return { kind: 'ended', at, end };
}

describe('summariseCall', () => {
  test('a call without an end is open, answered or not', () => {
    expect(summariseCall('incoming', [])).toMatchObject({ result: 'open', answeredAt: null, endedAt: null, talkSeconds: 0 });
    expect(summariseCall('incoming', [rang, answered])).toMatchObject({ result: 'open', answeredAt: 5000, talkSeconds: 0 });
  });

  test('an answered call is answered however it ended, and talk time runs from answer to end in rounded seconds', () => {
    expect(summariseCall('incoming', [rang, answered, ended({ by: 'remote', cause: 'hungUp' })]))
      .toEqual({ answeredAt: 5000, endedAt: 9400, result: 'answered', endedBy: 'remote', endCause: 'hungUp', sipCode: null, talkSeconds: 4 });
    expect(summariseCall('outgoing', [dialled, answered, ended({ by: 'network', cause: 'failed' }, 9500)])).toMatchObject({ result: 'answered', talkSeconds: 5 });
  });

  test('hold counts as talk time', () => {
    const events: CallEvent[] = [rang, answered, { kind: 'held', at: 6000, by: 'agent' }, { kind: 'resumed', at: 60_000, by: 'agent' }, ended({ by: 'agent', cause: 'hungUp' }, 65_000)];
    expect(summariseCall('incoming', events).talkSeconds).toBe(60);
  });

  test.each<[string, CallEnd]>([
    ['the caller gave up', { by: 'remote', cause: 'cancelled' }],
    ['the platform withdrew it', { by: 'platform', cause: 'cancelled' }],
    ['the ring ran out', { by: 'agent', cause: 'noAnswer', sipCode: 480 }],
    ['no audio could be agreed', { by: 'agent', cause: 'incompatible', sipCode: 488 }],
    ['the network failed', { by: 'network', cause: 'failed' }],
  ])('an incoming call is missed when %s', (_why, end) => {
    expect(summariseCall('incoming', [rang, ended(end)])).toMatchObject({ result: 'missed', talkSeconds: 0, endCause: end.cause, sipCode: end.sipCode ?? null });
  });

  test('an incoming call that the agent refused is rejected, not missed', () => {
    expect(summariseCall('incoming', [rang, ended({ by: 'agent', cause: 'rejected', sipCode: 603 })]).result).toBe('rejected');
    expect(summariseCall('incoming', [rang, ended({ by: 'agent', cause: 'busy', sipCode: 486 })]).result).toBe('rejected');
  });

  test('an incoming call that was sent on before an answer is forwarded, not missed', () => {
    expect(summariseCall('incoming', [rang, { kind: 'redirected', at: 3000, to: '8002', because: 'noAnswer' }, ended({ by: 'agent', cause: 'redirected', sipCode: 302 })]))
      .toMatchObject({ result: 'forwarded', answeredAt: null, endCause: 'redirected', sipCode: 302 });
  });

  test('an incoming call that a rule refused is missed: the caller reached nobody', () => {
    expect(summariseCall('incoming', [rang, ended({ by: 'agent', cause: 'refusedByRule', sipCode: 486 })]).result).toBe('missed');
  });

  test.each(['transferred', 'parked'] as const)('an answered call that was %s is answered, and talked until then', (cause) => {
    expect(summariseCall('incoming', [rang, answered, ended({ by: 'agent', cause }, 15_000)])).toMatchObject({ result: 'answered', endCause: cause, talkSeconds: 10 });
  });

  test('a call that another seat answered is answered without a time of answer', () => {
    expect(summariseCall('incoming', [rang, ended({ by: 'platform', cause: 'answeredElsewhere' })])).toMatchObject({ result: 'answered', answeredAt: null, talkSeconds: 0 });
  });

  test('an outgoing call is rejected when refused or busy, failed when it was not answered for another reason, never missed', () => {
    expect(summariseCall('outgoing', [dialled, ended({ by: 'remote', cause: 'busy', sipCode: 486 })]).result).toBe('rejected');
    expect(summariseCall('outgoing', [dialled, ended({ by: 'remote', cause: 'rejected', sipCode: 603 })]).result).toBe('rejected');
    for (const cause of ['cancelled', 'noAnswer', 'notFound', 'unavailable', 'failed'] as const) {
      expect(summariseCall('outgoing', [dialled, ended({ by: 'remote', cause })]).result).toBe('failed');
    }
  });

  test('only the first answer and the first end count, and a clock that went back gives no negative talk time', () => {
    const events = [answered, ended({ by: 'agent', cause: 'hungUp' }, 4000), { ...answered, at: 1 }, ended({ by: 'remote', cause: 'failed' }, 99_000)];
    expect(summariseCall('incoming', events)).toMatchObject({ answeredAt: 5000, endedAt: 4000, endedBy: 'agent', talkSeconds: 0 });
  });
});
