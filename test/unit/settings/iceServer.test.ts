import { expect, test } from 'vitest';
import { faultOfIceServer } from '../../../shared/settings/iceServer.ts';

const known = { username: '8001', credential: 'secret-43' };

test.each([
  [{ urls: 'stun:stun.example.com' }],
  [{ urls: ['stuns:stun.example.com:5349', 'stun:192.0.2.1:3478', 'stun:[2001:db8::1]:3478'] }],
  [{ urls: ['turn:turn.example.com?transport=udp', 'turns:turn.example.com:443?transport=tcp'], ...known }],
])('%j can be used', (server) => {
  expect(faultOfIceServer(server)).toBeUndefined();
});

test.each([
  [{ urls: [] }],
  [{ urls: '' }],
  [{ urls: 'stun.example.com' }],
  [{ urls: 'stun:' }],
  [{ urls: 'stun://stun.example.com' }],
  [{ urls: 'stun:stun.example.com:0' }],
  [{ urls: 'stun:stun.example.com:70000' }],
  [{ urls: 'stun:stun.example.com?transport=udp' }],
  [{ urls: 'turn:turn.example.com?transport=sctp', ...known }],
  [{ urls: 'http://turn.example.com', ...known }],
  [{ urls: 'turn:turn.example.com' }],
  [{ urls: 'turn:turn.example.com', username: '8001' }],
  [{ urls: ['stun:stun.example.com', 'turns:turn.example.com'], username: '', credential: 'secret-43' }],
])('%j cannot, and no secret is told', (server) => {
  expect(faultOfIceServer(server)).toMatch(/^iceServers: /);
  expect(faultOfIceServer(server)).not.toContain('secret-43');
});
