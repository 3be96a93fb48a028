import { describe, expect, test } from 'vitest';
import { headsetCommand, headsetState } from '../../../electron/calls/headsetCommands.ts';
import { openDesk } from './deskHarness.ts';

describe('the hook of a headset', () => {
  test('takes the oldest ringing call', () => {
    const { desk, ring } = openDesk();
    const { callId } = ring();
    ring();
    expect(headsetCommand('hook', desk.calls)).toEqual({ kind: 'answer', callId });
    expect(headsetState(desk.calls)).toEqual({ ringing: true, offHook: false, muted: false, held: false });
  });

  test('ends the conversation, also while another call waits', async () => {
    const { desk, ring, talk } = openDesk();
    const { callId } = await talk();
    ring();
    expect(headsetCommand('hook', desk.calls)).toEqual({ kind: 'hangUp', callId });
    expect(headsetState(desk.calls)).toMatchObject({ ringing: true, offHook: true });
  });

  test('ends a conference for all', async () => {
    const { desk, talk, dialled } = openDesk();
    const { callId } = await talk();
    await desk.startConference([callId, await dialled(desk.consult(callId, '8002')).then((second) => second.callId)]);
    expect(headsetCommand('hook', desk.calls)).toEqual({ kind: 'endConference' });
  });

  test('gives up what is being dialled', async () => {
    const { desk } = openDesk();
    const callId = await desk.dial('8002');
    expect(headsetCommand('hook', desk.calls)).toEqual({ kind: 'hangUp', callId });
  });

  test('takes a held call back when nothing else is going on', async () => {
    const { desk, talk } = openDesk();
    const { callId } = await talk();
    await desk.hold(callId);
    expect(headsetState(desk.calls)).toMatchObject({ offHook: true, held: true });
    expect(headsetCommand('hook', desk.calls)).toEqual({ kind: 'resume', callId });
  });

  test('does nothing on a free line', () => {
    expect(headsetCommand('hook', [])).toBeNull();
    expect(headsetCommand('mute', [])).toBeNull();
    expect(headsetCommand('reject', [])).toBeNull();
  });
});

describe('the other buttons', () => {
  test('mute turns with each press', async () => {
    const { desk, talk } = openDesk();
    const { callId } = await talk();
    expect(headsetCommand('mute', desk.calls)).toEqual({ kind: 'mute', callId, muted: true });
    desk.setMuted(callId, true);
    expect(headsetCommand('mute', desk.calls)).toEqual({ kind: 'mute', callId, muted: false });
    expect(headsetState(desk.calls).muted).toBe(true);
  });

  test('reject refuses what rings and never a conversation', async () => {
    const { desk, ring, talk } = openDesk();
    await talk();
    expect(headsetCommand('reject', desk.calls)).toBeNull();
    const { callId } = ring();
    expect(headsetCommand('reject', desk.calls)).toEqual({ kind: 'reject', callId });
  });
});
