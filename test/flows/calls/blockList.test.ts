import { describe, expect, test } from 'vitest';
import { openCallSeat } from './openCallSeat.ts';

const number = '15921001122';
const dial = { number, reason: null, taskId: null };

describe('a number put on the block list', () => {
  test('is known to the running call at once, to the next one and to the next dial, with who put it there', async () => {
    const { seat, becomes, talkTo } = await openCallSeat();
    const callId = await talkTo('newNumber');
    const blockedOf = (id: string) => seat.state.calls.find(({ call }) => call.id === id)?.lookUps.blocked;
    await seat.until('its caller was looked up', () => blockedOf(callId)?.kind === 'notFound');
    const { blockListRevision } = seat.state;
    expect(await seat.command('blockList:add', { number: '+86 159 2100 1122', reason: ' 骚扰来电 ' })).toEqual({ number });
    expect(blockedOf(callId)).toMatchObject({ kind: 'found', value: { reason: '骚扰来电' } });
    expect(seat.state.blockListRevision).toBe(blockListRevision + 1);
    expect(await seat.queries['blockList:of']({ numbers: ['021 6123 4567', '159-2100-1122'] })).toEqual([null, expect.objectContaining({ number, reason: '骚扰来电', by: seat.state.seat.displayName || seat.state.seat.user })]);
    await seat.command('call:hangUp', { callId });
    await becomes(callId, 'ended');
    await expect(seat.command('call:dial', dial)).rejects.toMatchObject({ code: 'blockedNumber' });

    const { call: next } = await seat.ring('newNumber');
    await seat.until('the next call shows it', () => blockedOf(next.id)?.kind === 'found');
    expect(seat.kind).toBe('ringing');
    await seat.command('blockList:remove', { number });
    expect(blockedOf(next.id)).toMatchObject({ kind: 'notFound' });
    await seat.command('call:reject', { callId: next.id, with: 'busy' });
    expect(await seat.queries['dial:check']({ number })).toEqual({ kind: 'ok' });
  });

  test.each([
    ['the seat’s own number', '400-820-1234', '试', 'blockOwn'],
    ['no number', '王先生', '试', 'blockUnreadable'],
    ['two numbers', '13812345678、13912345678', '试', 'blockUnreadable'],
    ['a public short code', '110', '试', 'blockShort'],
    ['a number without a reason', '13812345678', '  ', 'reasonMissing'],
  ])('is refused, and nothing is kept: %s', async (_what, typed, reason, code) => {
    const { seat } = await openCallSeat();
    await expect(seat.command('blockList:add', { number: typed, reason })).rejects.toMatchObject({ code });
    expect((await seat.queries['blockList:page']({ text: '', after: null, limit: 10 })).total).toBe(0);
  });

  test('is not put there a second time: who blocked it first, and why, stays', async () => {
    const { seat } = await openCallSeat();
    await seat.command('blockList:add', { number, reason: '骚扰来电' });
    await expect(seat.command('blockList:add', { number, reason: '另一个原因' })).rejects.toMatchObject({ code: 'alreadyBlocked' });
    expect((await seat.queries['blockList:page']({ text: '', after: null, limit: 10 })).blocked).toMatchObject([{ number, reason: '骚扰来电' }]);
  });
});
