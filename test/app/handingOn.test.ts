import { describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import { busy } from '../lab/sip/answeringParty.ts';
import { agentHz, callerHz, seatForFile, type Conversation } from './seatUnderTest.ts';

/** What a colleague at another number says, Hz. */
const colleagueHz = 620;
const outside = '02155556666';
/** Somebody who has not been called yet: the fourth call within a day asks for a reason. */
const customer = '02161230000';
const warehouse = '075586123456';

const seat = seatForFile({ preferences: { speedDials: [{ label: '仓库', number: warehouse }] } });

const page = () => seat.app.page;
const isThere = (testId: string, what: string) => eventually(what, () => page().getByTestId(testId).isVisible());
const stateOf = async (callId: string) => (await seat.view(callId))?.call.state;
const isIn = (callId: string, kind: string) => seat.until(callId, `the call is ${kind}`, ({ call }) => call.state.kind === kind);
const nobodyIsLeft = () => eventually('no call is left', async () => (await seat.app.state()).calls.every(({ call }) => call.state.kind === 'ended'));

/** Opens the transfer with its button and says where to. */
async function openTransfer(number: string): Promise<void> {
  await seat.press('transfer-open');
  await page().getByTestId('transfer-to').fill(number);
}

/** The other call of the seat that goes on. @returns its id */
async function otherCall(callId: string): Promise<string> {
  const { calls } = await seat.app.until('there is a second call', (state) => state.calls.some(({ call }) => call.id !== callId && call.state.kind !== 'ended'));
  return calls.find(({ call }) => call.id !== callId && call.state.kind !== 'ended')!.call.id;
}

/** A colleague who is asked with the panel's button and has answered. */
async function ask(caller: Conversation) {
  const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz });
  await openTransfer(outside);
  await seat.press('transfer-consult');
  const { call } = await party.nextCall();
  const asked = await otherCall(caller.callId);
  await isIn(asked, 'talking');
  await isIn(caller.callId, 'held');
  return { party, colleague: call, asked };
}

describe('a blind transfer as the agent does it', () => {
  it.each([
    ['with the buttons', () => seat.press('transfer-blind')],
    ['with the keys', () => page().keyboard.press('Control+Enter')],
  ])('%s connects the caller and leaves no call here', async (_how, go) => {
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz });
    const { trunk, callId } = await seat.talk({ toneHz: callerHz });
    await openTransfer(outside);
    await go();
    const onward = await eventually('the caller has a call of its own', () => trunk.joinedWith);
    await eventually('the caller hears the colleague', () => onward.receivedTone(colleagueHz));
    await isIn(callId, 'ended');
    expect(await stateOf(callId)).toMatchObject({ end: { cause: 'transferred' } });
    await onward.hangUp();
    party.close();
  });

  it('to a busy number says so beside the caller who is back', async () => {
    const party = seat.lab.answeringParty({ number: outside, answering: busy });
    const conversation = await seat.talk({ toneHz: callerHz });
    await openTransfer(outside);
    await seat.press('transfer-blind');
    await isThere('transfer-failed', 'the panel says so');
    expect(await page().getByTestId('transfer-failed').textContent()).toContain('对方忙');
    await isIn(conversation.callId, 'talking');
    await seat.hearBothWays(conversation);
    await conversation.trunk.hangUp();
    party.close();
  });

  it('is not offered to an extension behind a switchboard; asked first, the extension is sent and the transfer completed', async () => {
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz });
    const { trunk, callId } = await seat.talk({ toneHz: callerHz });
    await openTransfer('021-5555 6666 转 801');
    await isThere('transfer-extension', 'the panel says what to do');
    expect(await page().getByTestId('transfer-extension').textContent()).toContain('801');
    expect(await page().getByTestId('transfer-blind').isDisabled()).toBe(true);
    await page().keyboard.press('Control+Enter');
    expect((await seat.view(callId))?.call).toMatchObject({ state: { kind: 'talking' }, transfer: null });
    await page().keyboard.press('Enter');
    const { call, dialled } = await party.nextCall();
    expect(dialled).toBe(outside);
    await eventually('the switchboard hears the extension', () => call.receivedDtmf().map(({ digit }) => digit).join('') === '801');
    await seat.press('consult-complete');
    expect(await eventually('the caller has a call of its own', () => trunk.joinedWith)).toBe(call);
    await nobodyIsLeft();
    party.close();
  });
});

