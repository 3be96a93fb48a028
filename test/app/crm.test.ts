import { expect, it } from 'vitest';
import { crmSettingsSchema, noCrm } from '../../shared/crm/crmSettings.ts';
import { startCrmServer } from '../fixtures/crmServer.ts';
import { eventually } from '../lab/eventually.ts';
import { seatForFile } from './seatUnderTest.ts';

const seat = seatForFile();

it('the customer system says who calls beside our own card, and is told of the call; what it cannot take now it gets later', async () => {
  let up = true;
  const server = await startCrmServer(({ method }) => (!up ? { status: 503 } : method === 'GET' ? { status: 200, body: JSON.stringify({ data: { id: 'C-7', name: '王丽', company: '深圳华强电子' } }) } : { status: 204 }));
  const settings = crmSettingsSchema.parse({
    lookUp: { on: true, address: `${server.address}/find?tel={{e164}}&ticket={{sip.X-Ticket}}`, fields: { id: 'data.id', name: 'data.name', company: 'data.company' } },
    push: { on: true, address: `${server.address}/calls`, steps: ['answered', 'ended'], secret: 'shared' },
  });
  await seat.command('crm:change', settings);
  expect(JSON.stringify(await seat.query('crm:settings', {}))).not.toContain('shared');

  const first = await seat.ring({ from: '13912345678', headers: { 'X-Ticket': 'T 1' } });
  await eventually('the panel shows it', async () => (await seat.app.page.getByTestId('crm-panel').innerText()).includes('王丽'));
  await seat.press('answer');
  await first.trunk.untilAnswered();
  up = false;
  await first.trunk.hangUp();
  await seat.clear();
  expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/find?tel=%2B8613912345678&ticket=T%201' });

  const second = await seat.ring({ from: '13912345678' });
  await eventually('the failure is said, and the call rings on', async () => (await seat.app.page.getByTestId('crm-panel').innerText()).includes('503'));
  await second.trunk.cancel();
  await eventually('what it was not told waits', async () => (await seat.query('crm:outbox', {})).waiting > 0);
  up = true;
  await seat.command('crm:retry', {});
  await eventually('it has been told of everything', async () => (await seat.query('crm:outbox', {})).waiting === 0);
  const told = server.requests.filter(({ method, headers }) => method === 'POST' && headers['x-signature'] !== undefined).map(({ body }) => JSON.parse(body) as { event: string; call: { id: string } });
  for (const event of ['call.answered', 'call.ended']) expect(told.some((message) => message.event === event && message.call.id === first.callId)).toBe(true);
  await seat.command('crm:change', noCrm);
});
