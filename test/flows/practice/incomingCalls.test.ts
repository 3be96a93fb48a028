import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scenarioNamed, scenarios } from '../../../electron/platforms/practice/scenarios/scenarios.ts';
import { readSip } from '../../../electron/platforms/practice/sip/readSip.ts';
import { directionOf } from '../../../electron/platforms/practice/sip/sdpDirection.ts';
import { openPracticeSeat, type PracticeSeat, type SeenLeg } from './fakes/practiceSeat.ts';

let seat: PracticeSeat;
beforeEach(async () => {
  seat = openPracticeSeat();
  await seat.untilRegistered();
});
afterEach(() => seat.close());

const kinds = (leg: SeenLeg) => leg.events.map((event) => event.kind);
const outcomes = () => seat.eventsOf('callEnded').map((event) => event.outcome);

async function answered(scenario: string): Promise<SeenLeg> {
  const leg = await seat.ring(scenario);
  const before = seat.eventsOf('callerAnswered').length;
  await leg.leg.answer();
  await seat.until('talking', () => kinds(leg).includes('answered') && seat.eventsOf('callerAnswered').length > before);
  return leg;
}

/** The others ring at a colleague. */
const atTheSeat = scenarios.filter(({ ringsAt }) => ringsAt === undefined).map(({ name }) => name);

describe('each scripted call', () => {
  it.each(atTheSeat)('%s reaches the phone with what it should say', async (name) => {
    const scenario = scenarioNamed(name);
    const { invite } = await seat.ring(name);
    const facts = invite!.facts;
    expect(facts.serviceNumber).toMatchObject({ kind: 'read', value: scenario.serviceNumber });
    if (scenario.caller.kind === 'number') expect(facts.caller).toMatchObject({ kind: 'read', value: scenario.caller.sent });
    if (name === 'brokenHeaders') return;
    if (scenario.ivrPath.length > 0) expect(facts.ivrPath).toMatchObject({ kind: 'read', value: scenario.ivrPath });
    else expect(facts.ivrPath).toEqual({ kind: 'absent' });
    if (scenario.queue !== '') expect(facts.queue).toMatchObject({ kind: 'read', value: scenario.queue });
    else expect(facts.queue).toEqual({ kind: 'absent' });
    if (scenario.queueWaitSeconds !== null) expect(facts.queueWaitSeconds).toMatchObject({ kind: 'read', value: scenario.queueWaitSeconds });
    if (scenario.routeRule !== '') expect(facts.routeRule).toMatchObject({ kind: 'read', value: scenario.routeRule ?? '工作日白天 #3' });
    if (scenario.customerId !== '') expect(facts.customerId).toMatchObject({ kind: 'read', value: scenario.customerId });
  });

  it.each(atTheSeat)('%s can be answered and ended by the seat', async (name) => {
    const leg = await answered(name);
    leg.leg.hangUp();
    await seat.until('ended', () => outcomes().length > 0);
    expect(outcomes()).toMatchObject([{ kind: 'talked', endedBy: 'seat' }]);
    expect(kinds(leg)).toEqual(['answered', 'ended']);
  });

  it('brokenHeaders carries values that are shown as unreadable', async () => {
    const { invite } = await seat.ring('brokenHeaders');
    const { ivrPath, queue, queueWaitSeconds, routeRule, customerId } = invite!.facts;
    expect([ivrPath, queue, queueWaitSeconds, routeRule, customerId].map((reading) => reading.kind)).toEqual(Array(5).fill('unreadable'));
    expect(seat.phone.dropped).toMatchObject({ oversized: 0, unparsable: 0, exceptions: 0 });
  });

  it('anonymous withholds the number', async () => {
    const { invite } = await seat.ring('anonymous');
    expect(invite!.facts.caller).toMatchObject({ value: 'anonymous' });
    expect(seat.wire.find(({ text }) => text.startsWith('INVITE'))!.text).toContain('Privacy: id');
  });

  it('reads its IVR path from User-to-User when the header has none', async () => {
    const { invite } = await seat.ring('prefixedMobile');
    expect(invite!.facts.ivrPath).toMatchObject({ source: 'User-to-User' });
  });
});

