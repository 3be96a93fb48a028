import { expect, test } from 'vitest';
import { noFacts } from '../../shared/calls/callFacts.ts';
import type { SurveyResult } from '../../shared/calls/survey.ts';
import type { AgentState } from '../../shared/queues/agentState.ts';
import { builtInProfile, profileNames } from '../../electron/sip/profiles/builtInProfiles.ts';
import { checkProfile } from '../../electron/sip/profiles/parseProfile.ts';
import { profileOf } from '../../electron/sip/profiles/profileOf.ts';
import { codesOf, servicesOf } from '../../electron/sip/profiles/platformCodes.ts';
import type { Profile } from '../../electron/sip/profiles/profileSchema.ts';
import { readCallFacts } from '../../electron/sip/profiles/readCallFacts.ts';
import { servicesSchema, type Services } from '../../electron/sip/profiles/serviceSchema.ts';
import { phoneListener } from '../fakes/phoneListener.ts';
import { anySettings, registered, startAlice, type Alice } from './fakes/alice.ts';

const inState = (kind: AgentState['kind']): AgentState => ({ kind, since: 1, reason: null, next: null, wrapUpUntil: null });
const profileWith = (services: Partial<Services>): Profile => ({ ...builtInProfile('generic'), services: servicesSchema.parse(services) });

test.each([
  [{ as: 'none' }, [], []],
  [{ as: 'p-preferred-identity' }, ['<sip:4001234567@pbx.example.com>'], []],
  [{ as: 'p-asserted-identity' }, [], ['<sip:4001234567@pbx.example.com>']],
] as const)('the 400 number of an outgoing call: %o', async (outgoingNumber, preferred, asserted) => {
  const alice = startAlice({ profile: profileWith({ outgoingNumber }) });
  await registered(alice);
  alice.phone.dial('13800138000', { shownNumber: '4001234567' });
  const invite = await alice.bob.take('INVITE');
  expect(invite.header('from')).toMatch(/^<sip:8001@pbx\.example\.com>;tag=/);
  expect(invite.headers('p-preferred-identity')).toEqual(preferred);
  expect(invite.headers('p-asserted-identity')).toEqual(asserted);
});

test('the 400 number of an outgoing call as its From, with the account beside it', async () => {
  const alice = startAlice({ profile: profileWith({ outgoingNumber: { as: 'from' } }) });
  await registered(alice);
  alice.phone.dial('13800138000', { shownNumber: '4001234567' });
  const invite = await alice.bob.take('INVITE');
  expect(invite.header('from')).toMatch(/^<sip:4001234567@pbx\.example\.com>;tag=/);
  expect(invite.header('p-preferred-identity')).toBe('sip:8001@pbx.example.com');
});

test('the 400 number of an outgoing call in a header of the platform, and none when none is chosen', async () => {
  const alice = startAlice({ profile: profileWith({ outgoingNumber: { as: 'header', name: 'X-Show' } }) });
  await registered(alice);
  alice.phone.dial('13800138000', { shownNumber: '4001234567' });
  expect((await alice.bob.take('INVITE')).headers('x-show')).toEqual(['4001234567']);
  alice.phone.dial('13800138000');
  expect((await alice.bob.take('INVITE')).headers('x-show')).toEqual([]);
});

test('what is no number is never carried in a header', async () => {
  const alice = startAlice({ profile: profileWith({ outgoingNumber: { as: 'header', name: 'X-Show' } }) });
  await registered(alice);
  alice.phone.dial('13800138000', { shownNumber: '400\r\nX-Evil: 1' });
  const invite = await alice.bob.take('INVITE');
  expect(invite.text).not.toContain('X-Evil');
  expect(invite.headers('x-show')).toEqual([]);
});

test('every shipped profile says what its platform offers', () => {
  const offered = Object.fromEntries(profileNames.map((name) => [name, Object.entries(servicesOf(builtInProfile(name).services)).filter(([, there]) => there === true).map(([service]) => service)]));
  expect(offered).toEqual({
    generic: ['consultTransfer', 'shownNumber'],
    asterisk: ['consultTransfer', 'park', 'groupPickUp', 'directedPickUp', 'shownNumber', 'forwardingAtPlatform'],
    freeswitch: ['consultTransfer', 'park', 'groupPickUp', 'directedPickUp', 'shownNumber'],
    'kamailio-lab': ['consultTransfer', 'conferenceRoom', 'shownNumber'],
  });
});

test.each<[string, Partial<Services>, string]>([
  ['is told nothing', {}, 'ring'],
  ['is told by PUBLISH', { agentState: { by: 'publish', expiresSeconds: 600 } }, 'passedOver'],
  ['is told by a code', { agentState: { by: 'featureCodes', codes: { wrapUp: '*4601' }, breakCodes: {} } }, 'passedOver'],
  ['has codes for other states only', { agentState: { by: 'featureCodes', codes: { busy: '*4601' }, breakCodes: {} } }, 'ring'],
  ['is left', { agentState: { by: 'registration', unregisterIn: ['wrapUp'] } }, 'signedOff'],
  ['is left in other states only', { agentState: { by: 'registration', unregisterIn: ['break'] } }, 'ring'],
  ['offers what is refused', { refusesIn: ['wrapUp'], agentState: { by: 'publish', expiresSeconds: 600 } }, 'refused'],
])('during the wrap-up, where the platform %s', (_what, services, wrapUpCalls) => {
  const parsed = servicesSchema.parse(services);
  expect(servicesOf(parsed).wrapUpCalls).toBe(wrapUpCalls);
  expect(codesOf(parsed).refusesIn(inState('wrapUp'))).toBe(wrapUpCalls === 'refused');
});

