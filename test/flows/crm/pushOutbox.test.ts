import { createHmac, timingSafeEqual } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { PushOutbox, waitMs } from '../../../electron/crm/pushOutbox.ts';
import { crmSettingsSchema } from '../../../shared/crm/crmSettings.ts';
import { startCrmServer, type CrmAnswer } from '../../fixtures/crmServer.ts';
import { eventually } from '../../lab/eventually.ts';
import { openForTest, temporaryDirectory, type DirectStore } from '../../store/temporaryStore.ts';

const step = (callId: string) => ({ id: `${callId}/ended`, callId, step: 'ended', at: 1_000 });

/** An outbox on a real database; waiting is skipped by moving its clock. */
function openOutbox(ask: DirectStore, address: string, changes: Readonly<Record<string, unknown>> = {}) {
  const settings = crmSettingsSchema.parse({ push: { on: true, address, secret: 'shared', timeoutMs: 10_000, ...changes } }).push;
  let now = 2_000;
  const outbox = new PushOutbox({
    store: {
      putIntoOutbox: async (message) => ask.putIntoOutbox(message),
      listOutbox: async (argument) => ask.listOutbox(argument),
      outboxDelivered: async (argument) => ask.outboxDelivered(argument),
      outboxFailed: async (argument) => ask.outboxFailed(argument),
    },
    settings: () => settings,
    bodyOf: async ({ callId }) => (callId === 'gone' ? null : JSON.stringify({ callId })),
    now: () => now,
    random: () => 0.5,
    onFailed: (error) => { throw error; },
  });
  onTestFinished(() => outbox.stop());
  const later = (ms: number) => {
    now += ms;
    outbox.wake();
  };
  return { outbox, later };
}

test('messages are sent in their order, signed, and leave the disk when the other side has them', async () => {
  const { ask } = openForTest();
  const server = await startCrmServer(() => ({ status: 204 }));
  const { outbox } = openOutbox(ask, `${server.address}/calls`);
  for (const callId of ['a', 'gone', 'b', 'a']) await outbox.put(step(callId));
  await eventually('all is sent', () => ask.outboxState(null).waiting === 0);
  expect(server.requests.map(({ method, path, body }) => [method, path, body])).toEqual([['POST', '/calls', '{"callId":"a"}'], ['POST', '/calls', '{"callId":"b"}']]);
  const { headers, body } = server.requests[0]!;
  expect(headers['x-delivery-id']).toBe('a/ended');
  expect(headers['x-signature']).toBe(`t=2,v1=${createHmac('sha256', 'shared').update(`2.${body}`).digest('hex')}`);
});

test('what cannot be sent waits, also over a restart, and is sent once when the server is back', async () => {
  const directory = temporaryDirectory();
  let answer: CrmAnswer = { status: 503 };
  const server = await startCrmServer(() => answer);
  const first = openForTest(directory);
  const before = openOutbox(first.ask, server.address);
  await before.outbox.put(step('a'));
  await before.outbox.put(step('b'));
  await eventually('it was tried', () => first.ask.outboxState(null).problem === 'HTTP 503');
  await before.outbox.stop();
  first.store.close();
  answer = { status: 200 };
  const { ask } = openForTest(directory);
  expect(ask.outboxState(null)).toMatchObject({ waiting: 2, givenUp: 0, oldestAt: 1_000 });
  const after = openOutbox(ask, server.address);
  after.later(60_000);
  await eventually('all is sent', () => ask.outboxState(null).waiting === 0);
  expect(server.requests.filter(({ body }) => body.includes('"b"'))).toHaveLength(1);
  expect(server.requests.filter(({ body }) => body.includes('"a"'))).toHaveLength(2);
});

test('a message that is refused again and again is given up, kept, and holds no other back; it can be sent again', async () => {
  const { ask } = openForTest();
  const server = await startCrmServer(({ body }) => ({ status: body.includes('bad') && server.requests.length < 14 ? 400 : 200 }));
  const { outbox, later } = openOutbox(ask, server.address);
  await outbox.put(step('bad'));
  await outbox.put(step('good'));
  await eventually('it is given up', () => {
    later(3_600_000 * 1.2);
    return ask.outboxState(null).givenUp === 1;
  });
  await eventually('the other one is sent', () => server.requests.some(({ body }) => body.includes('good')) && ask.outboxState(null).waiting === 0);
  expect(ask.outboxState(null)).toMatchObject({ waiting: 0, givenUp: 1, problem: 'HTTP 400' });
  ask.retryOutbox({ at: 5_000 });
  later(1);
  await eventually('it is sent at last', () => {
    later(3_600_000);
    return ask.outboxState(null).waiting === 0 && ask.outboxState(null).givenUp === 0;
  });
});

test('a clock that jumps, or a console that was off for long, neither strands a message nor gives it up', async () => {
  const { ask } = openForTest();
  let answer: CrmAnswer = { status: 503 };
  const server = await startCrmServer(() => answer);
  const { outbox, later } = openOutbox(ask, server.address);
  later(400 * 86_400_000);
  await outbox.put(step('a'));
  await eventually('it was tried, a year late', () => ask.outboxState(null).problem === 'HTTP 503');
  expect(ask.outboxState(null)).toMatchObject({ waiting: 1, givenUp: 0 });
  answer = { status: 200 };
  later(-399 * 86_400_000);
  await eventually('it is sent when the clock is right again', () => ask.outboxState(null).waiting === 0);
  expect(server.requests).toHaveLength(2);
});

test('a receiver verifies a signature as the read-me says, and refuses a changed body, another key and an old message', async () => {
  const { ask } = openForTest();
  const server = await startCrmServer(() => ({ status: 204 }));
  const { outbox } = openOutbox(ask, server.address);
  await outbox.put(step('a'));
  await eventually('it is sent', () => server.requests.length === 1);
  const { headers, body } = server.requests[0]!;
  /** Written from electron/crm/README.md, with nothing of ours. */
  const accepts = (key: string, received: string, nowSeconds: number): boolean => {
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-signature'])) ?? [];
    if (t === undefined || v1 === undefined || Math.abs(nowSeconds - Number(t)) > 300) return false;
    return timingSafeEqual(Buffer.from(v1, 'hex'), createHmac('sha256', key).update(`${t}.${received}`).digest());
  };
  expect([accepts('shared', body, 2), accepts('shared', `${body} `, 2), accepts('other', body, 2), accepts('shared', body, 400)]).toEqual([true, false, false, false]);
});

test('waits grow to an hour', () => {
  expect([0, 1, 2, 20].map((attempts) => waitMs(attempts, 0.5))).toEqual([5_000, 10_000, 20_000, 3_600_000]);
});
