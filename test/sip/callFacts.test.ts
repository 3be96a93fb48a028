import fs from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { CallFacts } from '../../shared/calls/callFacts.ts';
import { builtInProfile, profileNames } from '../../electron/sip/profiles/builtInProfiles.ts';
import { parseIvrPath } from '../../electron/sip/profiles/ivrPath.ts';
import { checkProfile, parseProfile } from '../../electron/sip/profiles/parseProfile.ts';
import { profileSchema } from '../../electron/sip/profiles/profileSchema.ts';
import { parseQueueWait } from '../../electron/sip/profiles/queueWait.ts';
import { readCallFacts } from '../../electron/sip/profiles/readCallFacts.ts';
import type { SipHeaders } from '../../electron/sip/profiles/sipHeaders.ts';
import { parseUserToUser } from '../../electron/sip/profiles/userToUser.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

function headers(fields: Fields, requestUri = 'sip:8001@192.0.2.1'): SipHeaders {
  const lower = new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), typeof value === 'string' ? [value] : value]));
  return { requestUri, all: (name) => lower.get(name.toLowerCase()) ?? [] };
}

function read(fields: Fields, { trustedPeer = false, profile = 'generic', requestUri, peer, autoAnswerPeers }: { trustedPeer?: boolean; profile?: string; requestUri?: string; peer?: string; autoAnswerPeers?: string[] } = {}): CallFacts {
  return readCallFacts(headers(fields, requestUri), builtInProfile(profile), { trustedPeer, peer, autoAnswerPeers });
}

const hex = (text: string): string => Buffer.from(text, 'utf8').toString('hex');
const path = [{ key: '2', label: '售后' }, { key: '1', label: '维修' }];

test('the asserted identity counts from a trusted peer only', () => {
  const fields = { From: '"张三" <sip:02088886666@x>;tag=1', 'P-Asserted-Identity': '"李四" <sip:+8613800138000@carrier>, <tel:+8613800138000>' };
  expect(read(fields)).toMatchObject({ caller: { value: '02088886666', source: 'From' }, callerName: { value: '张三', source: 'From' } });
  expect(read(fields, { trustedPeer: true })).toMatchObject({ caller: { value: '+8613800138000', source: 'P-Asserted-Identity' }, callerName: { value: '李四' } });
});

test('an identity that shall not be shown is not shown', () => {
  const fields = { From: '"Anonymous" <sip:anonymous@anonymous.invalid>;tag=1', 'P-Asserted-Identity': '<tel:+8613800138000>', Privacy: 'id;critical' };
  expect(read(fields, { trustedPeer: true }).caller).toMatchObject({ value: 'anonymous', source: 'From' });
});

test.each<[string, Fields, string | undefined, string, string]>([
  ['X-DID', { 'X-DID': '4001234567', To: '<sip:4009999999@x>' }, undefined, '4001234567', 'X-DID'],
  ['To', { To: '"400" <sip:4001234567@x>' }, undefined, '4001234567', 'To'],
  ['Request-URI', { To: '<sip:8001@x>' }, 'sip:+864001234567@x', '+864001234567', 'Request-URI'],
  ['Diversion, the first diverter', { Diversion: ['<sip:8000@x>;reason=no-answer', '<sip:4001234567@x>;reason=unconditional'], To: '<sip:8001@x>' }, undefined, '4001234567', 'Diversion'],
  ['History-Info, the first target', { 'History-Info': '<sip:4001234567@x?Reason=SIP%3Bcause%3D302>;index=1, <sip:8001@x>;index=1.1' }, undefined, '4001234567', 'History-Info'],
  ['P-Called-Party-ID', { 'P-Called-Party-ID': '<sip:8001@x>', To: '<tel:4001234567>' }, undefined, '4001234567', 'To'],
])('the service number is taken from %s', (_name, fields, requestUri, value, source) => {
  expect(read(fields, { requestUri }).serviceNumber).toEqual({ kind: 'read', value, source });
});

test('the extension of the seat is not taken for a service number', () => {
  expect(read({ To: '<sip:8001@x>' }).serviceNumber).toEqual({ kind: 'absent' });
});

test.each([
  ['keys', '1>2>3', [{ key: '1' }, { key: '2' }, { key: '3' }]],
  ['keys with labels', '2:售后>1:维修', path],
  ['spoken form', '2 售后 › 1 维修', path],
  ['percent-encoded', encodeURIComponent('2:售后>1:维修'), path],
  ['hexadecimal', hex('2:售后>1:维修'), path],
  ['RFC 2047 base64', `=?UTF-8?B?${Buffer.from('2:售后>1:维修').toString('base64')}?=`, path],
  ['RFC 2047 in two GBK words', '=?GBK?B?MjrK27rz?= =?GBK?Q?>1:=CE=AC=D0=DE?=', path],
  ['quoted', '"2:售后>1:维修"', path],
  ['JSON strings', '["2:售后","1:维修"]', path],
  ['JSON objects', '[{"key":2,"label":"售后"},{"digit":"1","name":"维修"}]', path],
])('an IVR path is read from X-IVR-Path in %s', (_name, value, steps) => {
  expect(read({ 'X-IVR-Path': value }).ivrPath).toEqual({ kind: 'read', value: steps, source: 'X-IVR-Path' });
});