test.each([['kamailio-lab', 'passedOver'], ['asterisk', 'ring'], ['freeswitch', 'ring'], ['generic', 'ring']] as const)('during the wrap-up, with the profile %s as shipped: %s', (name, wrapUpCalls) => {
  expect(servicesOf(builtInProfile(name).services).wrapUpCalls).toBe(wrapUpCalls);
});

test('the phone hands out the services and codes of its profile', () => {
  const { phone } = startAlice({ profile: builtInProfile('asterisk') });
  expect(phone.services).toMatchObject({ park: true, conferenceRoom: false });
  expect(phone.codes.groupPickUp).toBe('*8');
  expect(phone.codes.fetchParked).toEqual({ from: '71', to: '78' });
  expect(phone.codes.directedPickUp('8002')).toBe('**8002');
  expect(phone.codes.forwarding('always', '13800138000')).toBe('*7213800138000');
  expect(phone.codes.forwarding('busy', '8002')).toBe('*908002');
  expect(phone.codes.forwarding('noAnswer', null)).toBe('*53');
  expect(phone.codes.doNotDisturb(true)).toBe('*78');
  expect(phone.codes.doNotDisturb(false)).toBe('*79');
  expect(phone.codes.refusesIn(inState('busy'))).toBe(true);
  expect(phone.codes.refusesIn(inState('idle'))).toBe(false);
});

test('a platform without a service has no code for it', () => {
  const codes = codesOf(servicesSchema.parse({}));
  expect([codes.park, codes.fetchParked, codes.groupPickUp, codes.directedPickUp('1'), codes.conferenceRoom('1'), codes.forwarding('always', '1234'), codes.forwarding('busy', null), codes.doNotDisturb(true)]).toEqual([null, null, null, null, null, null, null, null]);
  expect(codes.refusesIn(inState('break'))).toBe(false);
});

test.each([
  ['30{name:2}', '8001', '3001'], ['30{name:2}', '7', '3007'], ['conf-{name}', '8001', 'conf-8001'], ['sip:{name}@conf.example.com', '8001', 'sip:8001@conf.example.com'],
])('the conference room %s of the seat %s is %s', (conferenceRoom, name, room) => {
  expect(codesOf(servicesSchema.parse({ conferenceRoom })).conferenceRoom(name)).toBe(room);
});

test.each(profileNames)('no two seats share a conference room as %s is shipped: strangers would hear each other', (name) => {
  const { conferenceRoom } = codesOf(builtInProfile(name).services);
  const rooms = ['8001', '8101', '18001', '1', '01', '001'].map((seat) => conferenceRoom(seat)).filter((room) => room !== null);
  expect(new Set(rooms).size).toBe(rooms.length);
});

test.each(['8002@evil.example.com', '8002;x=y', '', '8002 8003', 'a'.repeat(60)])('no other address can be made of the codes with %o', (value) => {
  const codes = codesOf(servicesSchema.parse({ conferenceRoom: 'c{name}', pickUp: { directed: '**{extension}' }, forwarding: { always: { set: '*72{number}', clear: '*73' } } }));
  expect([codes.conferenceRoom(value), codes.directedPickUp(value), codes.forwarding('always', value)]).toEqual([null, null, null]);
});

test.each<[string, unknown, RegExp]>([
  ['a template without its slot', { pickUp: { directed: '**' } }, /pickUp\.directed: must be something to dial with one \{extension\}/],
  ['a code with a header in it', { park: '70\r\nX: y' }, /park: must be something to dial/],
  ['an unknown way to publish', { agentState: { by: 'pigeon' } }, /agentState\.by/],
  ['a state that does not exist', { refusesIn: ['asleep'] }, /refusesIn\[0\]/],
  ['a header that is none', { outgoingNumber: { as: 'header', name: 'X Show' } }, /outgoingNumber\.name: must be the name of a header field/],
])('services with %s are refused with the place', (_what, services, message) => {
  expect(() => checkProfile({ name: 'mine', title: { 'zh-CN': '我', en: 'me' }, values: {}, services }, 'mine.json')).toThrow(message);
});

test('the services of a seat take the place of its profile\'s, key by key', () => {
  const { services } = profileOf({ profile: 'asterisk', services: { park: '700', agentState: { by: 'publish' } } });
  expect(services).toEqual({ ...builtInProfile('asterisk').services, park: '700', parkFetch: null, agentState: { by: 'publish', expiresSeconds: 3_600 } });
  const slots = { from: '701', to: '720' };
  expect(profileOf({ profile: 'asterisk', services: { park: '700', parkFetch: slots } }).services.parkFetch).toEqual(slots);
  expect(profileOf({ profile: 'asterisk', services: { agentState: { by: 'none' } } }).services.parkFetch).toEqual({ from: '71', to: '78' });
  expect(profileOf({ profile: 'asterisk' })).toBe(builtInProfile('asterisk'));
});

