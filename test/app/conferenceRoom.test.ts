import { describe, expect, it } from 'vitest';
import { toneShare } from '../lab/audio.ts';
import { eventually } from '../lab/eventually.ts';
import type { TrunkCall } from '../lab/sip/trunkCall.ts';
import { agentHz, callerHz, seatForFile } from './seatUnderTest.ts';

/** Rooms as the settings of the seat tell them: 30 and the extension. */
const room = '308001';
const outside = '02155556666';
const colleagueHz = 620;

const seat = seatForFile({ provision: { profile: 'generic', services: { conferenceRoom: '30{name}' } } });

/** In a mix of two each has about half. */
const hears = (call: TrunkCall, hz: number) => toneShare(call.audio.samples(600), hz) > 0.2;
const onward = (call: TrunkCall) => eventually('the caller goes to the room', () => call.joinedWith);

async function untilGone(callId: string): Promise<void> {
  await seat.until(callId, 'he left for the room', ({ call }) => call.state.kind === 'ended');
}

describe('a conference where the platform has a room', () => {
  it('moves caller and colleague there; all hear all, and the agent can leave them alone', async () => {
    const meeting = seat.lab.answeringParty({ number: room, room: true, toneHz: null });
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz });
    const { trunk, callId } = await seat.talk({ toneHz: callerHz });
    const { callId: consulted } = await seat.command('call:consult', { callId, number: outside });
    const colleague = await party.nextCall();
    await seat.until(consulted, 'the colleague answers', ({ call }) => call.state.kind === 'talking');
    await seat.press('consult-three');
    const state = await seat.app.until('the platform mixes', ({ conference }) => conference?.mixedBy === 'platform');
    expect(state.conference?.callIds).toHaveLength(1);
    const strip = seat.app.page.getByTestId('conference');
    await untilGone(callId);
    await untilGone(consulted);
    await eventually('the strip names who was taken there', async () => (await strip.getByTestId('conference-in-room').allTextContents()).sort().join() === '021 5555 6666,138 0013 8000');
    expect(await strip.textContent()).toContain('平台会议室 308001');
    expect(await strip.textContent()).not.toMatch(/方通话/);
    expect(await strip.getByTestId('conference-remove').count()).toBe(0);
    expect(await strip.getByTestId('conference-leave-two').count()).toBe(0);
    expect(await strip.getByTestId('conference-end').textContent()).toBe('离开会议');
    await eventually('the card beside it is the customer\'s, not one for the room', async () => (await seat.app.page.getByTestId('customer-card').textContent())?.includes('138 0013 8000'));
    expect(meeting.calls.map(({ dialled }) => dialled)).toEqual([room, room, room]);
    const [callerThere, colleagueThere] = [await onward(trunk), await onward(colleague.call)];
    callerThere.play(callerHz);
    colleagueThere.play(colleagueHz);
    await eventually('the caller hears agent and colleague', () => hears(callerThere, agentHz) && hears(callerThere, colleagueHz));
    await eventually('the colleague hears agent and caller', () => hears(colleagueThere, agentHz) && hears(colleagueThere, callerHz));
    const inRoom = (await seat.app.state()).conference!.callIds[0]!;
    await seat.press('conference-end');
    await seat.until(inRoom, 'the agent left', ({ call }) => call.state.kind === 'ended');
    await eventually('the two talk on', () => !hears(callerThere, agentHz) && hears(callerThere, colleagueHz));
    await Promise.all([callerThere.hangUp(), colleagueThere.hangUp()]);
    meeting.close();
    party.close();
  });

  it('is mixed here when the room does not answer', async () => {
    const meeting = seat.lab.answeringParty({ number: room, answering: { kind: 'refuses', status: 404, reason: 'Not Found' } });
    const party = seat.lab.answeringParty({ number: outside, toneHz: colleagueHz });
    const { trunk, callId } = await seat.talk({ toneHz: callerHz });
    const { callId: consulted } = await seat.command('call:consult', { callId, number: outside });
    const colleague = await party.nextCall();
    await seat.until(consulted, 'the colleague answers', ({ call }) => call.state.kind === 'talking');
    await seat.command('conference:start', { callIds: [callId, consulted] });
    await seat.app.until('it is mixed here', ({ conference }) => conference?.mixedBy === 'local');
    await eventually('the caller hears agent and colleague', () => hears(trunk, agentHz) && hears(trunk, colleagueHz));
    await eventually('the colleague hears agent and caller', () => hears(colleague.call, agentHz) && hears(colleague.call, callerHz));
    await Promise.all([trunk.hangUp(), colleague.call.hangUp()]);
    meeting.close();
    party.close();
  });
});
