import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance, IllegalCallTransition } from '../../../electron/calls/callMachine.ts';
import { untouched, type Call, type CallStateKind } from '../../../shared/calls/call.ts';
import type { CallEvent } from '../../../shared/calls/callEvent.ts';
import { noFacts } from '../../../shared/calls/callFacts.ts';

function anyCall(direction: Call['direction']): Call {
  return {
    id: 'c1', sipCallId: 's1', direction, line: 1, remoteNumber: '13812345678', facts: noFacts, startedAt: 0,
    state: direction === 'incoming' ? { kind: 'ringing', since: 0 } : { kind: 'dialling', since: 0 },
    ...untouched,
  };
}

const end: CallEvent = { kind: 'ended', at: 9, end: { by: 'remote', cause: 'hungUp' } };
const at = 5;
const samples: { readonly [K in CallEvent['kind']]: Extract<CallEvent, { kind: K }> } = {
  dialled: { kind: 'dialled', at }, rang: { kind: 'rang', at }, answerRequested: { kind: 'answerRequested', at }, answered: { kind: 'answered', at },
  held: { kind: 'held', at, by: 'agent' }, resumed: { kind: 'resumed', at, by: 'agent' }, muted: { kind: 'muted', at }, unmuted: { kind: 'unmuted', at },
  dtmfSent: { kind: 'dtmfSent', at, digits: 1, transport: 'rfc4733' }, mediaLost: { kind: 'mediaLost', at, reason: 'killed' },
  mediaRestored: { kind: 'mediaRestored', at, afterMs: 200 }, microphoneMissing: { kind: 'microphoneMissing', at, reason: 'notFound' },
  recordingStarted: { kind: 'recordingStarted', at }, recordingStopped: { kind: 'recordingStopped', at }, recordingPaused: { kind: 'recordingPaused', at }, recordingResumed: { kind: 'recordingResumed', at, by: 'agent' },
  transferRequested: { kind: 'transferRequested', at, how: 'blind', to: '8002' }, transferProgressed: { kind: 'transferProgressed', at, sipCode: 180 },
  transferFailed: { kind: 'transferFailed', at, problem: 'busy' }, transferred: { kind: 'transferred', at }, conferenceJoined: { kind: 'conferenceJoined', at },
  conferenceLeft: { kind: 'conferenceLeft', at }, redirected: { kind: 'redirected', at, to: '8002', because: 'agent' },
  mediaAlarmRaised: { kind: 'mediaAlarmRaised', at, alarm: 'noPacketsIn' }, mediaAlarmCleared: { kind: 'mediaAlarmCleared', at, alarm: 'noPacketsIn' },
  surveyed: { kind: 'surveyed', at, survey: { score: 5, outOf: 5, source: 'X-Survey' } }, ended: { kind: 'ended', at, end: { by: 'remote', cause: 'hungUp' } },
};

function follow(call: Call, ...events: CallEvent[]): Call {
  return events.reduce(advance, call);
}

describe('an incoming call', () => {
  test('rings, is being answered, talks and ends', () => {
    const kinds: CallStateKind[] = [];
    let call = anyCall('incoming');
    for (const event of [samples.rang, samples.answerRequested, samples.answered, end]) {
      call = advance(call, event);
      kinds.push(call.state.kind);
    }
    expect(kinds).toEqual(['ringing', 'answering', 'talking', 'ended']);
  });

  test('cannot talk before it was answered', () => {
    expect(() => advance(anyCall('incoming'), samples.answered)).toThrow(IllegalCallTransition);
  });

  test('keeps the time of the answer after it ended', () => {
    const call = follow(anyCall('incoming'), samples.answerRequested, samples.answered, end);
    expect(call.state).toMatchObject({ kind: 'ended', answeredAt: 5, since: 9 });
  });
});

describe('an outgoing call', () => {
  test('may be answered without ringing', () => {
    expect(follow(anyCall('outgoing'), samples.dialled, samples.answered).state.kind).toBe('talking');
  });

  test('cannot be answered by the agent', () => {
    expect(() => advance(anyCall('outgoing'), samples.answerRequested)).toThrow(IllegalCallTransition);
  });
});

