import { describe, expect, test } from 'vitest';
import { ticketMoves, ticketStates } from '../../shared/customers/ticket.ts';
import { anyImportedCall, anyTime, openForTest } from './temporaryStore.ts';

const fields = { subject: '退货', state: 'new', priority: 'normal', dueAt: null, assignee: '' } as const;
const creation = { id: 't1', entryId: 'e0', at: anyTime, who: '8001', customerId: null, fields, comment: '客户很急', callId: 'call-1' };

describe('a ticket', () => {
  test('has the next number, and its history says who did what when', () => {
    const { ask } = openForTest();
    ask.importCalls([anyImportedCall({ callId: 'call-1' })]);
    expect(ask.createTicket(creation)).toMatchObject({ number: 1001, state: 'new', createdBy: '8001' });
    ask.changeTicket({ id: 't1', entryId: 'e1', at: anyTime + 1, who: '8002', change: { state: 'open', assignee: '8002' } });
    ask.commentTicket({ id: 't1', entryId: 'e2', at: anyTime + 2, who: '8002', text: '已联系' });
    ask.linkTicketCall({ id: 't1', entryId: 'e3', at: anyTime + 3, who: '8002', callId: 'call-2' });
    ask.linkTicketCall({ id: 't1', entryId: 'e4', at: anyTime + 4, who: '8002', callId: 'call-2' });
    expect(ask.changeTicket({ id: 't1', entryId: 'e5', at: anyTime + 5, who: '8003', change: { state: 'solved' } }).closedAt).toBe(anyTime + 5);
    const detail = ask.getTicket({ id: 't1' });
    expect(detail?.entries.map(({ at, who, event }) => [at - anyTime, who, event])).toEqual([
      [0, '8001', { kind: 'created' }],
      [0, '8001', { kind: 'commented', text: '客户很急' }],
      [0, '8001', { kind: 'callLinked', callId: 'call-1' }],
      [1, '8002', { kind: 'changed', field: 'state', from: 'new', to: 'open' }],
      [1, '8002', { kind: 'changed', field: 'assignee', from: '', to: '8002' }],
      [2, '8002', { kind: 'commented', text: '已联系' }],
      [3, '8002', { kind: 'callLinked', callId: 'call-2' }],
      [5, '8003', { kind: 'changed', field: 'state', from: 'open', to: 'solved' }],
    ]);
    expect(detail?.calls).toEqual([{ callId: 'call-2', startedAt: null }, { callId: 'call-1', startedAt: anyTime }]);
    expect(ask.createTicket({ ...creation, id: 't2', entryId: 'f0' }).number).toBe(1002);
  });

  test('is the same when its commands come twice', () => {
    const { ask } = openForTest();
    const change = { id: 't1', entryId: 'e1', at: anyTime + 1, who: '8002', change: { state: 'open' as const } };
    const comment = { id: 't1', entryId: 'e2', at: anyTime + 2, who: '8002', text: '已联系' };
    for (let time = 0; time < 2; time += 1) {
      ask.createTicket(creation);
      ask.changeTicket(change);
      ask.commentTicket(comment);
    }
    expect(ask.getTicket({ id: 't1' })?.entries).toHaveLength(5);
    expect(ask.listTickets({ customerId: null, onlyOpen: false, text: '', limit: 5, cursor: null })).toHaveLength(1);
  });

  test.each(ticketStates)('goes from %s only where it may', (from) => {
    const { ask } = openForTest();
    for (const to of ticketStates) {
      ask.createTicket({ ...creation, id: to, entryId: `c${to}`, fields: { ...fields, state: from } });
      const move = () => ask.changeTicket({ id: to, entryId: `m${to}`, at: anyTime, who: '', change: { state: to, subject: '新' } });
      if (from === to || ticketMoves[from].includes(to)) expect(move()).toMatchObject({ state: to, subject: '新' });
      else {
        expect(move).toThrow(expect.objectContaining({ code: 'moveNotAllowed' }));
        expect(ask.getTicket({ id: to })?.ticket).toMatchObject({ state: from, subject: '退货' });
      }
    }
  });

  test('is listed by number and subject, newest first, open ones alone', () => {
    const { ask } = openForTest();
    for (const [index, state] of (['open', 'closed', 'waiting'] as const).entries()) ask.createTicket({ ...creation, id: `t${index}`, entryId: `e${index}`, fields: { ...fields, subject: `事 ${index}`, state } });
    const numbers = (text: string, onlyOpen = false, cursor: number | null = null) => ask.listTickets({ customerId: null, onlyOpen, text, limit: 5, cursor }).map(({ number }) => number);
    expect(numbers('')).toEqual([1003, 1002, 1001]);
    expect(numbers('', true)).toEqual([1003, 1001]);
    expect(numbers('T1002')).toEqual([1002]);
    expect(numbers('事 0')).toEqual([1001]);
    expect(numbers('', false, 1002)).toEqual([1001]);
    expect(() => ask.commentTicket({ id: 'none', entryId: 'x', at: 1, who: '', text: '' })).toThrow(expect.objectContaining({ code: 'unknownTicket' }));
  });
});