test.each<[Record<string, unknown>, RegExp]>([
  [{ park: '70\r\nX: y' }, /The settings of the seat: services\.park: must be something to dial/],
  [{ parking: '70' }, /services: .*parking/],
])('the services %j of a seat are refused with the place', (services, message) => {
  expect(() => profileOf({ profile: 'asterisk', services })).toThrow(message);
});

/** A MESSAGE outside any dialog. */
function message(alice: Alice, headers: readonly string[], body = ''): void {
  alice.bob.send([
    'MESSAGE sip:8001@192.0.2.1;transport=ws SIP/2.0', `Via: SIP/2.0/WS pbx.example.com;branch=z9hG4bKm${Math.random()}`, 'Max-Forwards: 69',
    'From: <sip:survey@pbx.example.com>;tag=s', 'To: <sip:8001@pbx.example.com>', `Call-ID: m${Math.random()}`, 'CSeq: 1 MESSAGE', ...headers,
  ], body);
}

function startSurveyed(trustedPeers: string[]) {
  const verdicts: [string, SurveyResult][] = [];
  const alice = startAlice({ settings: { ...anySettings, trustedPeers }, listener: phoneListener({ surveyed: (callId, survey) => { verdicts.push([callId, survey]); } }) });
  return { alice, verdicts };
}

test('a verdict after the call comes in a MESSAGE of the trusted server', async () => {
  const { alice, verdicts } = startSurveyed(['pbx.example.com']);
  await alice.bob.take('REGISTER');
  message(alice, ['X-Survey: 5/5', 'X-Survey-Call: call-1@pbx']);
  await alice.bob.take('200 MESSAGE');
  expect(verdicts).toEqual([['call-1@pbx', { score: 5, outOf: 5, source: 'X-Survey' }]]);
});

test.each([
  ['of a server that is not trusted', [], ['X-Survey: 5/5', 'X-Survey-Call: call-1@pbx'], '403 MESSAGE'],
  ['that names no call', ['pbx.example.com'], ['X-Survey: 5/5'], '405 MESSAGE'],
  ['that cannot be read', ['pbx.example.com'], ['X-Survey: fine', 'X-Survey-Call: call-1@pbx'], '405 MESSAGE'],
  ['that is none', ['pbx.example.com'], ['Content-Type: text/plain'], '405 MESSAGE'],
])('a verdict %s is not taken', async (_what, trusted, headers, title) => {
  const { alice, verdicts } = startSurveyed(trusted);
  await alice.bob.take('REGISTER');
  message(alice, headers);
  await alice.bob.take(title);
  expect(verdicts).toEqual([]);
});

const autoAnswer = (headers: Record<string, string>, peer = '127.0.0.1'): unknown =>
  readCallFacts({ requestUri: 'sip:8001@x', all: (name) => Object.entries(headers).filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value) }, builtInProfile('kamailio-lab'), { trustedPeer: true, peer }).autoAnswerAfterSeconds;

test.each<[string, Record<string, string>, number]>([
  ['Call-Info', { 'Call-Info': '<sip:pbx>;answer-after=2' }, 2],
  ['an Alert-Info with an address', { 'Alert-Info': '<http://www.notused.com>;info=alert-autoanswer;delay=3' }, 3],
  ['an Alert-Info without one', { 'Alert-Info': 'info=alert-autoanswer' }, 0],
  ['an Alert-Info that names it alone', { 'Alert-Info': 'alert-autoanswer' }, 0],
  ['Polycom', { 'Alert-Info': 'Ring Answer' }, 0],
  ['Yealink', { 'Alert-Info': '<http://x>;info="Auto Answer"' }, 0],
  ['Grandstream', { 'Alert-Info': '<http://x>;intercom=true' }, 0],
  ['Answer-Mode', { 'Answer-Mode': 'Auto' }, 0],
  ['Answer-Mode that insists', { 'Answer-Mode': 'Auto;require' }, 0],
  ['Priv-Answer-Mode', { 'Priv-Answer-Mode': 'Auto' }, 0],
])('auto-answer asked for by %s counts for an allowed peer only', (_what, headers, value) => {
  expect(autoAnswer(headers)).toEqual({ kind: 'read', value, source: Object.keys(headers)[0] });
  expect(autoAnswer(headers, 'elsewhere.example.com')).toEqual(noFacts.autoAnswerAfterSeconds);
});

test.each<Record<string, string>>([{ 'Alert-Info': '<http://x/ring1.wav>' }, { 'Alert-Info': '<http://x>;info=external' }, { 'Answer-Mode': 'Manual' }, { 'Alert-Info': '<http://alert-autoanswer.example.com>' }])('no auto-answer by %o', (headers) => {
  expect(autoAnswer(headers)).toEqual({ kind: 'absent' });
});
