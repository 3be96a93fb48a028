import { describe, expect, test } from 'vitest';
import { answerWhenAsked } from '../../../electron/calls/autoAnswer.ts';
import { unlessQuiet, type CallChange } from '../../../electron/calls/callChange.ts';
import { forwardUnanswered, type NoAnswerForwarding } from '../../../electron/calls/forwardUnanswered.ts';
import { ringWhileWaiting } from '../../../electron/calls/ringWhileWaiting.ts';
import { noFacts } from '../../../shared/calls/callFacts.ts';
import type { IncomingVerdict } from '../../../shared/calls/incomingPolicy.ts';
import { ringSoundOf } from '../../../shared/calls/ringSoundOf.ts';
import { summariseCall } from '../../../shared/calls/summariseCall.ts';
import type { RingOrder } from '../../../shared/media/ringOrder.ts';
import { defaultPreferences } from '../../../shared/settings/seatSettings.ts';
import { anyInvite, FakeLeg } from '../../fakes/fakeLeg.ts';
import { openDesk, settled } from './deskHarness.ts';

describe('a call that a rule refuses or sends on', () => {
  function refusing(verdict: IncomingVerdict) {
    const noticed: CallChange[] = [];
    const kept: CallChange[] = [];
    const all = openDesk({ judge: () => verdict, listeners: [unlessQuiet((change) => noticed.push(change)), (change) => kept.push(change)] });
    return { ...all, noticed, kept };
  }

  test.each([
    [{ kind: 'refuse', sipCode: 480, because: 'doNotDisturb' }, '480', ['rang', 'ended'], 'refusedByRule'],
    [{ kind: 'refuse', sipCode: 486, because: 'state' }, '486', ['rang', 'ended'], 'refusedByRule'],
    [{ kind: 'forward', to: '8002', because: 'always' }, '302 8002', ['rang', 'redirected', 'ended'], 'redirected'],
  ] as const)('%j is kept, and neither shown nor heard', (verdict, sent, events, cause) => {
    const { ring, noticed, kept, desk } = refusing(verdict);
    const { leg } = ring();
    expect(leg.sent).toEqual([sent]);
    expect(noticed).toEqual([]);
    expect(kept.map(({ event }) => event.kind)).toEqual(events);
    expect(kept.at(-1)?.call.state).toMatchObject({ kind: 'ended', end: { cause } });
    expect(kept.every(({ quiet }) => quiet)).toBe(true);
    expect(desk.calls).toEqual([]);
  });

  test.each([
    [{ kind: 'refuse', sipCode: 480, because: 'doNotDisturb' }, 'missed'],
    [{ kind: 'forward', to: '8002', because: 'always' }, 'forwarded'],
  ] as const)('%j counts as %s', (verdict, result) => {
    const { ring, kept } = refusing(verdict);
    ring();
    expect(summariseCall('incoming', kept.map(({ event }) => event)).result).toBe(result);
  });
});

describe('a call that nobody takes', () => {
  function forwarding(wanted: () => NoAnswerForwarding | null) {
    const timers: { readonly run: () => void; readonly ms: number; off: boolean }[] = [];
    const setTimer = (run: () => void, ms: number) => {
      const timer = { run, ms, off: false };
      timers.push(timer);
      return () => void (timer.off = true);
    };
    const all: ReturnType<typeof openDesk> = openDesk({ listeners: [forwardUnanswered(() => all.desk, wanted, setTimer)] });
    return { ...all, timers };
  }

  test('is sent on with 302 after its time', () => {
    const { ring, timers } = forwarding(() => ({ to: '8004', afterMs: 20_000 }));
    const { leg } = ring();
    expect(timers.map(({ ms }) => ms)).toEqual([20_000]);
    timers[0]!.run();
    expect(leg.sent).toEqual(['302 8004']);
  });

  test('keeps ringing when the forwarding was taken back meanwhile', () => {
    let wanted: NoAnswerForwarding | null = { to: '8004', afterMs: 20_000 };
    const { ring, timers } = forwarding(() => wanted);
    const { leg } = ring();
    wanted = null;
    timers[0]!.run();
    expect(leg.sent).toEqual([]);
  });

  test('is not sent on once it was answered', async () => {
    const { talk, timers } = forwarding(() => ({ to: '8004', afterMs: 20_000 }));
    const { leg } = await talk();
    expect(timers[0]!.off).toBe(true);
    timers[0]!.run();
    expect(leg.sent).toEqual(['200']);
  });
});

