import { afterEach, describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../shared/settings/seatSettings.ts';
import { eventually } from '../lab/eventually.ts';
import type { TrunkCall } from '../lab/sip/trunkCall.ts';
import { callSeat } from './callSeat.ts';
import { loggedCall } from './loggedCall.ts';
import { callerHz, seatForFile, serviceNumber } from './seatUnderTest.ts';

const seat = seatForFile();
/** Where calls are sent on to, and what is heard there. */
const elsewhere = '02155556666';
const elsewhereHz = 620;

interface Seen {
  readonly calls: string[];
  readonly rings: string[];
}
type WithSeen = typeof globalThis & { seenByTest?: Seen };

/** Watches from now on whether anything of a call reaches the agent's eyes or ears. */
async function watch(): Promise<() => Promise<Seen>> {
  await seat.app.inMain(({ program }) => {
    const seen: Seen = ((globalThis as WithSeen).seenByTest = { calls: [], rings: [] });
    program.watchCalls((call) => seen.calls.push(call.id));
    const { media } = program;
    const ring = media.ring.bind(media);
    media.ring = (order) => {
      if (order.tone !== 'none') seen.rings.push(JSON.stringify(order));
      ring(order);
    };
  });
  return () => seat.app.inMain(() => (globalThis as WithSeen).seenByTest!);
}

const call = (options: { from?: string } = {}) => callSeat(seat.lab, { toneHz: callerHz, ...options });

async function hearsThePartyElsewhere(trunk: TrunkCall): Promise<void> {
  await trunk.untilAnswered();
  await eventually('the caller hears who answers elsewhere', () => trunk.receivedTone(elsewhereHz));
}

/** Opens the settings of calls, as an agent does. */
async function openSettings(): Promise<void> {
  await seat.press('nav-settings');
  await seat.press('settings-calls');
}

afterEach(async () => {
  await seat.command('preferences:change', { doNotDisturb: false, forwarding: defaultPreferences.forwarding });
  await seat.press('nav-calls');
});

describe('do not disturb', () => {
  it('set with its switch, keeps calls away without a ring or a flash, says so, and logs them as missed', async () => {
    await openSettings();
    await seat.press('switch-doNotDisturb');
    await seat.app.until('it is on', ({ preferences }) => preferences.doNotDisturb);
    const seen = await watch();
    const trunk = await call({ from: '13700000001' });
    expect(await trunk.ended).toMatchObject({ by: 'refused', status: 480 });
    expect(await loggedCall(seat, trunk.callId)).toMatchObject({ result: 'missed', endCause: 'refusedByRule', remoteNumber: '13700000001' });
    expect(await seen()).toEqual({ calls: [], rings: [] });
    expect((await seat.app.state()).calls).toEqual([]);
    expect(await seat.app.inMain(({ program }) => program.windows.pop.window.isVisible())).toBe(false);
    await seat.press('do-not-disturb-off');
    await seat.app.until('it is off', ({ preferences }) => !preferences.doNotDisturb);
    const next = await seat.ring();
    await next.trunk.cancel();
  });
});

describe('forwarding', () => {
  it('of all calls, typed into the settings, sends the caller on before anything rings', async () => {
    const party = seat.lab.answeringParty({ number: elsewhere, toneHz: elsewhereHz });
    await openSettings();
    await seat.app.page.getByTestId('forward-always').fill('021-5555 6666');
    await seat.app.page.getByTestId('forward-always').press('Enter');
    await seat.app.until('it is kept', ({ preferences }) => preferences.forwarding.always === elsewhere);
    const seen = await watch();
    const trunk = await call({ from: '13700000002' });
    await hearsThePartyElsewhere(trunk);
    expect(await loggedCall(seat, trunk.callId)).toMatchObject({ result: 'forwarded', endCause: 'redirected', remoteNumber: '13700000002', serviceNumber });
    expect(await seen()).toEqual({ calls: [], rings: [] });
    await trunk.hangUp();
    await seat.press('forwarding-off');
    await seat.app.until('it is off', ({ preferences }) => preferences.forwarding.always === null);
    party.close();
  });

  it('on busy leaves the conversation alone and sends the second caller on', async () => {
    const party = seat.lab.answeringParty({ number: elsewhere, toneHz: elsewhereHz });
    await seat.command('preferences:change', { forwarding: { ...defaultPreferences.forwarding, busy: elsewhere } });
    const first = await seat.talk();
    const seen = await watch();
    const trunk = await call({ from: '13700000003' });
    await hearsThePartyElsewhere(trunk);
    expect(await loggedCall(seat, trunk.callId)).toMatchObject({ result: 'forwarded' });
    expect((await seen()).rings).toEqual([]);
    expect(new Set((await seen()).calls).size).toBeLessThanOrEqual(1);
    expect((await seat.view(first.callId))?.call.state.kind).toBe('talking');
    await seat.hearBothWays(first);
    await trunk.hangUp();
    party.close();
  });

  it('when nobody answers rings here first and then goes on', async () => {
    const party = seat.lab.answeringParty({ number: elsewhere, toneHz: elsewhereHz });
    await seat.command('preferences:change', { forwarding: { ...defaultPreferences.forwarding, noAnswer: elsewhere, noAnswerSeconds: 5 } });
    const seen = await watch();
    const { trunk, callId } = await seat.ring();
    await hearsThePartyElsewhere(trunk);
    const { calls, rings } = await seen();
    expect([new Set(calls), rings.length > 0]).toEqual([new Set([callId]), true]);
    const entry = await loggedCall(seat, trunk.callId);
    expect(entry).toMatchObject({ callId, result: 'forwarded', endCause: 'redirected' });
    const detail = await seat.query('callLog:entry', { callId });
    expect(detail?.events).toContainEqual(expect.objectContaining({ kind: 'redirected', to: elsewhere, because: 'noAnswer' }));
    await trunk.hangUp();
    party.close();
  });

  it('by hand: the agent sends a ringing call on without answering it', async () => {
    const party = seat.lab.answeringParty({ number: elsewhere, toneHz: elsewhereHz });
    const { trunk, callId } = await seat.ring();
    await seat.command('call:redirect', { callId, number: elsewhere });
    await hearsThePartyElsewhere(trunk);
    expect(await loggedCall(seat, trunk.callId)).toMatchObject({ result: 'forwarded' });
    await trunk.hangUp();
    party.close();
  });
});

// Last: the seat is another one afterwards.
describe('a call for which the platform asks to be answered', () => {
  const asks = { 'Call-Info': '<sip:pbx.example.com>;answer-after=0' };

  /** Keeps the seat's connection with this list, as its form would. */
  async function allow(autoAnswerPeers: string[]): Promise<void> {
    const { seat: shown } = await seat.query('seat:connection', {});
    const { iceServers: _none, ...kept } = shown!;
    await seat.command('seat:configure', { ...kept, iceServers: [], password: '', profile: 'generic', autoAnswerPeers });
    await seat.app.until('the seat takes calls', ({ agent }) => agent.kind === 'idle');
  }

  it('rings like any other while no server may ask for that', async () => {
    await allow(['pbx.example.com']);
    const { trunk, callId } = await seat.ring({ headers: asks });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await seat.view(callId))?.call.state.kind).toBe('ringing');
    await trunk.cancel();
  });

  it.each([
    ['Call-Info', asks],
    ['Alert-Info', { 'Alert-Info': '<http://127.0.0.1>;info=alert-autoanswer' }],
  ])('with %s is answered without the agent once the seat names its server, and waits while he talks', async (_by, headers) => {
    await allow(['127.0.0.1']);
    const first = await seat.ring({ headers, toneHz: callerHz });
    await first.trunk.untilAnswered();
    await seat.hearBothWays(first);
    const { trunk, callId } = await seat.ring({ headers: asks });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await seat.view(callId))?.call.state.kind).toBe('ringing');
    expect((await seat.view(first.callId))?.call.state.kind).toBe('talking');
    await trunk.cancel();
    await first.trunk.hangUp();
  });

  it('rings like any other while the agent writes up', async () => {
    const before = await seat.talk();
    await before.trunk.hangUp();
    await seat.app.until('he writes up', ({ agent }) => agent.kind === 'wrapUp');
    const { trunk, callId } = await seat.ring({ headers: asks });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await seat.view(callId))?.call.state.kind).toBe('ringing');
    await trunk.cancel();
  });
});
