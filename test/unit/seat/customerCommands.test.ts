import { expect, test } from 'vitest';
import { customerCommands } from '../../../electron/seat/commands/customerCommands.ts';
import { ticketCommands } from '../../../electron/seat/commands/ticketCommands.ts';
import type { SeatParts } from '../../../electron/seat/seatParts.ts';
import { commands } from '../../../shared/ipc/commands.ts';

/** A seat of 0755 whose store writes down what it is asked. */
function seat() {
  const asked: { readonly name: string; readonly argument: unknown }[] = [];
  const store = new Proxy({}, { get: (_, name: string) => (argument: unknown) => Promise.resolve((asked.push({ name, argument }), { id: 'C1' })) });
  const options = { store, platform: { seat: { homeAreaCode: '0755' } }, publisher: { current: { seat: { user: '8001' } } }, now: () => 5 };
  const parts = { options, figures: { logChanged: () => undefined } } as unknown as SeatParts;
  return { asked, ...customerCommands(parts), ...ticketCommands(parts) };
}

const noteId = '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f01';

test('a note of ten megabytes passes the edge, is refused with its reason, and nothing is written', async () => {
  const { asked, ...run } = seat();
  const argument = { noteId, customerId: 'C1', callId: null, text: '长'.repeat(3_500_000) };
  expect(commands['customer:note'].safeParse(argument).success).toBe(true);
  await expect((async () => run['customer:note'](argument, 'console'))()).rejects.toMatchObject({ code: 'noteTooLong' });
  await expect((async () => run['ticket:comment']({ id: noteId, text: argument.text }, 'console'))()).rejects.toMatchObject({ code: 'noteTooLong' });
  expect(asked).toEqual([]);
});

test('numbers are kept as they are matched, with the home area and their extension, and their labels with them', async () => {
  const { asked, ...run } = seat();
  await run['customer:change']({ id: 'C1', callId: null, change: { numbers: ['8666 0000 转 801', '+86 138 0000 1111', 'nothing'], labels: { '+86 138 0000 1111': 'mobile' } } }, 'console');
  expect(asked).toEqual([{ name: 'changeCustomer', argument: { id: 'C1', at: 5, change: { numbers: ['075586660000;801', '13800001111'], labels: { 13800001111: 'mobile' } } } }]);
});

test.each([['0755-8666 0000', '075586660000'], ['+86 755 8666', '07558666'], ['8666 0000', '075586660000']])('the prefix %s of a company is kept as %s', async (prefix, kept) => {
  const { asked, ...run } = seat();
  await run['company:save']({ id: 'F1', draft: { name: '甲', address: '', notes: '', numbers: [{ prefix, extensionDigits: 4 }] } }, 'console');
  expect(asked).toMatchObject([{ name: 'saveCompany', argument: { draft: { numbers: [{ prefix: kept }] } } }]);
});

test('a company number that is none is refused', async () => {
  const { asked, ...run } = seat();
  await expect((async () => run['company:save']({ id: null, draft: { name: '甲', address: '', notes: '', numbers: [{ prefix: 'abc', extensionDigits: 4 }] } }, 'console'))()).rejects.toMatchObject({ code: 'prefixUnreadable' });
  expect(asked).toEqual([]);
});