describe('a consultation as the agent does it', () => {
  it('is swapped to the caller and back with the lines, and completed', async () => {
    const caller = await seat.talk({ toneHz: callerHz });
    const { party, colleague, asked } = await ask(caller);
    await eventually('the colleague hears the agent', () => colleague.receivedTone(agentHz));
    await seat.press('line-resume');
    await isIn(asked, 'held');
    await isIn(caller.callId, 'talking');
    await eventually('the caller hears the agent', () => caller.trunk.receivedTone(agentHz));
    expect([colleague.heldByOther, caller.trunk.heldByOther]).toEqual([true, false]);
    await seat.press('line-resume');
    await isIn(caller.callId, 'held');
    await isIn(asked, 'talking');
    await seat.press('consult-complete');
    expect(await eventually('the caller has a call of its own', () => caller.trunk.joinedWith)).toBe(colleague);
    await nobodyIsLeft();
    expect(await stateOf(caller.callId)).toMatchObject({ end: { cause: 'transferred' } });
    party.close();
  });

  it('is given up with the way back to the caller', async () => {
    const caller = await seat.talk({ toneHz: callerHz });
    const { party, colleague } = await ask(caller);
    await seat.press('consult-back');
    expect(await colleague.ended).toMatchObject({ by: 'them' });
    await isIn(caller.callId, 'talking');
    await seat.hearBothWays(caller);
    await caller.trunk.hangUp();
    party.close();
  });

  it('becomes a three-way call with the bar, one is taken out with the cross, and it is ended', async () => {
    const caller = await seat.talk({ toneHz: callerHz });
    const { party, colleague, asked } = await ask(caller);
    await seat.press('conference-start');
    await isThere('conference', 'the strip is there');
    await seat.app.until('both are in it', ({ conference }) => conference?.callIds.length === 2);
    await page().getByTestId('conference-remove').last().click();
    await seat.app.until('it is over', ({ conference }) => conference === null);
    await isIn(asked, 'held');
    await isIn(caller.callId, 'talking');
    await seat.press('conference-start');
    await seat.app.until('both are in it again', ({ conference }) => conference?.callIds.length === 2);
    await seat.press('conference-end');
    for (const { ended } of [caller.trunk, colleague]) expect(await ended).toMatchObject({ by: 'them' });
    party.close();
  });
});

describe('numbers that need no typing', () => {
  it('the last number comes back into the empty field with the dial button, and is dialled with the next press', async () => {
    const party = seat.lab.answeringParty({ number: customer, toneHz: colleagueHz });
    await page().getByTestId('dial-field').fill(customer);
    await seat.press('dial');
    const first = await party.nextCall();
    await first.call.untilAnswered();
    await first.call.hangUp();
    await nobodyIsLeft();
    await eventually('the bar can redial', async () => (await page().getByTestId('dial-field').inputValue()) === '' && page().getByTestId('dial').isEnabled());
    await seat.press('dial');
    await eventually('the number is in the field', async () => (await page().getByTestId('dial-field').inputValue()) === customer);
    await seat.press('dial');
    const again = await party.nextCall();
    expect(again.dialled).toBe(customer);
    await eventually('both voices', () => again.call.receivedTone(agentHz));
    await seat.press('hangup');
    expect(await again.call.ended).toMatchObject({ by: 'them' });
    party.close();
  });

  it.each([
    ['chosen in the list', async () => {
      await page().getByTestId('dial-field').click();
      await page().getByTestId('number-choice').filter({ hasText: '仓库' }).click();
    }],
    ['pressed as Alt+1', () => page().keyboard.press('Alt+1')],
  ])('a speed dial %s is dialled', async (_how, press) => {
    const party = seat.lab.answeringParty({ number: warehouse, toneHz: colleagueHz });
    await press();
    const { call, dialled } = await party.nextCall();
    expect(dialled).toBe(warehouse);
    await eventually('the other side hears the agent', () => call.receivedTone(agentHz));
    await seat.press('hangup');
    expect(await call.ended).toMatchObject({ by: 'them' });
    party.close();
  });
});
