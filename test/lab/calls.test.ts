import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { busy } from './sip/answeringParty.ts';
import { eventually } from './eventually.ts';
import { startLaboratory } from './laboratory.ts';
import type { Laboratory } from './laboratory.ts';
import { openSeat } from './seat.ts';
import type { Seat } from './seat.ts';
import { openSeatMedia } from './seatMedia.ts';
import { headerOf, headersOf, requiredHeader, userOf } from './sip/message.ts';

let lab: Laboratory;
let first: Seat;
let second: Seat;

async function registered(user: string): Promise<Seat> {
  const password = lab.accounts.find((account) => account.user === user)!.password;
  const seat = await openSeat({ url: lab.wsUrl, domain: lab.domain, user, password });
  expect((await seat.register()).status).toBe(200);
  return seat;
}

beforeAll(async () => {
  lab = await startLaboratory({ huntMs: 1_000 });
});

afterAll(async () => {
  await lab?.stop();
});

beforeEach(async () => {
  first = await registered('8001');
  second = await registered('8002');
});

afterEach(async () => {
  await Promise.all([first.register(0), second.register(0)]);
  await Promise.all([first.close(), second.close()]);
});

const uui = `${Buffer.from('IVR=1>3').toString('hex')};encoding=hex;purpose=ivr`;

