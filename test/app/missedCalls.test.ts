import { expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { seatForFile } from './seatUnderTest.ts';

const seat = seatForFile();
const caller = '01087654321';

async function miss(from = caller): Promise<void> {
  const { trunk } = await seat.ring({ from });
  await trunk.cancel();
  await seat.app.until('the line is free', ({ calls }) => calls.length === 0);
}

const page = () => seat.app.page;
const rows = () => page().getByTestId('missed-row');
const badge = () => page().getByTestId('nav-missed').locator('.ant-badge-count').innerText();
const open = (count: number) => seat.app.until(`${count} are open`, ({ ledger }) => ledger.open === count);

it('a missed call is an item until one key calls back and the caller answers', async () => {
  await miss();
  await miss();
  await open(1);
  await eventually('the navigation says so', async () => (await badge()) === '1');
  await seat.press('nav-missed');
  await rows().first().waitFor();
  expect(await rows().count()).toBe(1);
  await expect.poll(() => rows().first().innerText()).toMatch(/010 8765 4321[\s\S]*漏接 2 次[\s\S]*尚未回拨/);
  const party = seat.lab.answeringParty({ number: caller });
  await page().getByTestId('missed-list').focus();
  await page().keyboard.press('Enter');
  const { calls } = await seat.app.until('they are called back and answer', (state) => state.calls.some(({ call }) => call.direction === 'outgoing' && call.state.kind === 'talking'));
  await open(0);
  await seat.command('call:hangUp', { callId: calls[0]!.call.id });
  await seat.clear();
  party.close();
  const { items } = await seat.query('ledger:list', { filter: 'closed', offset: 0, limit: 10 });
  expect(items).toMatchObject([{ misses: 2, closing: { way: 'calledBack', callId: calls[0]!.call.id } }]);
});

it('two keys close an item with a reason, and one takes it back', async () => {
  await miss('13900001111');
  await open(1);
  await seat.press('nav-missed');
  await rows().first().waitFor();
  await page().getByTestId('missed-list').focus();
  for (const key of ['c', '2']) await page().keyboard.press(key);
  await open(0);
  await page().getByTestId('missed-undo').click();
  await open(1);
  await rows().first().waitFor();
  await page().getByTestId('missed-history').getByText('撤销关闭').waitFor();
  await page().getByTestId('missed-take').click();
  await seat.app.until('the seat has taken it', ({ ledger }) => ledger.mine === 1);
});

it('a call that do not disturb refused is owed too, and the caller’s next call that is answered closes it', async () => {
  await seat.command('preferences:change', { doNotDisturb: true });
  const trunk = await seat.lab.call({ to: '4008001234', from: '13700002222' });
  expect(await trunk.ended).toMatchObject({ by: 'refused' });
  const { ledger } = await open(2);
  expect(ledger.next.map(({ number }) => number).sort()).toEqual(['13700002222', '13900001111']);
  await seat.command('preferences:change', { doNotDisturb: false });
  await seat.app.until('calls ring again', ({ agent }) => agent.kind === 'idle');
  const conversation = await seat.talk({ from: '13700002222' });
  await open(1);
  await conversation.trunk.hangUp();
});
