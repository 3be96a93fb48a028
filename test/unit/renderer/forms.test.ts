import { expect, test } from 'vitest';
import { commands } from '../../../shared/ipc/commands.ts';
import { draftOf, fieldsOf, isCustomerNumber } from '../../../renderer/customers/draft.ts';
import { fieldsOf as fieldsOfSeat, readProvisioning } from '../../../renderer/settings/connection/provisioningDraft.ts';
import type { ConnectionFields } from '../../../renderer/settings/connection/provisioningDraft.ts';
import { shownConnection, withKeptSecrets } from '../../../shared/settings/seatConnection.ts';
import type { SeatChange, SeatConnection } from '../../../shared/settings/seatConnection.ts';
import { provisioningSchema } from '../../../shared/settings/seatSettings.ts';

const nothing: SeatConnection = { profiles: ['generic'], seat: null, hasPassword: false };
const empty = fieldsOfSeat(nothing);
const valid: ConnectionFields = { ...empty, server: ' wss://sip.example.com/ws ', sipUri: 'sip:8001@example.com', password: 'any' };

const seat = provisioningSchema.parse({
  version: 1, server: 'wss://sip.example.com/ws', sipUri: 'sip:8001@example.com', password: 'kept', breakReasons: ['喝水'],
  iceServers: [{ urls: 'stun:stun.example.com' }, { urls: ['turn:turn.example.com'], username: '8001', credential: 'secret' }],
});
const known = shownConnection(seat, true, ['generic']);

function changeOf(fields: ConnectionFields, connection: SeatConnection): SeatChange {
  const read = readProvisioning(fields, connection);
  if (read.kind === 'invalid') throw new Error(read.fields.join());
  return read.change;
}

test('a filled-in form is read as a provisioning file', () => {
  const change = changeOf({ ...valid, backupServers: 'wss://two.example.com\n\n wss://three.example.com/ws', serviceNumbers: '400-820-1234 售后热线\n4006008899', trustedPeers: '10.0.0.5\n\n pbx.example.com ' }, nothing);
  expect(change).toMatchObject({
    server: 'wss://sip.example.com/ws', profile: 'generic', trustedPeers: ['10.0.0.5', 'pbx.example.com'], backupServers: ['wss://two.example.com', 'wss://three.example.com/ws'],
    serviceNumbers: [{ number: '4008201234', label: '售后热线' }, { number: '4006008899', label: '4006008899' }], iceTransportPolicy: 'all', iceGatheringMs: 500,
  });
  expect(commands['seat:configure'].safeParse(change).success).toBe(true);
});

test('every wrong field is named, in the order of the form', () => {
  expect(readProvisioning({ ...empty, server: 'http://x', backupServers: 'sip2.example.com', homeAreaCode: '755', serviceNumbers: '800 820 1234 x', iceGatheringMs: null }, nothing)).toEqual({
    kind: 'invalid',
    fields: ['server', 'backupServers', 'sipUri', 'password', 'homeAreaCode', 'serviceNumbers', 'iceGatheringMs'],
  });
});

test('a form that is saved untouched changes nothing about the seat, secrets and hidden fields included', () => {
  expect(withKeptSecrets(changeOf(fieldsOfSeat(known), known), seat)).toEqual({ ...seat, iceServers: [{ urls: ['stun:stun.example.com'] }, seat.iceServers[1]] });
});

test('another account needs its own password', () => {
  expect(readProvisioning({ ...fieldsOfSeat(known), sipUri: 'sip:8002@example.com' }, known)).toEqual({ kind: 'invalid', fields: ['password'] });
});

test('another server is not sent the password before it was entered again', () => {
  expect(readProvisioning({ ...fieldsOfSeat(known), server: 'wss://evil.example.net' }, known)).toEqual({ kind: 'invalid', fields: ['password'] });
  expect(readProvisioning({ ...fieldsOfSeat(known), backupServers: 'wss://evil.example.net' }, known)).toEqual({ kind: 'invalid', fields: ['password'] });
});

test('a password that main cannot keep is asked for again', () => {
  expect(readProvisioning(fieldsOfSeat(known), { ...known, hasPassword: false })).toEqual({ kind: 'invalid', fields: ['password'] });
});

test.each([
  ['an address without a scheme', [{ urls: 'stun.example.com' }]],
  ['no address', [{ urls: '' }]],
  ['a TURN server without a user', [{ urls: 'turn:turn.example.com', credential: 'x' }]],
  ['a TURN server of another user without a password', [{ urls: 'turn:turn.example.com', username: 'other' }]],
])('%s is refused', (_, iceServers) => {
  expect(readProvisioning({ ...fieldsOfSeat(known), iceServers }, known)).toEqual({ kind: 'invalid', fields: ['iceServers'] });
});

test('relay only needs a TURN server', () => {
  expect(readProvisioning({ ...valid, relayOnly: true, iceServers: [{ urls: 'stun:stun.example.com' }] }, nothing)).toEqual({ kind: 'invalid', fields: ['relayOnly'] });
  expect(changeOf({ ...fieldsOfSeat(known), relayOnly: true }, known).iceTransportPolicy).toBe('relay');
});

test('a new card starts with the caller\'s number', () => {
  expect(fieldsOf(null, ['13812345678']).numbers).toEqual(['13812345678']);
});

test('a draft is trimmed, without doubles, with canonical numbers, and main takes it', () => {
  const draft = draftOf({ name: ' 王丽 ', company: '', level: '', tags: ['a', 'a ', ''], notes: '', numbers: ['+86 138 1234 5678', '13812345678', '0755-86123456'] });
  expect(draft).toEqual({ name: '王丽', company: '', level: '', tags: ['a'], notes: '', numbers: ['13812345678', '075586123456'] });
  expect(commands['customer:save'].safeParse({ id: null, draft, callId: null }).success).toBe(true);
});

test('text that names no line is no customer number', () => {
  expect(['13812345678', '+14155550123', 'hello', ''].map(isCustomerNumber)).toEqual([true, true, false, false]);
});