describe('an offered call', () => {
  it('is set up and ended in the order of RFC 3261', async () => {
    const leg = await answered('vipMobile');
    leg.leg.hangUp();
    await seat.until('ended', () => outcomes().length > 0 && seat.startLines().at(-1) === 'platform 200');
    expect(seat.startLines().slice(4).filter((line) => line !== 'seat 100')).toEqual(['platform INVITE', 'seat 180', 'seat 200', 'platform ACK', 'seat BYE', 'platform 200']);
  });

  it('sends nothing that the platform itself would call malformed', async () => {
    const leg = await answered('vipMobile');
    await leg.leg.hold();
    leg.leg.hangUp();
    await seat.until('ended', () => outcomes().length > 0);
    expect(seat.wire.map(({ text }) => readSip(text).kind)).toEqual(seat.wire.map(() => 'message'));
  });

  it('speaks its lines in time and ends when the caller hangs up', async () => {
    const leg = await answered('knownLandline');
    await seat.clock.advance(11_000);
    expect(seat.media.lastLeg.said).toEqual(['landlineInvoice', 'landlineOrder']);
    await seat.clock.advance(15_000);
    await seat.until('ended', () => kinds(leg).includes('ended'));
    expect(leg.events.at(-1)).toMatchObject({ kind: 'ended', end: { by: 'remote', cause: 'hungUp' } });
    expect(outcomes()).toEqual([{ kind: 'talked', endedBy: 'remote', talkMs: 26_000 }]);
    expect(seat.media.openLegs).toBe(0);
  });

  it('is cancelled by a caller who gives up, and the seat answers 487', async () => {
    const leg = await seat.ring('givesUp');
    await seat.until('rang', () => seat.eventsOf('callRang').length > 0);
    await seat.clock.advance(5_000);
    await seat.until('ended', () => kinds(leg).includes('ended') && outcomes().length > 0);
    expect(leg.events).toMatchObject([{ kind: 'ended', end: { by: 'remote', cause: 'cancelled' } }]);
    expect(outcomes()).toEqual([{ kind: 'cancelled' }]);
    expect(seat.startLines()).toEqual(expect.arrayContaining(['platform CANCEL', 'seat 487', 'platform ACK']));
    expect(seat.media.openLegs).toBe(0);
  });

  it.each([486, 603] as const)('can be refused with %i', async (sipCode) => {
    const leg = await seat.ring('newNumber');
    leg.leg.reject(sipCode);
    await seat.until('acknowledged', () => seat.startLines().at(-1) === 'platform ACK');
    expect(outcomes()).toEqual([{ kind: 'refused', sipCode }]);
    expect(seat.startLines().slice(-2)).toEqual([`seat ${sipCode}`, 'platform ACK']);
    expect(seat.platform.calls).toEqual([]);
  });

  it('is ended by BYE when the answer crosses the CANCEL', async () => {
    const leg = await seat.ring('vipMobile');
    await seat.until('rang', () => seat.eventsOf('callRang').length > 0);
    const answer = leg.leg.answer().catch(() => undefined);
    await seat.until('200 on its way', () => seat.startLines().includes('seat 200'));
    seat.platform.calls[0]!.leave();
    await answer;
    await seat.until('ended', () => kinds(leg).includes('ended') && outcomes().length > 0);
    expect(outcomes()).toHaveLength(1);
    expect(seat.media.openLegs).toBe(0);
  });

  it('ends as failed when the caller has no voice', async () => {
    seat.media.failing = 'offer';
    expect(seat.platform.ring('vipMobile')).toMatchObject({ kind: 'ringing' });
    await seat.until('ended', () => outcomes().length > 0);
    expect(outcomes()).toEqual([{ kind: 'failed', why: 'no voice for the caller' }]);
  });

  it('is ended with a reason when the seat\'s answer cannot be used', async () => {
    const leg = await seat.ring('vipMobile');
    seat.media.failing = 'answerReceived';
    await leg.leg.answer();
    await seat.until('ended', () => kinds(leg).includes('ended'));
    expect(outcomes()).toEqual([{ kind: 'failed', why: 'media or dialog broke' }]);
    expect(seat.wire.findLast(({ text }) => text.startsWith('BYE'))!.text).toContain('Reason: Q.850;cause=41');
  });

  it('leaves without a word on the wire when the caller gave up before the INVITE', async () => {
    seat.media.held = true;
    seat.platform.ring('vipMobile');
    seat.platform.calls[0]!.leave();
    seat.media.release();
    await seat.until('closed', () => seat.media.legs.size === 1 && seat.media.openLegs === 0);
    expect(outcomes()).toEqual([{ kind: 'cancelled' }]);
    expect(seat.startLines()).not.toContain('platform INVITE');
  });
});

