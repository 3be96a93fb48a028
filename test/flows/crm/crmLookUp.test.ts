import { expect, test } from 'vitest';
import { CircuitBreaker } from '../../../electron/crm/circuitBreaker.ts';
import { lookUpInCrm } from '../../../electron/crm/crmLookUp.ts';
import { crmSettingsSchema } from '../../../shared/crm/crmSettings.ts';
import { closedPort, startCrmServer, type CrmAnswer } from '../../fixtures/crmServer.ts';

const known: CrmAnswer = { status: 200, body: JSON.stringify({ contact: { id: '7', name: '王丽' } }) };

async function lookUp(answers: readonly CrmAnswer[], changes: Readonly<Record<string, unknown>> = {}, breaker = new CircuitBreaker(Date.now)) {
  let asked = 0;
  const server = await startCrmServer(() => answers[Math.min(asked++, answers.length - 1)]!);
  const settings = crmSettingsSchema.parse({
    lookUp: { on: true, address: `${server.address}/find?n={{number}}`, headers: [{ name: 'Authorization', value: 'Bearer key' }], fields: { id: 'contact.id', name: 'contact.name' }, timeoutMs: 5_000, ...changes },
  }).lookUp;
  const outcome = await lookUpInCrm(settings, { values: { number: '13812345678' }, headers: {} }, breaker);
  return { outcome, server };
}

test('a caller who is known there is found, with the key that the server asks for', async () => {
  const { outcome, server } = await lookUp([known]);
  expect(outcome).toMatchObject({ kind: 'found', value: { id: '7', name: '王丽' }, source: new URL(server.address).host });
  expect(server.requests).toMatchObject([{ method: 'GET', path: '/find?n=13812345678', headers: { authorization: 'Bearer key' } }]);
});

test.each<[string, readonly CrmAnswer[], unknown, number]>([
  ['does not know the caller', [{ status: 404 }], { kind: 'notFound' }, 1],
  ['answers with nobody', [{ status: 200, body: '{"contact":null}' }], { kind: 'notFound' }, 1],
  ['fails once', [{ status: 502 }, known], { kind: 'found' }, 2],
  ['keeps failing', [{ status: 500 }], { kind: 'failed', message: 'HTTP 500' }, 2],
  ['refuses the key', [{ status: 401 }], { kind: 'failed', message: 'HTTP 401' }, 1],
  ['sends the caller elsewhere', [{ status: 302, headers: { Location: 'http://127.0.0.1:1/' } }], { kind: 'failed', message: 'HTTP 302' }, 1],
  ['answers with a page', [{ status: 200, body: '<html>' }], { kind: 'failed', message: 'notJson' }, 1],
  ['answers with ten megabytes', [{ status: 200, body: JSON.stringify({ contact: { name: 'x'.repeat(10_000_000) } }) }], { kind: 'failed', message: 'tooLarge' }, 1],
  ['answers without end', [{ status: 200, body: 'x'.repeat(400_000), endless: true }], { kind: 'failed', message: 'tooLarge' }, 1],
  ['drips an answer without end', [{ status: 200, body: ' ', endless: true }], { kind: 'timedOut', afterMs: 600 }, 1],
  ['stops in the middle of its answer', [{ status: 200, body: '{"contact":{"na', headers: { 'Content-Length': '5000' } }], { kind: 'timedOut', afterMs: 600 }, 1],
  ['answers with half of its JSON', [{ status: 200, body: '{"contact":{"id":"7","name":"王' }], { kind: 'failed', message: 'notJson' }, 1],
  ['answers with NUL, emoji and right to left', [{ status: 200, body: JSON.stringify({ contact: { id: '7', name: '王\0丽👨‍👩‍👧 مرحبا' } }) }], { kind: 'found', value: { name: '王 丽👨‍👩‍👧 مرحبا' } }, 1],
  ['answers in GBK', [{ status: 200, body: Buffer.from('7b22636f6e74616374223a7b226964223a2237222c226e616d65223a22cdf5c0f6227d7d', 'hex') }], { kind: 'found' }, 1],
  ['never answers', [{ status: 200, afterMs: 'never' }], { kind: 'timedOut', afterMs: 600 }, 1],
])('a server that %s', async (_what, answers, expected, requests) => {
  // Only what never comes is waited for in vain; the rest may take as long as a busy machine takes.
  const { outcome, server } = await lookUp(answers, (expected as { kind: string }).kind === 'timedOut' ? { timeoutMs: 600 } : {});
  expect(outcome).toMatchObject(expected as object);
  expect(server.requests).toHaveLength(requests);
});

test('a server that is not there costs nobody a deadline after the third caller', async () => {
  const breaker = new CircuitBreaker(Date.now);
  const address = `http://127.0.0.1:${await closedPort()}/find`;
  for (let caller = 0; caller < 3; caller += 1) expect((await lookUp([known], { address }, breaker)).outcome).toMatchObject({ kind: 'failed', message: 'ECONNREFUSED' });
  expect((await lookUp([known], { address }, breaker)).outcome).toMatchObject({ kind: 'failed', message: 'resting' });
});
