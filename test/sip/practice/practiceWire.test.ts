import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeSdp } from '../../flows/practice/fakes/fakeSdp.ts';
import { turns } from '../../flows/practice/fakes/manualClock.ts';
import { contact, openRawSeat, statusOf, type RawSeat } from './rawSeat.ts';

let seat: RawSeat;
beforeEach(async () => {
  seat = await openRawSeat();
});
afterEach(() => seat.platform.stop());

const domain = 'practice-platform.invalid';
const uri = `sip:${domain}`;
const offer = fakeSdp({ session: 1, version: 1, direction: 'sendrecv', setup: 'actpass' });
const statuses = (frames: string[]) => frames.map(statusOf);
const field = (frame: string, name: string) => new RegExp(`^${name}: (.*)$`, 'mi').exec(frame)?.[1]?.trim() ?? '';

describe('registration on the wire', () => {
  it('lists the binding with the seconds it has left', async () => {
    const answer = await seat.register();
    expect(statusOf(answer)).toBe(200);
    expect(answer).toContain('Contact: <sip:seat@seat.invalid;transport=ws>;expires=300');
    await seat.clock.advance(100_000);
    expect(await seat.register({ Contact: null })).toContain(';expires=200');
  });

  it('refuses a nonce that was used with the same count, as stale', async () => {
    const [challenge] = await seat.send(seat.request('REGISTER', { headers: { Contact: contact } }));
    const headers = { Contact: contact, Authorization: seat.digest('REGISTER', uri, challenge!) };
    expect(statuses(await seat.send(seat.request('REGISTER', { headers })))).toEqual([200]);
    const [again] = await seat.send(seat.request('REGISTER', { headers }));
    expect(statusOf(again)).toBe(401);
    expect(again).toContain('stale=true');
    const counted = { ...headers, Authorization: seat.digest('REGISTER', uri, challenge!, { nonceCount: '00000002' }) };
    expect(statuses(await seat.send(seat.request('REGISTER', { headers: counted })))).toEqual([200]);
  });

  it('refuses a nonce older than five minutes', async () => {
    const [challenge] = await seat.send(seat.request('REGISTER', { headers: { Contact: contact } }));
    await seat.clock.advance(301_000);
    const [answer] = await seat.send(seat.request('REGISTER', { headers: { Contact: contact, Authorization: seat.digest('REGISTER', uri, challenge!) } }));
    expect(answer).toContain('stale=true');
  });

  it('challenges again after another password, and says so', async () => {
    const [challenge] = await seat.send(seat.request('REGISTER', { headers: { Contact: contact } }));
    const [answer] = await seat.send(seat.request('REGISTER', { headers: { Contact: contact, Authorization: seat.digest('REGISTER', uri, challenge!, { password: 'x' }) } }));
    expect(statusOf(answer)).toBe(401);
    expect(answer).not.toContain('stale');
    expect(seat.events.map((event) => event.kind)).toEqual(['passwordRefused']);
  });

  it('does not take credentials made for another request', async () => {
    const [challenge] = await seat.send(seat.request('REGISTER', { headers: { Contact: contact } }));
    const stolen = seat.digest('REGISTER', 'sip:elsewhere.invalid', challenge!);
    expect(statuses(await seat.send(seat.request('REGISTER', { headers: { Contact: contact, Authorization: stolen } })))).toEqual([401]);
  });

  it.each([
    ['too short a time', { Expires: '10' }, 423],
    ['a star that is not alone', { Contact: '*, <sip:a@b>', Expires: '0' }, 400],
    ['a star that keeps', { Contact: '*' }, 400],
    ['no address', { Contact: 'nonsense' }, 400],
    ['another user', { To: `<sip:9999@${domain}>` }, 403],
    ['another domain', { To: '<sip:8001@elsewhere.invalid>' }, 404],
  ])('refuses %s with the right code', async (_what, headers, status) => {
    const register = { Contact: contact, Expires: '300', ...headers };
    const [challenge] = await seat.send(seat.request('REGISTER', { headers: register }));
    if (status === 404) return expect(statusOf(challenge)).toBe(404);
    const [answer] = await seat.send(seat.request('REGISTER', { headers: { ...register, Authorization: seat.digest('REGISTER', uri, challenge!) } }));
    expect(statusOf(answer)).toBe(status);
  });

  it('removes every binding for a star with zero', async () => {
    await seat.register();
    expect(statusOf(await seat.register({ Contact: '*', Expires: '0' }))).toBe(200);
    expect(seat.platform.ring('vipMobile')).toEqual({ kind: 'refused', why: 'noSeatRegistered' });
  });

  it('rings at the contact registered last', async () => {
    await seat.register();
    await seat.register({ Contact: '<sip:newer@seat.invalid;transport=ws>' });
    seat.platform.ring('vipMobile');
    await turns(4);
    expect(seat.received.at(-1)).toMatch(/^INVITE sip:newer@seat\.invalid;transport=ws SIP\/2\.0\r\n/);
  });
});