describe('a running call', () => {
  it('can be held and taken back by the seat', async () => {
    const leg = await answered('vipMobile');
    await leg.leg.hold();
    expect(directionOf(seat.media.lastLeg.received.at(-1)!)).toBe('sendonly');
    expect(directionOf(seat.wire.findLast(({ from, text }) => from === 'platform' && text.startsWith('SIP/2.0 200'))!.text.split('\r\n\r\n')[1]!)).toBe('recvonly');
    await leg.leg.resume();
    expect(directionOf(seat.media.lastLeg.received.at(-1)!)).toBe('sendrecv');
    expect(seat.events.map((event) => event.kind).filter((kind) => kind === 'heldBySeat' || kind === 'resumedBySeat')).toEqual(['heldBySeat', 'resumedBySeat']);
  });

  it('refuses a hold that its media cannot follow, and goes on', async () => {
    const leg = await answered('vipMobile');
    seat.media.failing = 'reanswer';
    await expect(leg.leg.hold()).rejects.toThrow();
    expect(seat.platform.calls[0]).toMatchObject({ state: 'talking' });
    await leg.leg.hold();
    expect(seat.eventsOf('heldBySeat')).toHaveLength(1);
  });

  it('holds the seat when the caller wants it, and comes back', async () => {
    const leg = await answered('holdsTheSeat');
    await seat.clock.advance(8_000);
    await seat.until('held', () => kinds(leg).includes('heldByRemote'));
    await seat.clock.advance(8_000);
    await seat.until('resumed', () => kinds(leg).includes('resumedByRemote'));
    expect(seat.platform.calls[0]).toMatchObject({ state: 'talking' });
  });

  it('offers anew when the caller\'s media had to be replaced', async () => {
    await answered('vipMobile');
    const before = seat.startLines().length;
    seat.media.replace(seat.media.lastLegId);
    await seat.until('offered anew', () => seat.startLines().slice(before).includes('platform ACK'));
    expect(seat.startLines().slice(before)).toEqual(expect.arrayContaining(['platform INVITE', 'seat 200', 'platform ACK']));
    expect(seat.media.lastLeg.received).toHaveLength(2);
  });

  it('hears tones sent as INFO', async () => {
    const leg = await answered('vipMobile');
    leg.leg.sendDtmf('12#', 'info');
    await seat.until('three tones', () => seat.eventsOf('dtmfReceived').length === 3);
    expect(seat.eventsOf('dtmfReceived').map((event) => event.digit)).toEqual(['1', '2', '#']);
  });

  it('lets a second call ring, and the first one be held for it', async () => {
    const first = await answered('vipMobile');
    const second = await seat.ring('secondCall');
    await first.leg.hold();
    await second.leg.answer();
    await seat.until('both talk', () => kinds(second).includes('answered'));
    expect(seat.platform.calls.map((call) => call.state)).toEqual(['talking', 'talking']);
    second.leg.hangUp();
    await seat.until('second ended', () => outcomes().length === 1);
    await first.leg.resume();
    first.leg.hangUp();
    await seat.until('first ended', () => outcomes().length === 2);
    expect(seat.eventsOf('callEnded').map((event) => event.scenario)).toEqual(['secondCall', 'vipMobile']);
  });

  it('is over on both sides when the platform stops', async () => {
    await answered('vipMobile');
    seat.platform.stop();
    expect(seat.platform.calls).toEqual([]);
    expect(seat.media.openLegs).toBe(0);
    expect(seat.clock.pending).toBe(0);
  });
});