describe('a call from the trunk', () => {
  it('reaches the seat with every header as the platform wrote it', async () => {
    const call = await lab.call({
      to: '8001',
      from: '13912345678',
      fromName: '上海王先生',
      headers: {
        'P-Asserted-Identity': '<sip:+8613912345678@lab.example.cn>',
        'X-DID': '4008001234',
        'X-IVR-Path': '1:售后服务>2:安装预约',
        'X-Queue': '%E5%94%AE%E5%90%8E%E4%B8%80%E7%BB%84',
        'X-Queue-Wait': '17',
        'User-to-User': [uui, '00FA08'],
        Diversion: '<sip:4008001234@lab.example.cn>;reason=unconditional',
      },
    });
    const { invite, reject } = await first.nextCall();
    expect(headerOf(invite, 'P-Asserted-Identity')).toBe('<sip:+8613912345678@lab.example.cn>');
    expect(headerOf(invite, 'From')).toMatch(/^"上海王先生" <sip:13912345678@/);
    expect(headerOf(invite, 'X-DID')).toBe('4008001234');
    expect(headerOf(invite, 'X-IVR-Path')).toBe('1:售后服务>2:安装预约');
    expect(headerOf(invite, 'X-Queue')).toBe('%E5%94%AE%E5%90%8E%E4%B8%80%E7%BB%84');
    expect(headerOf(invite, 'X-Queue-Wait')).toBe('17');
    expect(headersOf(invite, 'User-to-User')).toEqual([uui, '00FA08']);
    expect(headerOf(invite, 'Diversion')).toBe('<sip:4008001234@lab.example.cn>;reason=unconditional');
    expect(invite.body).toMatch(/UDP\/TLS\/RTP\/SAVPF/);
    reject(486, 'Busy Here');
    expect(await call.ended).toMatchObject({ by: 'refused', status: 486 });
  });

  it('is cancelled at the seat when the caller gives up', async () => {
    const call = await lab.call({ to: '8001' });
    const offered = await first.nextCall();
    offered.ring();
    await call.untilRinging();
    expect((await call.cancel()).by).toBe('cancelled');
    expect(first.received.some(({ start }) => start.kind === 'request' && start.method === 'CANCEL')).toBe(true);
  });

  it('fails with the seat\'s status when the seat declines', async () => {
    const call = await lab.call({ to: '8001' });
    (await first.nextCall()).reject(603, 'Decline');
    expect(await call.ended).toMatchObject({ by: 'refused', status: 603 });
    await expect(call.untilAnswered()).rejects.toThrow('603');
  });

  it('carries sound both ways until the seat hangs up', async () => {
    const media = openSeatMedia(1_000);
    const call = await lab.call({ to: '8001', toneHz: 440 });
    const offered = await first.nextCall();
    offered.answer(await media.answer(offered.invite.body));
    await call.untilAnswered();
    await eventually('the caller hears the seat', () => call.receivedTone(1_000));
    await eventually('the seat hears the caller', () => media.audio.hasTone(440));
    expect(call.receivedTone(440)).toBe(false);
    expect(call.audio.dominant()?.frequencyHz).toBeCloseTo(1_000, -1);
    const counters = await lab.rtpengine.query(call.callId);
    expect(counters.kind).toBe('found');
    if (counters.kind === 'found') {
      expect(counters.legs.map((leg) => leg.protocol).sort()).toEqual(['RTP/AVP', 'UDP/TLS/RTP/SAVPF']);
      expect(Math.min(...counters.legs.map((leg) => leg.packets))).toBeGreaterThan(0);
    }
    call.play(700);
    await eventually('the seat hears the new tone', () => media.audio.hasTone(700));
    expect((await offered.hangUp()).status).toBe(200);
    expect((await call.ended).by).toBe('them');
    await media.close();
  });

  it('carries keys both ways, by RTP and by INFO', async () => {
    const media = openSeatMedia(1_000);
    const call = await lab.call({ to: '8001' });
    const offered = await first.nextCall();
    offered.answer(await media.answer(offered.invite.body));
    await call.untilAnswered();
    await eventually('sound flows', () => call.receivedTone(1_000) && media.audio.hasTone(440));
    await call.press('40#');
    await eventually('the seat hears three keys', () => media.pressed().length === 3);
    expect(media.pressed().map(({ digit }) => digit).join('')).toBe('40#');
    media.press('7');
    await eventually('the caller hears a key', () => call.receivedDtmf().length === 1);
    const info = await offered.request('INFO', [{ name: 'Content-Type', value: 'application/dtmf-relay' }], 'Signal=9\r\nDuration=160\r\n');
    expect(info.status).toBe(200);
    expect(call.receivedDtmf().map(({ digit, by }) => `${digit} ${by}`)).toEqual(['7 rtp', '9 info']);
    await offered.hangUp();
    await media.close();
  });

  it('is held by either side and resumed', async () => {
    const media = openSeatMedia(1_000);
    const call = await lab.call({ to: '8001' });
    const offered = await first.nextCall();
    const sdp = await media.answer(offered.invite.body);
    offered.answer(sdp);
    await call.untilAnswered();
    await eventually('sound flows', () => call.receivedTone(1_000) && media.audio.hasTone(440));

    const type = { name: 'Content-Type', value: 'application/sdp' };
    const holding = sdp.replaceAll('a=sendrecv', 'a=sendonly').replace(/^(o=\S+ \S+) \d+/m, '$1 7');
    expect((await offered.request('INVITE', [type], holding)).status).toBe(200);
    expect(call.heldByOther).toBe(true);
    await eventually('the held caller falls silent', () => media.audio.samples(300).length === 0);
    const resuming = sdp.replace(/^(o=\S+ \S+) \d+/m, '$1 8');
    expect((await offered.request('INVITE', [type], resuming)).status).toBe(200);
    expect(call.heldByOther).toBe(false);
    await eventually('the seat hears the caller again', () => media.audio.hasTone(440));

    await call.hold();
    expect(first.received.some(({ start, body }) => start.kind === 'request' && start.method === 'INVITE' && body.includes('a=sendonly'))).toBe(true);
    await call.resume();
    await eventually('the caller hears the seat again', () => call.receivedTone(1_000));
    expect((await call.hangUp()).by).toBe('us');
    await media.close();
  });

  it('works with a description only in the ACK', async () => {
    const media = openSeatMedia(1_000);
    const call = await lab.call({ to: '8001', lateOffer: true });
    const offered = await first.nextCall();
    expect(offered.invite.body).toBe('');
    offered.answer(await media.offer());
    await media.accept((await offered.acknowledged).body);
    await eventually('the caller hears the seat', () => call.receivedTone(1_000));
    await eventually('the seat hears the caller', () => media.audio.hasTone(440));
    expect((await call.hangUp()).by).toBe('us');
    await media.close();
  });
});

describe('a seat that loses its socket during a call', () => {
  it('still gets the caller\'s re-INVITE and BYE after it registered again', async () => {
    const media = openSeatMedia(1_000);
    const call = await lab.call({ to: '4008001234' });
    (await first.nextCall()).reject(486, 'Busy Here');
    const offered = await second.nextCall();
    const sdp = await media.answer(offered.invite.body);
    offered.answer(sdp);
    await call.untilAnswered();
    await offered.acknowledged;
    await second.close(true);
    second = await registered('8002');
    second.resume(offered, sdp);
    await call.hold();
    expect((await call.hangUp()).by).toBe('us');
    const methods = second.received.flatMap(({ start }) => (start.kind === 'request' ? [start.method] : []));
    expect(methods).toEqual(['INVITE', 'ACK', 'BYE']);
    await media.close();
  });

  it('still gets the BYE of a party that it called', async () => {
    const party = lab.answeringParty();
    const media = openSeatMedia(1_000);
    const answer = await first.request('INVITE', `sip:02112345678@${lab.domain}`, [{ name: 'Content-Type', value: 'application/sdp' }], await media.offer());
    expect(answer.status).toBe(200);
    await first.close(true);
    first = await registered('8001');
    const { call } = await party.nextCall();
    expect((await call.hangUp()).by).toBe('us');
    expect(first.received.some(({ start }) => start.kind === 'request' && start.method === 'BYE')).toBe(true);
    party.close();
    await media.close();
  });
});

