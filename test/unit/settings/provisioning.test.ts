import { expect, test } from 'vitest';
import { provisioningSchema } from '../../../shared/settings/seatSettings.ts';

const seat = { version: 1, server: 'wss://pbx.example.com/ws', sipUri: 'sip:8001@pbx.example.com', password: 'secret' };

test.each([
  ['displayName', '前台 "小王"', true],
  ['displayName', '王\r\nX-Forged: 1', false],
  ['authUser', '8001@pbx.example.com', true],
  ['authUser', '8001\r\nX-Forged: 1', false],
] as const)('a seat whose %s is %j: %s', (field, value, accepted) => {
  expect(provisioningSchema.safeParse({ ...seat, [field]: value }).success).toBe(accepted);
});

test.each([
  ['iceServers', 8, (count: number) => Array.from({ length: count }, (_, index) => ({ urls: `stun:${index}.example.com` }))],
  ['trustedPeers', 32, (count: number) => Array.from({ length: count }, (_, index) => `10.0.0.${index}`)],
  ['autoAnswerPeers', 32, (count: number) => Array.from({ length: count }, (_, index) => `10.0.0.${index}`)],
  ['password', 256, (count: number) => 'x'.repeat(count)],
] as const)('%s may have %i entries or characters, and not one more', (field, limit, made) => {
  expect(provisioningSchema.safeParse({ ...seat, [field]: made(limit) }).success).toBe(true);
  expect(provisioningSchema.safeParse({ ...seat, [field]: made(limit + 1) }).success).toBe(false);
});