describe('transactions on the wire', () => {
  it('answer a repeated request with the same words, once more', async () => {
    const options = seat.request('OPTIONS');
    const [first] = await seat.send(options);
    const [second] = await seat.send(options);
    expect(statusOf(first)).toBe(200);
    expect(second).toBe(first);
  });

  it.each([
    ['an unknown method', 'FROBNICATE', {}, 501],
    ['BYE of no dialog', 'BYE', {}, 481],
    ['BYE of a dialog that is not there', 'BYE', { To: `<sip:8001@${domain}>;tag=gone` }, 481],
    ['CANCEL of nothing', 'CANCEL', {}, 481],
    ['a request at its last hop', 'OPTIONS', { 'Max-Forwards': '0' }, 483],
    ['an extension that is not known', 'OPTIONS', { Require: 'teleport' }, 420],
    ['INVITE without proof', 'INVITE', { Contact: contact }, 407],
  ])('refuse %s', async (_what, method, headers, status) => {
    const [answer] = await seat.send(seat.request(method, { headers }));
    expect(statusOf(answer)).toBe(status);
    expect(field(answer!, 'To')).toContain(';tag=');
  });

  it('answer 400 to a malformed request whose Via can be read, and nothing to anything else', async () => {
    expect(statuses(await seat.send(seat.request('OPTIONS', { headers: { CSeq: 'abc OPTIONS' } })))).toEqual([400]);
    expect(await seat.send(seat.request('ACK', { headers: { CSeq: 'abc ACK' } }), 'SIP/2.0 200 OK\r\n\r\n', 'hello', '')).toEqual([]);
  });

  it('answer a ping with a pong', async () => {
    expect(await seat.send('\r\n\r\n')).toEqual(['\r\n']);
    expect(await seat.send('\r\n')).toEqual([]);
  });

  it('give a refused INVITE its ACK in the same transaction, for every repeat', async () => {
    await seat.register();
    seat.platform.ring('vipMobile');
    await turns(4);
    const invite = seat.received.at(-1)!;
    const busy = answerTo(invite, 486, 'Busy Here');
    const acks = await seat.send(busy, busy);
    expect(acks.map((ack) => ack.split(' ')[0])).toEqual(['ACK', 'ACK']);
    expect(field(acks[0]!, 'Via')).toBe(field(invite, 'Via'));
    expect(field(acks[0]!, 'CSeq')).toBe(field(invite, 'CSeq').replace('INVITE', 'ACK'));
    expect(seat.events.filter((event) => event.kind === 'callEnded')).toHaveLength(1);
  });

  it('hold CANCEL back until a provisional response allows it', async () => {
    await seat.register();
    seat.platform.ring('vipMobile');
    await turns(4);
    const invite = seat.received.at(-1)!;
    seat.platform.calls[0]!.leave();
    await turns(4);
    expect(seat.received.at(-1)).toBe(invite);
    const [cancel] = await seat.send(answerTo(invite, 180, 'Ringing'));
    expect(cancel).toMatch(/^CANCEL /);
    expect(field(cancel!, 'Via')).toBe(field(invite, 'Via'));
    expect(field(cancel!, 'To')).toBe(field(invite, 'To'));
  });

  it('give up an INVITE that nobody answers for 32 seconds', async () => {
    await seat.register();
    seat.platform.ring('vipMobile');
    await turns(4);
    await seat.clock.advance(32_000);
    expect(seat.events.at(-1)).toMatchObject({ kind: 'callEnded', outcome: { kind: 'unreachable' } });
  });

  it('let it ring for as long as the caller is patient once there was a provisional response', async () => {
    await seat.register();
    seat.platform.ring('vipMobile');
    await turns(4);
    await seat.send(answerTo(seat.received.at(-1)!, 180, 'Ringing'));
    await seat.clock.advance(44_000);
    expect(seat.platform.calls).toMatchObject([{ state: 'ringing' }]);
    await seat.clock.advance(1_000);
    expect(seat.received.at(-1)).toMatch(/^CANCEL /);
  });

  it('end an answered call that has no usable Contact', async () => {
    await seat.register();
    seat.platform.ring('vipMobile');
    await turns(4);
    await seat.send(answerTo(seat.received.at(-1)!, 200, 'OK', { body: offer }));
    expect(seat.events.at(-1)).toMatchObject({ kind: 'callEnded', outcome: { kind: 'failed' } });
    expect(seat.media.openLegs).toBe(0);
  });
});

