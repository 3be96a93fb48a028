import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeIncoming, type IncomingSituation } from '../../../shared/calls/incomingPolicy.ts';

const quiet: IncomingSituation = {
  doNotDisturb: false,
  forwarding: { always: null, busy: null },
  forwardedByPlatform: { always: false, busy: false },
  stateRefuses: false,
  inConversation: false,
};
const judge = (changes: Partial<IncomingSituation>) => judgeIncoming({ ...quiet, ...changes });
const to = (forwarding: Partial<IncomingSituation['forwarding']>) => ({ forwarding: { ...quiet.forwarding, ...forwarding } });

describe('an incoming call', () => {
  test.each<[string, Partial<IncomingSituation>, ReturnType<typeof judgeIncoming>]>([
    ['rings when nothing is set', {}, { kind: 'ring' }],
    ['waits when it comes into a conversation', { inConversation: true }, { kind: 'ring' }],
    ['is refused with 480 while nobody is to disturb', { doNotDisturb: true }, { kind: 'refuse', sipCode: 480, because: 'doNotDisturb' }],
    ['is refused with 486 in a state in which nothing may ring', { stateRefuses: true }, { kind: 'refuse', sipCode: 486, because: 'state' }],
    ['is sent on whatever else is set', { ...to({ always: '8002' }), doNotDisturb: true }, { kind: 'forward', to: '8002', because: 'always' }],
    ['is sent on when the agent talks and calls are forwarded on busy', { ...to({ busy: '8003' }), inConversation: true }, { kind: 'forward', to: '8003', because: 'busy' }],
    ['is sent on when nobody is to disturb and calls are forwarded on busy', { ...to({ busy: '8003' }), doNotDisturb: true }, { kind: 'forward', to: '8003', because: 'busy' }],
    ['is left to the platform where it forwards on busy: it must hear that we are', { ...to({ busy: '8003' }), inConversation: true, forwardedByPlatform: { always: false, busy: true } }, { kind: 'refuse', sipCode: 486, because: 'busy' }],
    ['is left to the platform where it forwards everything', { ...to({ always: '8002' }), forwardedByPlatform: { always: true, busy: false } }, { kind: 'ring' }],
  ])('%s', (_what, situation, verdict) => {
    expect(judge(situation)).toEqual(verdict);
  });

  const target = fc.option(fc.constantFrom('8002', '8003'), { nil: null });
  const anySituation: fc.Arbitrary<IncomingSituation> = fc.record({
    doNotDisturb: fc.boolean(),
    forwarding: fc.record({ always: target, busy: target }),
    forwardedByPlatform: fc.record({ always: fc.boolean(), busy: fc.boolean() }),
    stateRefuses: fc.boolean(),
    inConversation: fc.boolean(),
  });

  test('whatever is set, it never rings where nothing may ring, and goes nowhere that was not set', () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const verdict = judgeIncoming(situation);
        const { forwarding, forwardedByPlatform } = situation;
        if (situation.doNotDisturb || situation.stateRefuses) expect(verdict.kind).not.toBe('ring');
        if (verdict.kind === 'forward') {
          expect(verdict.to).toBe(forwarding[verdict.because]);
          expect(forwardedByPlatform[verdict.because]).toBe(false);
        }
        if (verdict.kind === 'refuse' && verdict.because === 'busy') expect(forwarding.busy).not.toBeNull();
      }),
    );
  });
});
