import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress, readSipUri, splitList, writeAddress } from '../../../electron/platforms/practice/sip/addressHeader.ts';
import { longestFrame, readSip, sequenceOf } from '../../../electron/platforms/practice/sip/readSip.ts';
import { respond } from '../../../electron/platforms/practice/sip/response.ts';
import { headerOf, headersOf, type SipMessage, type SipRequest } from '../../../electron/platforms/practice/sip/sipMessage.ts';
import { topVia } from '../../../electron/platforms/practice/sip/via.ts';
import { UnwritableSip, writeSip } from '../../../electron/platforms/practice/sip/writeSip.ts';

const invite: SipRequest = {
  kind: 'request',
  method: 'INVITE',
  uri: 'sip:8001@seat.invalid;transport=ws',
  headers: [
    { name: 'Via', value: 'SIP/2.0/WS seat.invalid;branch=z9hG4bKabc' },
    { name: 'From', value: '"王丽" <sip:13900000000@platform.invalid>;tag=a1' },
    { name: 'To', value: '<sip:8001@platform.invalid>' },
    { name: 'Call-ID', value: 'c1@platform.invalid' },
    { name: 'CSeq', value: '7 INVITE' },
  ],
  body: 'v=0\r\n说明',
};

function withHeader(name: string, value: string): SipRequest {
  return { ...invite, headers: [...invite.headers.filter((header) => header.name !== name), { name, value }] };
}

function readMessage(frame: string): SipMessage {
  const reading = readSip(frame);
  if (reading.kind !== 'message') throw new Error(`not a message: ${JSON.stringify(reading)}`);
  return reading.message;
}