describe('a running dialog on the wire', () => {
  let invite: string;
  beforeEach(async () => {
    await seat.register();
    seat.platform.ring('vipMobile');
    await turns(4);
    invite = seat.received.at(-1)!;
    const [ack] = await seat.send(answerTo(invite, 200, 'OK', { body: offer, contact }));
    expect(ack).toMatch(/^ACK sip:seat@seat\.invalid;transport=ws SIP/);
  });

  const inDialog = (method: string, sequence: number, options: { headers?: Record<string, string>; body?: string } = {}) =>
    seat.request(method, { uri: 'sip:practice@practice-platform.invalid', sequence, body: options.body, headers: { From: `${field(invite, 'To')};tag=seat`, To: field(invite, 'From'), 'Call-ID': field(invite, 'Call-ID'), ...options.headers } });
  const sdp = { 'Content-Type': 'application/sdp', Contact: contact };

  it('acknowledges a repeated 200 and stays one call', async () => {
    const again = await seat.send(answerTo(invite, 200, 'OK', { body: offer, contact }));
    expect(again.map((frame) => frame.split(' ')[0])).toEqual(['ACK']);
    expect(seat.events.filter((event) => event.kind === 'callerAnswered')).toHaveLength(1);
  });

  it('refuses a second offer while the first is open, and an old sequence number', async () => {
    seat.media.held = true;
    const hold = fakeSdp({ session: 1, version: 2, direction: 'sendonly', setup: 'actpass' });
    expect(statuses(await seat.send(inDialog('INVITE', 10, { headers: sdp, body: hold }), inDialog('INVITE', 11, { headers: sdp, body: hold })))).toEqual([500]);
    seat.media.release();
    await turns(6);
    expect(seat.received.at(-1)).toMatch(/^SIP\/2\.0 200 /);
    expect(statuses(await seat.send(inDialog('INFO', 3, { headers: { 'Content-Type': 'application/dtmf-relay' }, body: 'Signal=1\r\n' })))).toEqual([500]);
  });

  it('answers a pending offer with 487 when BYE comes first', async () => {
    seat.media.held = true;
    expect(statuses(await seat.send(inDialog('INVITE', 10, { headers: sdp, body: offer }), inDialog('BYE', 11)))).toEqual([200, 487]);
    seat.media.release();
    await turns(4);
    expect(statusOf(seat.received.at(-1))).toBe(487);
  });

  it('answers a re-INVITE without an offer with its own, and takes the answer from the ACK', async () => {
    const [answer] = await seat.send(inDialog('INVITE', 10, { headers: { Contact: contact } }));
    expect(statusOf(answer)).toBe(200);
    expect(answer).toContain('a=setup:actpass');
    await seat.send(inDialog('ACK', 10, { headers: sdp, body: fakeSdp({ session: 1, version: 2, direction: 'recvonly', setup: 'active' }) }));
    expect(seat.media.lastLeg.received.at(-1)).toContain('a=recvonly');
  });

  it.each([
    ['an offer without DTLS', 'INVITE', { 'Content-Type': 'application/sdp' }, offer.replace('UDP/TLS/RTP/SAVPF', 'RTP/AVP'), 488],
    ['UPDATE without an offer', 'UPDATE', {}, '', 200],
    ['INFO of another kind', 'INFO', { 'Content-Type': 'text/plain' }, 'hello', 415],
    ['INFO without a tone', 'INFO', { 'Content-Type': 'application/dtmf-relay' }, 'Signal=XX\r\n', 400],
    ['REFER without a target', 'REFER', {}, '', 400],
    ['OPTIONS', 'OPTIONS', {}, '', 200],
  ])('answers %s', async (_what, method, headers, body, status) => {
    expect(statuses(await seat.send(inDialog(method, 10, { headers: headers as Record<string, string>, body })))).toEqual([status]);
    expect(seat.platform.calls).toHaveLength(1);
  });

  it('answers 491 to an offer while its own is open', async () => {
    seat.media.replace(seat.media.lastLegId);
    await turns(4);
    expect(seat.received.at(-1)).toMatch(/^INVITE /);
    expect(statuses(await seat.send(inDialog('INVITE', 10, { headers: sdp, body: offer })))).toEqual([491]);
  });

  it.each([
    ['its own tag', { To: '<sip:x@y.invalid>;tag=another' }],
    ['the seat\'s tag', { From: '<sip:x@y.invalid>;tag=another' }],
    ['the Call-ID', { 'Call-ID': 'another' }],
  ])('does not take a BYE in which %s is another', async (_what, headers) => {
    expect(statuses(await seat.send(inDialog('BYE', 10, { headers: headers as Record<string, string> })))).toEqual([481]);
    expect(seat.platform.calls).toHaveLength(1);
  });

  it('takes no request after the end', async () => {
    expect(statuses(await seat.send(inDialog('BYE', 10), inDialog('INFO', 11)))).toEqual([200, 481]);
  });
});