test.each([
  ['GBK sent as it is', Buffer.from('323acadbbaf3', 'hex').toString('utf8')], ['half an escape', '2:%E5%94'], ['words without keys', '售后>维修'],
  ['broken JSON', '[{"key":'], ['a control character', '2:a\u0007'], ['a novel', `1:${'长'.repeat(3_000)}`],
])('an IVR path of %s is unreadable, not absent and not fatal', (_name, value) => {
  expect(read({ 'X-IVR-Path': value }).ivrPath).toMatchObject({ kind: 'unreadable', source: 'X-IVR-Path' });
});

test('an unreadable source gives way to a readable one', () => {
  expect(read({ 'X-IVR-Path': '\ufffd', 'User-to-User': `${hex('ivr=1>2')};encoding=hex` }).ivrPath).toEqual({ kind: 'read', value: [{ key: '1' }, { key: '2' }], source: 'User-to-User ivr' });
});

test.each<[string, string, string | undefined]>([
  ['hex', `${hex('ivr=2')};encoding=hex;purpose=isdn-uui;content=isdn-uui`, 'ivr=2'],
  ['hex with a protocol discriminator', `04${hex('售后')};encoding=hex`, '售后'],
  ['hex with discriminator 00', `00${hex('售后')} ; encoding=hex`, '售后'],
  ['hex without saying so', hex('2:售后>1:维修'), '2:售后>1:维修'],
  ['hex and pd parameter', `${hex('售后')};pd=04;encoding=hex`, '售后'],
  ['a quoted string', '"ivr=2;wait=18"', 'ivr=2;wait=18'],
  ['text', 'customer=42', 'customer=42'],
  ['percent-encoded text', 'ivr%3D2', 'ivr=2'],
  ['hex that is no UTF-8', 'c4e3bac3;encoding=hex', undefined],
  ['hex of odd length', 'abc;encoding=hex', undefined],
])('User-to-User as %s', (_name, value, text) => {
  expect(parseUserToUser([value], 'auto')[0]?.text).toBe(text);
});

test('several values of User-to-User may share a field', () => {
  expect(parseUserToUser([`${hex('first one')};encoding=hex,${hex('second one')};encoding=hex`, '"a,b"'], 'auto').map(({ text }) => text)).toEqual(['first one', 'second one', 'a,b']);
});

test('fields of User-to-User fill what headers leave open', () => {
  expect(read({ 'User-to-User': '{"ivr":"1>2","queue":"售后","wait":18,"rule":"夜间","customer":"C-7"}' })).toMatchObject({
    ivrPath: { value: [{ key: '1' }, { key: '2' }], source: 'User-to-User ivr' }, queue: { value: '售后' }, queueWaitSeconds: { value: 18 }, routeRule: { value: '夜间' }, customerId: { value: 'C-7' },
  });
});

test('user-to-user data of another purpose is no IVR path', () => {
  expect(read({ 'User-to-User': 'customer=8' }).ivrPath).toEqual({ kind: 'absent' });
});

test.each([['18', 18], ['00:18', 18], ['18s', 18], ['18 秒', 18], ['1:02:03', 3_723], ['02:05', 125], ['18000ms', 18], ['18.7', 18], ['-1', undefined], ['soon', undefined], ['99999999', undefined], ['1:75', undefined]])('a wait of %s is %s seconds', (text, seconds) => {
  expect(parseQueueWait(text)).toBe(seconds);
});

test('an identifier that looks like hex stays as it is', () => {
  for (const id of ['c0ffee', 'deadbeef', '4a6f686e', '31323334']) expect(read({ 'X-Customer-Id': id, 'X-Queue': id })).toMatchObject({ customerId: { value: id }, queue: { value: id } });
});

