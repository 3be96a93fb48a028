import { expect, test } from 'vitest';
import { ticketCommands } from '../../../electron/seat/commands/ticketCommands.ts';
import type { SeatParts } from '../../../electron/seat/seatParts.ts';
import type { Ticket } from '../../../shared/customers/ticket.ts';
import type { TaskDraft } from '../../../shared/tasks/task.ts';

const id = '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f01';
const due = 90_000;
const open: Ticket = {
  id, number: 1001, customerId: 'C1', customerName: '王丽', subject: '空调漏水', state: 'open', priority: 'normal', dueAt: due, assignee: '8001', createdBy: '8001', createdAt: 1, updatedAt: 1, closedAt: null,
};

/** The seat 8001 whose store answers with this ticket, its customer having these numbers. */
function seat({ numbers = ['13812345678'], calls = [] as readonly string[] } = {}) {
  const kept: { readonly id: string; readonly draft: TaskDraft | null }[] = [];
  let ticket = open;
  const store = {
    changeTicket: ({ change }: { readonly change: Partial<Ticket> }) => Promise.resolve((ticket = { ...open, ...change })),
    getCustomer: () => Promise.resolve({ id: 'C1', numbers }),
    getTicket: () => Promise.resolve({ ticket, entries: [], calls: calls.map((callId) => ({ callId, startedAt: 1 })) }),
    getCall: ({ callId }: { readonly callId: string }) => Promise.resolve({ entry: { remoteNumber: callId } }),
  };
  const tasks = { keep: (taskId: string, draft: TaskDraft | null) => Promise.resolve(void kept.push({ id: taskId, draft })) };
  const parts = { tasks, options: { store, publisher: { current: { seat: { user: '8001' } } }, now: () => 5 } } as unknown as SeatParts;
  const change = ticketCommands(parts)['ticket:change'];
  return { kept, change: (fields: Partial<Ticket>) => change({ id, change: fields }, 'console') };
}

test('a ticket with a date becomes a task of the same id, at its customer\'s number', async () => {
  const { kept, change } = seat();
  await change({});
  expect(kept).toEqual([{ id, draft: { number: '13812345678', customerId: 'C1', customerName: '王丽', callId: null, dueAt: due, note: 'T1001 空调漏水' } }]);
});

test.each([{ dueAt: null }, { state: 'solved' }, { state: 'closed' }, { assignee: '8002' }] as const)('its task is called off with %o', async (fields) => {
  const { kept, change } = seat();
  await change(fields);
  expect(kept).toEqual([{ id, draft: null }]);
});

test('a ticket of nobody yet reminds whoever gave it a date', async () => {
  const { kept, change } = seat();
  await change({ assignee: '' });
  expect(kept[0]?.draft?.dueAt).toBe(due);
});

test('without a number of its customer, the last call about it is called back; without any there is no task', async () => {
  const called = seat({ numbers: [], calls: ['13900000001', '13900000002'] });
  await called.change({});
  expect(called.kept[0]?.draft?.number).toBe('13900000002');
  const unknown = seat({ numbers: [] });
  await unknown.change({});
  expect(unknown.kept).toEqual([{ id, draft: null }]);
});