describe('nonsense on the wire', () => {
  it('never throws, whatever is done to real messages, and leaves the platform at work', async () => {
    await seat.register();
    seat.platform.ring('vipMobile');
    await turns(4);
    const invite = seat.received.at(-1)!;
    const [challenge] = await seat.send(seat.request('INVITE', { headers: { Contact: contact } }));
    const corpus = [
      ...seat.received,
      answerTo(invite, 180, 'Ringing'),
      answerTo(invite, 200, 'OK', { body: offer, contact }),
      seat.request('INVITE', { uri: `sip:10086@${domain}`, headers: { Contact: contact, 'Proxy-Authorization': seat.digest('INVITE', `sip:10086@${domain}`, challenge!) }, body: offer }),
      seat.request('REGISTER', { headers: { Contact: `${contact}, <sip:b@c>;expires=0`, Expires: '300' } }),
      seat.request('CANCEL'),
      seat.request('BYE', { headers: { To: field(invite, 'From'), From: `${field(invite, 'To')};tag=seat`, 'Call-ID': field(invite, 'Call-ID') } }),
    ];
    const mutants = fc.record({
      frame: fc.constantFrom(...corpus),
      edits: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 12 }), fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('\r\n', '\r\n\r\n', '"', '<', '>', ';tag=', ',', '%', 'ÿ', '\0', 'Via: ', 'Content-Length: 99999999\r\n', 'SIP/2.0'))), { maxLength: 6 }),
    });
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(mutants, async ({ frame, edits }) => {
        const mutated = edits.reduce((text, [where, length, insert]) => {
          const at = Math.floor(where * text.length);
          return text.slice(0, at) + insert + text.slice(at + length);
        }, frame);
        seat.socket.send(mutated);
        sent += 1;
        if (sent % 50 === 0) await turns(1);
      }),
      { numRuns: 4_000 },
    );
    await turns(20);
    await seat.clock.advance(60_000);
    expect(statusOf((await seat.send(seat.request('OPTIONS'))).at(-1))).toBe(200);
    expect(seat.events.filter((event) => event.kind === 'seatThrew')).toEqual([]);
  });

  it('does not open a connection that the seat gave up while it was made', async () => {
    seat.socket.disconnect();
    let opened = 0;
    seat.socket.onconnect = () => void (opened += 1);
    seat.socket.connect();
    seat.socket.disconnect();
    await turns(4);
    expect([opened, seat.socket.isConnected(), seat.socket.isConnecting()]).toEqual([0, false, false]);
    seat.socket.connect();
    await turns(4);
    expect([opened, seat.socket.isConnected()]).toEqual([1, true]);
    expect(statuses(await seat.send(seat.request('OPTIONS')))).toEqual([200]);
  });

  it('forgets the registration and the calls of a seat that went away', async () => {
    await seat.register();
    seat.platform.ring('vipMobile');
    await turns(4);
    seat.socket.disconnect();
    expect(seat.events.slice(-2)).toMatchObject([{ kind: 'callEnded', outcome: { kind: 'failed' } }, { kind: 'unregistered' }]);
    expect(seat.media.openLegs).toBe(0);
    expect(seat.socket.send(seat.request('OPTIONS'))).toBe(false);
  });

  it('keeps a seat\'s own exceptions away from the platform and reports them', async () => {
    seat.socket.ondata = () => {
      throw new Error('parser');
    };
    seat.socket.send(seat.request('OPTIONS'));
    await turns(4);
    expect(seat.events).toEqual([{ kind: 'seatThrew', message: 'parser' }]);
  });
});

/** A response of the seat to the platform's request. */
function answerTo(request: string, status: number, reason: string, options: { body?: string; contact?: string } = {}): string {
  const body = options.body ?? '';
  return [
    `SIP/2.0 ${status} ${reason}`, `Via: ${field(request, 'Via')}`, `From: ${field(request, 'From')}`, `To: ${field(request, 'To')};tag=seat`,
    `Call-ID: ${field(request, 'Call-ID')}`, `CSeq: ${field(request, 'CSeq')}`, ...(options.contact ? [`Contact: ${options.contact}`] : []),
    `Content-Length: ${Buffer.byteLength(body)}`, '', body,
  ].join('\r\n');
}