test('auto-answer counts from allowed peers only, and in both spellings', () => {
  const byCallInfo = { 'Call-Info': '<sip:x>;purpose=info;answer-after=2' };
  const byAlertInfo = { 'Alert-Info': '<http://127.0.0.1/>;info=alert-autoanswer' };
  expect(read(byCallInfo, { profile: 'kamailio-lab', peer: '127.0.0.1' }).autoAnswerAfterSeconds).toEqual({ kind: 'read', value: 2, source: 'Call-Info' });
  expect(read(byAlertInfo, { profile: 'kamailio-lab', peer: 'LOCALHOST' }).autoAnswerAfterSeconds).toEqual({ kind: 'read', value: 0, source: 'Alert-Info' });
  expect(read({ 'Alert-Info': 'info=alert-autoanswer' }, { profile: 'kamailio-lab', peer: '::1' }).autoAnswerAfterSeconds).toMatchObject({ value: 0 });
  expect(read(byCallInfo, { profile: 'kamailio-lab', peer: 'evil.example' }).autoAnswerAfterSeconds).toEqual({ kind: 'absent' });
  expect(read(byCallInfo, { peer: '127.0.0.1' }).autoAnswerAfterSeconds).toEqual({ kind: 'absent' });
  expect(read(byCallInfo, { peer: '127.0.0.1', autoAnswerPeers: ['127.0.0.1'] }).autoAnswerAfterSeconds).toMatchObject({ value: 2 });
  expect(read(byCallInfo, { peer: 'evil.example', autoAnswerPeers: ['127.0.0.1'] }).autoAnswerAfterSeconds).toEqual({ kind: 'absent' });
  expect(read({ 'Call-Info': '<sip:x>;answer-after=never' }, { profile: 'kamailio-lab', peer: '127.0.0.1' }).autoAnswerAfterSeconds).toMatchObject({ kind: 'unreadable' });
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom('"', '\\', '<', '>', ';', ',', '=', '%', '%E5', '=?', '?=', 'B?', 'sip:', 'tel:', '@', '[', '{', '}', ']', ':', '>', '1', '售后', '\u0000', '\ud800', '\ufffd', 'encoding=hex', '00'), { maxLength: 40 }).map((parts) => parts.join('')),
);

test('a tab within a value is shown as the space that it is', () => {
  expect(read({ 'X-Queue': 'after\tsales' }).queue).toMatchObject({ kind: 'read', value: 'after sales' });
});

test('no header value whatever makes reading throw, and what is read is short and printable', () => {
  const names = ['From', 'To', 'P-Asserted-Identity', 'X-IVR-Path', 'X-Queue', 'X-Queue-Wait', 'X-Route-Rule', 'X-Customer-Id', 'X-DID', 'User-to-User', 'Diversion', 'History-Info', 'Call-Info', 'Alert-Info', 'Privacy'];
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...names), fc.array(nasty, { maxLength: 3 })), nasty, fc.constantFrom(...profileNames), (fields, requestUri, profile) => {
    const facts = read(fields, { trustedPeer: true, profile, requestUri, peer: '127.0.0.1' });
    for (const reading of Object.values(facts)) {
      if (reading.kind === 'unreadable') expect(reading.raw.length).toBeLessThanOrEqual(200);
      if (reading.kind === 'read' && typeof reading.value === 'string') {
        expect(reading.value.length).toBeLessThanOrEqual(128);
        expect(reading.value).not.toMatch(/[\p{Cc}\p{Cs}\ufffd]/u);
      }
    }
  }), { numRuns: 3_000 });
});

test('an IVR path is never longer than the card can show', () => {
  fc.assert(fc.property(nasty, (text) => {
    const steps = parseIvrPath(text);
    for (const step of steps ?? []) expect(step.key.length).toBeLessThanOrEqual(12);
    expect(steps?.length ?? 1).toBeLessThanOrEqual(20);
  }), { numRuns: 2_000 });
});

test('every shipped profile is valid, and named like its file', () => {
  expect(profileNames).toEqual(['generic', 'asterisk', 'freeswitch', 'kamailio-lab']);
});

test('the schema for editors says what the program checks', () => {
  const file = new URL('../../resources/profiles/profile.schema.json', import.meta.url);
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(profileSchema, { io: 'input' }))));
});

test.each<[string, string, RegExp]>([
  ['no JSON', '{"name":', /^my\.json: not JSON: /],
  ['a missing part', '{"name":"mine"}', /my\.json: title: .*; trustedPeers|my\.json: title: /],
  ['an unknown place', '{"name":"mine","title":{"zh-CN":"我","en":"me"},"values":{"caller":[{"from":"from"},{"from":"horoscope"}]}}', /values\.caller\[1\]\.from: /],
  ['a wrong header name', '{"name":"mine","title":{"zh-CN":"我","en":"me"},"values":{"queue":[{"from":"header","name":"X Queue"}]}}', /values\.queue\[0\]\.name: must be the name of a header field/],
  ['a broken pattern', '{"name":"mine","title":{"zh-CN":"我","en":"me"},"values":{"serviceNumber":[{"from":"to","matches":"("}]}}', /values\.serviceNumber\[0\]\.matches: is not a regular expression/],
  ['a value that does not exist', '{"name":"mine","title":{"zh-CN":"我","en":"me"},"values":{"shoeSize":[]}}', /values: .*shoeSize/],
])('a profile file with %s is refused with the place in it', (_name, text, message) => {
  expect(() => parseProfile(text, 'my.json')).toThrow(message);
});

test('a profile may leave out what a platform does not send', () => {
  const profile = checkProfile({ name: 'small', title: { 'zh-CN': '小', en: 'Small' }, values: { caller: [{ from: 'from' }] } }, 'small.json');
  expect(readCallFacts(headers({ From: '<sip:1@x>' }), profile, { trustedPeer: false })).toMatchObject({ caller: { value: '1' }, queue: { kind: 'absent' } });
});

test('a profile that does not exist is named together with those that do', () => {
  expect(() => builtInProfile('avaya')).toThrow('There is no profile "avaya"; there are generic, asterisk');
});
