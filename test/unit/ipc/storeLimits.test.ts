import { expect, test } from 'vitest';
import { argumentSchemas } from '../../../electron/store/storeSchemas.ts';
import { commands } from '../../../shared/ipc/commands.ts';

test('the store takes the largest customer card that a window may send', () => {
  const draft = {
    name: '名'.repeat(100), company: '司'.repeat(200), level: '级'.repeat(40), notes: '记'.repeat(20_000),
    tags: Array.from({ length: 50 }, () => '签'.repeat(40)), numbers: Array.from({ length: 50 }, () => '1'.repeat(40)),
  };
  const sent = { id: '1'.repeat(64), draft, callId: null };
  expect(commands['customer:save'].safeParse(sent).success).toBe(true);
  expect(argumentSchemas.saveCustomer.safeParse({ id: sent.id, draft, at: 0 }).success).toBe(true);
});

test('the store takes a call whatever fits into one SIP message', () => {
  const row = {
    callId: '1', sipCallId: 'x'.repeat(65_000), direction: 'incoming', startedAt: 0, line: 1, remoteNumber: '', remoteRaw: 'x'.repeat(4_096),
    serviceNumber: '', agent: '8001', areaText: '', queue: 'x'.repeat(2_048), queueWaitSeconds: null, ivrPath: 'x'.repeat(2_048), routeRule: 'x'.repeat(2_048), facts: {},
  };
  expect(argumentSchemas.beginCall.safeParse(row).success).toBe(true);
});