describe('a call that asks to be answered', () => {
  const asks = { autoAnswerAfterSeconds: { kind: 'read', value: 0, source: 'Call-Info' } } as const;

  function auto({ writingUp = false } = {}) {
    const all: ReturnType<typeof openDesk> = openDesk({ listeners: [answerWhenAsked(() => all.desk, () => writingUp, (run) => run())] });
    const ringAsking = (replaces?: string) => {
      const leg = new FakeLeg();
      const callId = all.desk.invited(leg, { ...anyInvite(leg, asks), ...(replaces === undefined ? {} : { replaces }) });
      return { leg, callId };
    };
    return { ...all, ringAsking };
  }

  test('is answered when the agent is free', async () => {
    const { ringAsking } = auto();
    const { leg } = ringAsking();
    await settled();
    expect(leg.sent).toEqual(['200']);
  });

  test.each(['talking', 'holding', 'dialling'])('waits for the agent who is %s', async (what) => {
    const { desk, ringAsking, talk } = auto();
    if (what === 'dialling') await desk.dial('8002');
    else await talk().then(({ callId }) => (what === 'holding' ? desk.hold(callId) : undefined));
    const { leg } = ringAsking();
    await settled();
    expect(leg.sent).toEqual([]);
  });

  test('rings on while the agent writes up, unless it takes the place of his own call', async () => {
    const { ringAsking } = auto({ writingUp: true });
    const { leg } = ringAsking();
    await settled();
    expect(leg.sent).toEqual([]);
    leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'cancelled' } });
    const { leg: transferred } = ringAsking('sip-of-the-call-before');
    await settled();
    expect(transferred.sent).toEqual(['200']);
  });

  test('rings as usual when nobody allowed asked for it', async () => {
    const { ring } = auto();
    const { leg } = ring();
    await settled();
    expect(leg.sent).toEqual([]);
  });

  test('is answered beside a held call when a colleague transferred it to us', async () => {
    const { desk, ringAsking, talk } = auto();
    await desk.hold((await talk()).callId);
    const { leg } = ringAsking('sip-of-the-call-before');
    await settled();
    expect(leg.sent).toEqual(['200']);
  });
});

describe('the ring', () => {
  const rules = { ...defaultPreferences, ringRules: [
    { match: { kind: 'serviceNumber', value: '4008201234' }, melody: 'chime', volume: 0.4 },
    { match: { kind: 'queue', value: '投诉组' }, melody: 'pulse', volume: 1 },
  ] } as const;

  test.each([
    [{ serviceNumber: { kind: 'read', value: '400-820-1234', source: 'X-DID' } }, { melody: 'chime', volume: 0.4 }],
    [{ queue: { kind: 'read', value: '投诉组', source: 'X-Queue' } }, { melody: 'pulse', volume: 1 }],
    [{}, { melody: 'classic', volume: 0.8 }],
  ] as const)('of %j is the one that its rule names', (facts, sound) => {
    expect(ringSoundOf({ ...noFacts, ...facts }, { ...rules, ringRules: [...rules.ringRules] })).toEqual(sound);
  });

  test('follows the call that rings longest, and stops with it', () => {
    const orders: RingOrder[] = [];
    const volumes = [0.2, 0.9];
    const all: ReturnType<typeof openDesk> = openDesk({ listeners: [ringWhileWaiting(() => all.desk, () => ({ ring: (order) => void orders.push(order) }), (call) => ({ melody: 'chime', volume: volumes[(call?.line ?? 1) - 1] ?? 0 }))] });
    const first = all.ring();
    all.ring();
    first.leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'cancelled' } });
    all.desk.reject(all.desk.calls.at(-1)!.id, 'busy');
    expect(orders.map(({ tone, volume }) => [tone, volume])).toEqual([['incoming', 0.2], ['incoming', 0.9], ['none', 0.9]]);
  });
});