/** Printable text without the characters that delimit, as header values carry it. */
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) => value.replace(/[\r\n]/g, '').trim());
const tokenText = fc.stringMatching(/^[A-Za-z0-9\-.!%*_+`'~]{1,20}$/);

const requests: fc.Arbitrary<SipRequest> = fc
  .record({ method: tokenText, uri: fc.stringMatching(/^sip:[a-z0-9]{1,10}@[a-z0-9]{1,10}\.invalid$/), branch: tokenText, tag: tokenText, callId: tokenText, sequence: fc.nat({ max: 2 ** 31 - 1 }), extra: fc.array(fc.tuple(tokenText, text), { maxLength: 6 }), body: fc.string({ unit: 'grapheme', maxLength: 200 }) })
  .map(({ method, uri, branch, tag, callId, sequence, extra, body }) => ({
    kind: 'request' as const,
    method,
    uri,
    headers: [
      { name: 'Via', value: `SIP/2.0/WS host.invalid;branch=${branch}` },
      { name: 'From', value: `<${uri}>;tag=${tag}` },
      { name: 'To', value: `<${uri}>` },
      { name: 'Call-ID', value: callId },
      { name: 'CSeq', value: `${sequence} ${method}` },
      ...extra.map(([name, value]) => ({ name: `X-${name}`, value })),
    ],
    body,
  }));

describe('the reader and writer of SIP text', () => {
  it('read back every request they wrote', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const read = readMessage(writeSip(request));
        expect({ ...read, headers: read.headers.filter((header) => header.name !== 'Content-Length') }).toEqual(request);
      }),
    );
  });

  it('give the same message again when a read message is written and read once more', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const once = readMessage(writeSip(request));
        expect(readMessage(writeSip(once))).toEqual(once);
      }),
    );
  });

  it('never throw on mutated frames', () => {
    const frame = writeSip(invite);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: frame.length }), fc.nat({ max: 6 }), fc.string({ unit: 'binary', maxLength: 6 })), { minLength: 1, maxLength: 8 }), (cuts) => {
        const mutated = cuts.reduce((current, [at, length, insert]) => current.slice(0, at) + insert + current.slice(at + length), frame);
        expect(['message', 'malformed', 'keepAlive']).toContain(readSip(mutated).kind);
      }),
      { numRuns: 3_000 },
    );
  });

  it('never throw on arbitrary text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (frame) => void readSip(frame)), { numRuns: 2_000 });
  });

  it('count the body in UTF-8 bytes', () => {
    expect(headerOf(readMessage(writeSip(invite)), 'Content-Length')).toBe(String(Buffer.byteLength(invite.body)));
  });

  it('refuse to write a line end inside a header or the start line', () => {
    expect(() => writeSip(withHeader('X-Queue', 'a\r\nBye: b'))).toThrow(UnwritableSip);
    expect(() => writeSip({ ...invite, uri: 'sip:a\nb' })).toThrow(UnwritableSip);
    expect(() => writeSip(withHeader('X Queue', 'a'))).toThrow(UnwritableSip);
  });
});

describe('the reader of SIP text', () => {
  it('reads compact header names as their long forms', () => {
    const message = readMessage('INFO sip:a@b.invalid SIP/2.0\r\nv: SIP/2.0/WS h;branch=z1\r\nf: <sip:a@b>;tag=1\r\nt: <sip:a@b>;tag=2\r\ni: x\r\nCSeq: 1 INFO\r\nl: 0\r\n\r\n');
    expect(headerOf(message, 'Call-ID')).toBe('x');
    expect(topVia(message)).toEqual({ transport: 'WS', sentBy: 'h', branch: 'z1' });
  });

  it('joins continuation lines', () => {
    const frame = writeSip(withHeader('X-IVR-Path', 'folded')).replace('X-IVR-Path: folded', 'X-IVR-Path: 2:售后>\r\n \t1:维修');
    expect(headerOf(readMessage(frame), 'x-ivr-path')).toBe('2:售后> 1:维修');
  });

  it('tells pings from their answers', () => {
    expect(readSip('\r\n\r\n')).toEqual({ kind: 'keepAlive', ping: true });
    expect(readSip('\r\n')).toEqual({ kind: 'keepAlive', ping: false });
  });

  it.each([
    ['a frame that is too large', writeSip({ ...invite, body: 'x'.repeat(longestFrame) }), 'frame too large'],
    ['an over-long header line', writeSip(withHeader('X-Queue', 'x'.repeat(10_000))), 'header line'],
    ['no empty line after the headers', writeSip(invite).split('\r\n\r\n')[0]!, 'no end of headers'],
    ['another version', writeSip(invite).replace('SIP/2.0\r', 'SIP/3.0\r'), 'start line'],
    ['a line without a colon', writeSip(invite).replace('CSeq: ', 'CSeq '), 'header line'],
    ['a body shorter than Content-Length', writeSip(invite).slice(0, -1), 'content-length'],
    ['a CSeq that is no number', writeSip(withHeader('CSeq', 'abc INVITE')), 'cseq'],
    ['a CSeq of another method', writeSip(withHeader('CSeq', '7 BYE')), 'cseq'],
    ['a CSeq of 2^31', writeSip(withHeader('CSeq', '2147483648 INVITE')), 'cseq'],
    ['no Via branch', writeSip(withHeader('Via', 'SIP/2.0/WS host')), 'via'],
    ['a From without a tag', writeSip(withHeader('From', '<sip:a@b>')), 'from'],
    ['a To that is no address', writeSip(withHeader('To', '*,')), 'to'],
    ['two Call-IDs', writeSip({ ...invite, headers: [...invite.headers, { name: 'i', value: 'again' }] }), 'repeated call-id'],
    ['a response whose To has no tag', writeSip({ ...invite, kind: 'response', status: 200, reason: 'OK' }), 'to'],
  ])('calls %s malformed', (_what, frame, why) => {
    expect(readSip(frame)).toMatchObject({ kind: 'malformed', why });
  });
});

describe('addresses', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(text.filter((name) => name !== ''), fc.option(tokenText, { nil: undefined }), (displayName, tag) => {
        const read = readAddress(writeAddress({ displayName, uri: 'sip:8001@a.invalid', tag }));
        expect(read).toMatchObject({ displayName, uri: 'sip:8001@a.invalid' });
        expect(read!.parameters.get('tag')).toBe(tag);
      }),
    );
  });

  it('end a bare URI at the first parameter', () => {
    expect(readAddress('sip:a@b;tag=1')).toMatchObject({ uri: 'sip:a@b' });
  });

  it('split lists only at commas outside quotes and angle brackets', () => {
    expect(splitList('"a, b" <sip:x@y;k="1,2">;q=1, <sip:z@w>')).toEqual(['"a, b" <sip:x@y;k="1,2">;q=1', '<sip:z@w>']);
  });

  it('decode the user part and refuse broken escapes', () => {
    expect(readSipUri('sip:%2B86139@Host.Invalid:5060;transport=ws')).toEqual({ user: '+86139', host: 'host.invalid' });
    expect(readSipUri('sip:host.invalid')).toEqual({ user: '', host: 'host.invalid' });
    expect(readSipUri('sip:%ZZ@host.invalid')).toBeUndefined();
    expect(readSipUri('tel:+86139')).toBeUndefined();
  });
});

describe('responses', () => {
  it('copy what names the transaction and complete To once', () => {
    const twoVias = { ...invite, headers: [{ name: 'Via', value: 'SIP/2.0/WS first.invalid;branch=z0' }, ...invite.headers] };
    const response = respond(twoVias, 180, { toTag: 't1' });
    expect(headersOf(response, 'via')).toEqual(headersOf(twoVias, 'via'));
    expect(headerOf(response, 'to')).toBe('<sip:8001@platform.invalid>;tag=t1');
    expect(sequenceOf(response)).toEqual({ number: 7, method: 'INVITE' });
    expect(headerOf(respond(withHeader('To', '<sip:8001@p>;tag=old'), 200, { toTag: 't1' }), 'to')).toBe('<sip:8001@p>;tag=old');
  });

  it('leave To of a 100 as it came', () => {
    expect(headerOf(respond(invite, 100, { toTag: 't1' }), 'to')).toBe('<sip:8001@platform.invalid>');
  });
});