describe('a seat that sends a call on with 302', () => {
  const to = (user: string) => [{ name: 'Contact', value: `<sip:${user}@${lab.domain}>` }];

  it('lets the next seat ring', async () => {
    const call = await lab.call({ to: '4008001234' });
    (await first.nextCall()).reject(302, 'Moved Temporarily', to('8002'));
    const offered = await second.nextCall();
    offered.ring();
    await call.untilRinging();
    await call.cancel();
  });

  it('lets a number outside answer, with sound both ways', async () => {
    const party = lab.answeringParty({ number: '02155556666', toneHz: 700 });
    const call = await lab.call({ to: '8001', toneHz: 500 });
    (await first.nextCall()).reject(302, 'Moved Temporarily', to('02155556666'));
    const received = await party.nextCall();
    await call.untilAnswered();
    await eventually('the caller hears the other number', () => call.receivedTone(700));
    await eventually('the other number hears the caller', () => received.call.receivedTone(500));
    await call.hangUp();
    party.close();
  });
});

describe('hunting over the seats of a 400 number', () => {
  it('rings the second seat when the first refuses', async () => {
    const call = await lab.call({ to: '4008001234' });
    (await first.nextCall()).reject(486, 'Busy Here');
    const offered = await second.nextCall();
    expect(headerOf(offered.invite, 'X-DID')).toBe('4008001234');
    expect(userOf(requiredHeader(offered.invite, 'To'))).toBe('4008001234');
    offered.ring();
    await call.untilRinging();
    await call.cancel();
  });

  it('gives the second seat working sound after the first refused', async () => {
    const media = openSeatMedia(1_200);
    const call = await lab.call({ to: '4008001234', toneHz: 500 });
    (await first.nextCall()).reject(603, 'Decline');
    const offered = await second.nextCall();
    offered.answer(await media.answer(offered.invite.body));
    await call.untilAnswered();
    await eventually('the caller hears the second seat', () => call.receivedTone(1_200));
    await eventually('the second seat hears the caller', () => media.audio.hasTone(500));
    expect((await call.hangUp()).by).toBe('us');
    await media.close();
  });

  it('rings the second seat when the first stays silent, and cancels the first', async () => {
    const call = await lab.call({ to: '4008001234' });
    (await first.nextCall()).ring();
    (await second.nextCall()).reject(486, 'Busy Here');
    expect(await call.ended).toMatchObject({ by: 'refused', status: 486 });
    expect(first.received.some(({ start }) => start.kind === 'request' && start.method === 'CANCEL')).toBe(true);
  });

  it('skips a seat that is not registered', async () => {
    await first.register(0);
    const call = await lab.call({ to: '4008001234' });
    (await second.nextCall()).reject(486, 'Busy Here');
    await call.ended;
    expect(first.received.some(({ start }) => start.kind === 'request' && start.method === 'INVITE')).toBe(false);
  });

  it('says 480 when no seat is registered', async () => {
    await Promise.all([first.register(0), second.register(0)]);
    const call = await lab.call({ to: '4008001234' });
    expect(await call.ended).toMatchObject({ by: 'refused', status: 480, reason: 'No Seat Registered' });
  });

  it('stops when the caller gives up while the second seat rings', async () => {
    const call = await lab.call({ to: '4008001234' });
    (await first.nextCall()).reject(486, 'Busy Here');
    (await second.nextCall()).ring();
    await call.untilRinging();
    expect((await call.cancel()).by).toBe('cancelled');
    await eventually('the second seat is cancelled', () => second.received.some(({ start }) => start.kind === 'request' && start.method === 'CANCEL'));
  });
});

