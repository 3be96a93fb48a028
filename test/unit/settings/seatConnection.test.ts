import { describe, expect, test } from 'vitest';
import { seatChangeSchema, shownConnection, withKeptSecrets } from '../../../shared/settings/seatConnection.ts';
import { provisioningSchema } from '../../../shared/settings/seatSettings.ts';

const seat = provisioningSchema.parse({
  version: 1, server: 'wss://pbx.example.com/ws', sipUri: 'sip:8001@pbx.example.com', password: 'geheim-42',
  iceServers: [{ urls: 'turn:turn.example.com', username: '8001', credential: 'geheim-43' }],
});
const change = seatChangeSchema.parse({ ...seat, password: '', iceServers: [{ urls: ['turn:turn.example.com'], username: '8001' }] });

describe('a seat as a window sees it', () => {
  test('holds no secret, and says which are there', () => {
    const shown = shownConnection(seat, true, ['generic']);
    expect(JSON.stringify(shown)).not.toContain('geheim');
    expect(shown.seat?.iceServers).toEqual([{ urls: ['turn:turn.example.com'], username: '8001', hasPassword: true }]);
  });

  test('is nothing before one was provisioned', () => {
    expect(shownConnection(null, false, ['generic'])).toEqual({ profiles: ['generic'], seat: null, hasPassword: false });
  });
});

describe('a change without secrets', () => {
  test('keeps those of the same account and the same relay', () => {
    expect(withKeptSecrets(change, seat)).toMatchObject({ password: 'geheim-42', iceServers: [{ credential: 'geheim-43' }] });
  });

  test('does not take the password of another account', () => {
    expect(withKeptSecrets({ ...change, sipUri: 'sip:8002@pbx.example.com' }, seat)).toBeNull();
    expect(withKeptSecrets({ ...change, authUser: 'other' }, seat)).toBeNull();
    expect(withKeptSecrets(change, null)).toBeNull();
  });

  test.each([
    ['another server', { server: 'wss://evil.example.net/ws' }],
    ['another port', { server: 'wss://pbx.example.com:8443/ws' }],
    ['a connection that anybody can read', { server: 'ws://pbx.example.com/ws' }],
    ['a host that only looks known', { server: 'wss://pbx.example.com@evil.example.net/ws' }],
    ['another backup server', { backupServers: ['wss://two.example.com', 'wss://evil.example.net'] }],
  ])('sends the password to %s only when it was entered again', (_, patch) => {
    const before = { ...seat, backupServers: ['wss://two.example.com'] };
    expect(withKeptSecrets({ ...change, ...patch }, before)).toBeNull();
    expect(withKeptSecrets({ ...change, ...patch, password: 'again' }, before)).toMatchObject({ password: 'again' });
  });

  test('keeps the password while known servers change their places', () => {
    const before = { ...seat, backupServers: ['wss://two.example.com/ws'] };
    expect(withKeptSecrets({ ...change, server: 'wss://two.example.com/sip', backupServers: ['wss://PBX.example.com/ws'] }, before)).toMatchObject({ password: 'geheim-42' });
  });

  test('gives the password of a relay to no other address or user', () => {
    const elsewhere = { ...change, iceServers: [{ urls: ['turn:evil.example.net'], username: '8001' }, { urls: ['turn:turn.example.com'], username: 'other' }] };
    expect(JSON.stringify(withKeptSecrets(elsewhere, seat)?.iceServers)).not.toContain('geheim');
  });

  test('takes new secrets as they are', () => {
    const renewed = withKeptSecrets({ ...change, password: 'new', iceServers: [{ urls: 'turn:turn.example.com', username: '8001', credential: 'newer' }] }, seat);
    expect(renewed).toMatchObject({ password: 'new', iceServers: [{ credential: 'newer' }] });
  });
});