describe('hold', () => {
  const talking = () => follow(anyCall('incoming'), samples.answerRequested, samples.answered);

  test('from both sides ends only when both resume', () => {
    const both = follow(talking(), { kind: 'held', at: 6, by: 'agent' }, { kind: 'held', at: 7, by: 'remote' });
    expect(both.state).toMatchObject({ kind: 'held', by: 'both' });
    const one = advance(both, { kind: 'resumed', at: 8, by: 'remote' });
    expect(one.state).toMatchObject({ kind: 'held', by: 'agent' });
    expect(advance(one, { kind: 'resumed', at: 9, by: 'agent' }).state).toMatchObject({ kind: 'talking', answeredAt: 5 });
  });

  test('cannot be lifted by the side that did not hold', () => {
    const held = advance(talking(), { kind: 'held', at: 6, by: 'agent' });
    expect(() => advance(held, { kind: 'resumed', at: 7, by: 'remote' })).toThrow(IllegalCallTransition);
  });
});

describe('what comes with a conversation', () => {
  const talking = () => follow(anyCall('incoming'), samples.answerRequested, samples.answered);

  test('a transfer is under way until its outcome is known', () => {
    const under = follow(talking(), samples.transferRequested, samples.transferProgressed);
    expect(under.transfer).toEqual({ how: 'blind', to: '8002', since: 5, sipCode: 180 });
    expect(advance(under, samples.transferFailed)).toMatchObject({ transfer: null, state: { kind: 'talking' } });
    expect(() => advance(under, samples.transferRequested)).toThrow(IllegalCallTransition);
  });

  test('nothing is transferred before it was answered', () => {
    expect(() => advance(anyCall('incoming'), samples.transferRequested)).toThrow(IllegalCallTransition);
  });

  test('the end leaves no transfer, conference or alarm behind', () => {
    const call = follow(talking(), samples.conferenceJoined, samples.transferRequested, samples.mediaAlarmRaised, end);
    expect(call).toMatchObject({ transfer: null, inConference: false, alarm: null });
  });

  test('only a ringing caller is sent on with 302', () => {
    expect(advance(anyCall('incoming'), samples.redirected).state.kind).toBe('ringing');
    expect(() => advance(talking(), samples.redirected)).toThrow(IllegalCallTransition);
  });

  test('the verdict of the caller may come after the end', () => {
    expect(follow(talking(), end, samples.surveyed)).toMatchObject({ state: { kind: 'ended' }, survey: { score: 5 } });
  });
});

describe('whatever happens in whatever order', () => {
  const anyEvent = fc.constantFrom(...Object.values(samples));
  const anyDirection = fc.constantFrom('incoming' as const, 'outgoing' as const);

  test('an event either moves the call legally or throws IllegalCallTransition and changes nothing', () => {
    fc.assert(
      fc.property(anyDirection, fc.array(anyEvent, { maxLength: 40 }), (direction, events) => {
        let call = anyCall(direction);
        for (const event of events) {
          const before = structuredClone(call);
          try {
            call = advance(call, event);
          } catch (error) {
            expect(error).toBeInstanceOf(IllegalCallTransition);
            expect(call).toEqual(before);
          }
        }
      }),
    );
  });

  test('an ended call stays ended', () => {
    fc.assert(
      fc.property(anyDirection, fc.array(anyEvent, { maxLength: 20 }), (direction, events) => {
        let call = advance(anyCall(direction), end);
        for (const event of events) {
          try {
            call = advance(call, event);
          } catch {
            // refused, as it should be
          }
          expect(call.state.kind).toBe('ended');
        }
      }),
    );
  });

  test('nobody is ever talking without a time of answer, nor ended twice', () => {
    fc.assert(
      fc.property(anyDirection, fc.array(anyEvent, { maxLength: 40 }), (direction, events) => {
        let call = anyCall(direction);
        let ends = 0;
        for (const event of events) {
          const before: CallStateKind = call.state.kind;
          try {
            call = advance(call, event);
          } catch {
            continue;
          }
          if (before !== 'ended' && isEnded(call)) ends += 1;
          if (call.state.kind === 'talking' || call.state.kind === 'held') expect(call.state.answeredAt).toBeTypeOf('number');
        }
        expect(ends).toBeLessThanOrEqual(1);
      }),
    );
  });
});

function isEnded(call: Call): boolean {
  return call.state.kind === 'ended';
}