describe('a call from a seat', () => {
  const sdp = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', 'm=audio 9 UDP/TLS/RTP/SAVPF 8', 'a=rtpmap:8 PCMA/8000',
    'a=ice-ufrag:abcd', 'a=ice-pwd:abcdefghijklmnopqrstuv', 'a=setup:actpass', 'a=mid:0', 'a=rtcp-mux',
    `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AB').join(':')}`, 'a=sendrecv', ''].join('\r\n');
  const type = { name: 'Content-Type', value: 'application/sdp' };

  it('carries sound both ways to a party that answers late', async () => {
    const party = lab.answeringParty({ number: '02112345678', toneHz: 620, answering: { kind: 'answers', afterMs: 1_500 } });
    const media = openSeatMedia(1_000);
    const answer = await first.request('INVITE', `sip:02112345678@${lab.domain}`, [type], await media.offer());
    await media.accept(answer.message.body);
    const { call } = await party.nextCall();
    await eventually('the party hears the seat', () => call.receivedTone(1_000));
    await eventually('the seat hears the party', () => media.audio.hasTone(620));
    expect((await call.hangUp()).by).toBe('us');
    party.close();
    await media.close();
  });

  it('shows the 400 number that the seat prefers, and never what it asserts', async () => {
    const party = lab.answeringParty({ number: '02112345678' });
    const answer = await first.request('INVITE', `sip:02112345678@${lab.domain}`, [
      type,
      { name: 'P-Preferred-Identity', value: `<sip:4008001234@${lab.domain}>` },
      { name: 'P-Asserted-Identity', value: '<sip:110@police.example>' },
    ], sdp);
    expect(answer.status).toBe(200);
    const received = await party.nextCall();
    expect(received.header('P-Asserted-Identity')).toEqual([`<sip:4008001234@${lab.domain}>`]);
    expect(received.header('Proxy-Authorization')).toEqual([]);
    expect(received).toMatchObject({ dialled: '02112345678', from: '8001', assertedIdentity: '4008001234' });
    expect((await received.call.hangUp()).by).toBe('us');
    party.close();
  });

  it('shows the seat when it prefers a number that is not the platform\'s', async () => {
    const party = lab.answeringParty({ answering: busy });
    await first.request('INVITE', `sip:02112345678@${lab.domain}`, [type, { name: 'P-Preferred-Identity', value: '<sip:110@police.example>' }], sdp);
    expect((await party.nextCall()).assertedIdentity).toBe('8001');
    party.close();
  });

  it('hears busy from a party that is busy', async () => {
    const party = lab.answeringParty({ number: '02100000001', answering: busy });
    expect((await first.request('INVITE', `sip:02100000001@${lab.domain}`, [type], sdp)).status).toBe(486);
    party.close();
  });

  it('gets a description before the answer from a party with early media', async () => {
    const party = lab.answeringParty({ answering: { kind: 'answers', afterMs: 200, earlyMedia: true } });
    const answer = await first.request('INVITE', `sip:02100000002@${lab.domain}`, [type], sdp);
    const early = answer.all.find(({ start }) => start.kind === 'response' && start.status === 183);
    expect(early?.body).toMatch(/m=audio \d+ UDP\/TLS\/RTP\/SAVPF/);
    expect(answer.status).toBe(200);
    await (await party.nextCall()).call.hangUp();
    party.close();
  });

  it('is refused with 404 when nobody answers at that number', async () => {
    expect((await first.request('INVITE', `sip:02100000003@${lab.domain}`, [type], sdp)).status).toBe(404);
  });
});

describe('an independent caller (sipp)', () => {
  it('delivers its Chinese headers and its tone, and waits for the seat to hang up', async () => {
    const media = openSeatMedia(900);
    const run = await lab.sipp({ scenario: 'callAndWait', to: '4008001234', domain: lab.domain });
    const offered = await first.nextCall();
    expect(headerOf(offered.invite, 'X-IVR-Path')).toBe('1:售后服务>2:安装预约');
    offered.answer(await media.answer(offered.invite.body));
    await eventually('the seat hears sipp\'s tone', () => media.audio.hasTone(440));
    await offered.hangUp();
    const { passed, log } = await run.exited;
    expect(passed, log).toBe(true);
    await media.close();
  });

  it.each(['callAndHangUp', 'lateOffer'] as const)('hangs up by itself in %s', async (scenario) => {
    const media = openSeatMedia(900);
    const run = await lab.sipp({ scenario, to: '8001', domain: lab.domain, pauseMs: 200 });
    const offered = await first.nextCall();
    offered.answer(scenario === 'lateOffer' ? await media.offer() : await media.answer(offered.invite.body));
    const { passed, log } = await run.exited;
    expect(passed, log).toBe(true);
    await media.close();
  });

  it('cancels while the seat rings', async () => {
    const run = await lab.sipp({ scenario: 'callAndCancel', to: '8001', domain: lab.domain, pauseMs: 200 });
    (await first.nextCall()).ring();
    const { passed, log } = await run.exited;
    expect(passed, log).toBe(true);
  });
});
