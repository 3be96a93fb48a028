import { describe, expect, test } from 'vitest';
import { unpluggedDevices } from '../../../electron/queues/chosenDevices.ts';
import { defaultDevices, noDevices } from '../../../shared/media/audioDevices.ts';
import { settle } from '../../fakes/manualClock.ts';
import { AgentUnderTest, headset, heard, unheard } from './agentHarness.ts';

const speaker = { id: 'built-in', label: 'Built-in' };

describe('the gate before idle', () => {
  test('shows each check as it goes: checking, then what was proved and how long it took', async () => {
    const seat = new AgentUnderTest();
    seat.audioTakesMs = 400;
    await seat.agent.begin();
    seat.register();
    await settle();
    expect(seat.readiness).toMatchObject({ registration: { kind: 'passed', tookMs: 1, detail: 'pbx.example.com' }, ring: { kind: 'checking' }, microphone: { kind: 'checking' } });
    expect(seat.kind).toBe('busy');
    await seat.clock.pass(400);
    expect(seat.readiness).toMatchObject({ ring: { kind: 'passed', tookMs: 300, detail: headset.label }, microphone: { kind: 'passed' } });
    expect(seat.kind).toBe('idle');
  });

  test('a microphone that is there only seconds after the start needs no hand', async () => {
    const seat = new AgentUnderTest();
    seat.audio = unheard;
    await seat.start();
    expect(seat.kind).toBe('busy');
    seat.audio = heard;
    await seat.clock.pass(3_000);
    expect(seat.kind).toBe('idle');
    expect(seat.noticed).toEqual([]);
  });

  test('a missing microphone at the start leaves the agent busy, with the reason', async () => {
    const seat = new AgentUnderTest();
    seat.audio = unheard;
    await seat.start();
    await seat.clock.pass(7_000);
    expect(seat.kind).toBe('busy');
    expect(seat.noticed).toEqual(['notIdle.microphoneMissing']);
    expect(seat.readiness.microphone).toMatchObject({ kind: 'failed', problem: 'microphoneMissing' });
  });

  test('refuses idle and leaves the agent in his break', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.agent.choose({ kind: 'break', reason: 'meal' });
    seat.audio = unheard;
    await seat.clock.pass(61_000);
    await expect(seat.agent.choose({ kind: 'idle' })).rejects.toMatchObject({ code: 'notReady' });
    expect(seat.agent.state).toMatchObject({ kind: 'break', reason: 'meal' });
    seat.audio = heard;
    await seat.agent.choose({ kind: 'idle' });
    expect(seat.kind).toBe('idle');
  });

  test('uses a result of the last minute again, an older one not', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.agent.choose({ kind: 'busy' });
    await seat.clock.pass(50_000);
    await seat.agent.choose({ kind: 'idle' });
    expect(seat.audioChecks).toBe(1);
    await seat.agent.choose({ kind: 'busy' });
    await seat.clock.pass(10_000);
    await seat.agent.choose({ kind: 'idle' });
    expect(seat.audioChecks).toBe(2);
  });

  test('checks anew when the agent asks for it', async () => {
    const seat = await new AgentUnderTest().start();
    await expect(seat.agent.checkReadiness()).resolves.toMatchObject({ registration: { kind: 'passed' }, ring: { kind: 'passed' }, microphone: { kind: 'passed' } });
    expect(seat.audioChecks).toBe(2);
  });

  test('lets a seat go that was registered for it, once the agent is what the check makes him', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.agent.choose({ kind: 'break', reason: 'rest' });
    seat.letGoIn.length = 0;
    await seat.agent.checkReadiness();
    await seat.clock.pass(60_000);
    expect(seat.letGoIn).toEqual(['break']);
    await seat.agent.choose({ kind: 'idle' });
    await seat.clock.pass(0);
    expect(seat.letGoIn).toEqual(['break', 'idle']);
  });

  test('gives up after three seconds what does not answer', async () => {
    const seat = await new AgentUnderTest().start();
    seat.audioTakesMs = 60_000;
    seat.phone.roundTrip = () => new Promise(() => {});
    const asked = seat.agent.checkReadiness();
    await seat.clock.pass(2_999);
    expect(seat.readiness.ring.kind).toBe('checking');
    await seat.clock.pass(1);
    await expect(asked).resolves.toMatchObject({ registration: { kind: 'failed', problem: 'noRoundTrip' }, ring: { kind: 'failed', problem: 'soundNotChecked' }, microphone: { kind: 'failed', problem: 'soundNotChecked' } });
  });

  test('never checks during a call, and answers with what is known', async () => {
    const seat = await new AgentUnderTest().start();
    seat.ring();
    await expect(seat.agent.checkReadiness()).resolves.toBe(seat.readiness);
    expect(seat.audioChecks).toBe(1);
  });

  test('a fault found while a call rang is no proof: it is checked again after the call', async () => {
    const seat = new AgentUnderTest();
    seat.audio = unheard;
    seat.audioTakesMs = 500;
    await seat.agent.begin();
    seat.register();
    await seat.clock.pass(100);
    const { leg } = seat.ring();
    await seat.clock.pass(1_000);
    expect(seat.noticed).toEqual([]);
    seat.audio = heard;
    leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'cancelled' } });
    await seat.clock.pass(1_000);
    expect(seat.kind).toBe('idle');
  });

  test('idle chosen during a call is checked when the call is over, before it counts', async () => {
    const seat = new AgentUnderTest();
    seat.audio = unheard;
    await seat.start();
    await seat.clock.pass(7_000);
    const { leg } = seat.ring();
    await seat.agent.choose({ kind: 'idle' });
    expect(seat.agent.state.next).toEqual({ kind: 'idle' });
    seat.audio = heard;
    leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'cancelled' } });
    expect(seat.kind).toBe('busy');
    await seat.clock.pass(10);
    expect(seat.kind).toBe('idle');
  });

  test('a server that does not answer is asked again until it does: the agent need not do anything', async () => {
    const seat = new AgentUnderTest();
    seat.phone.answersIn = null;
    await seat.start();
    expect(seat.kind).toBe('busy');
    expect(seat.readiness.registration).toMatchObject({ kind: 'failed', problem: 'noRoundTrip' });
    seat.phone.answersIn = 20;
    await seat.clock.pass(10_000);
    expect(seat.kind).toBe('idle');
  });

  test('one silent loopback may be a window that was still starting: three are a fault', async () => {
    const seat = new AgentUnderTest();
    seat.audio = { ...heard, ring: { kind: 'failed', problem: 'outputSilent', detail: '' } };
    await seat.start();
    await seat.clock.pass(3_000);
    expect(seat.noticed).toEqual([]);
    await seat.clock.pass(3_000);
    expect(seat.noticed).toEqual(['notIdle.outputSilent']);
    expect(seat.audioChecks).toBe(3);
    expect(seat.kind).toBe('busy');
  });
});

describe('a machine that is too busy to check its sound', () => {
  test('has proved no fault: the agent is idle by himself once it answers, however late', async () => {
    const seat = new AgentUnderTest();
    seat.audioTakesMs = 60_000;
    await seat.start();
    await seat.clock.pass(58_000);
    expect(seat.kind).toBe('busy');
    expect(seat.readiness.ring).toMatchObject({ kind: 'failed', problem: 'soundNotChecked' });
    seat.audioTakesMs = 200;
    await seat.clock.pass(10_000);
    expect([seat.kind, seat.noticed]).toEqual(['idle', []]);
  });

  test('says so to an agent who wants to be idle', async () => {
    const seat = await new AgentUnderTest().start();
    await seat.agent.choose({ kind: 'busy' });
    await seat.clock.pass(120_000);
    seat.audioTakesMs = 60_000;
    const asked = expect(seat.agent.choose({ kind: 'idle' })).rejects.toThrow('soundNotChecked');
    await seat.clock.pass(3_000);
    await asked;
    expect(seat.kind).toBe('busy');
  });
});

describe('a practice seat without sound', () => {
  test('is idle all the same, and shows the fault', async () => {
    const seat = new AgentUnderTest(undefined, undefined, false);
    seat.audio = unheard;
    await seat.start();
    expect(seat.kind).toBe('idle');
    expect(seat.readiness.microphone).toMatchObject({ kind: 'failed', problem: 'microphoneMissing' });
    await seat.agent.choose({ kind: 'busy' });
    await seat.agent.choose({ kind: 'idle' });
    seat.choice = { ...defaultDevices, microphone: headset };
    await seat.plug({ missing: [headset] });
    expect([seat.kind, seat.noticed]).toEqual(['idle', []]);
  });

  test('is not idle without a server', async () => {
    const seat = new AgentUnderTest(undefined, undefined, false);
    seat.phone.answersIn = null;
    await seat.start();
    expect(seat.kind).toBe('busy');
    await expect(seat.agent.choose({ kind: 'idle' })).rejects.toMatchObject({ code: 'notReady' });
  });
});

describe('an unplugged headset', () => {
  const plugged = { microphones: [headset], speakers: [headset, speaker] };
  const pulled = { microphones: [], speakers: [speaker], missing: [headset] };

  async function withHeadset(): Promise<AgentUnderTest> {
    const seat = new AgentUnderTest();
    seat.choice = { ...defaultDevices, microphone: headset, speaker: headset };
    await seat.plug(plugged);
    return seat.start();
  }

  test('makes an idle agent busy at once and says which device it is', async () => {
    const seat = await withHeadset();
    expect(seat.kind).toBe('idle');
    await seat.plug(pulled);
    expect(seat.kind).toBe('busy');
    expect(seat.notices).toEqual([{ key: 'deviceUnplugged', level: 'warning', values: { device: 'USB Headset' } }]);
    expect(seat.readiness.microphone).toMatchObject({ kind: 'failed', problem: 'deviceUnplugged', detail: 'USB Headset' });
    await expect(seat.agent.choose({ kind: 'idle' })).rejects.toMatchObject({ code: 'notReady' });
  });

  test('back again is checked and told; the agent goes idle himself', async () => {
    const seat = await withHeadset();
    await seat.plug(pulled);
    await seat.plug(plugged);
    expect(seat.noticed).toEqual(['deviceUnplugged', 'deviceBack']);
    expect(seat.kind).toBe('busy');
    await seat.agent.choose({ kind: 'idle' });
    expect(seat.kind).toBe('idle');
  });

  test('does not disturb a call or a break; the next idle is checked', async () => {
    const seat = await withHeadset();
    const { leg } = seat.ring();
    await seat.plug(pulled);
    expect(seat.kind).toBe('ringing');
    leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'cancelled' } });
    await seat.clock.pass(10);
    expect(seat.kind).toBe('busy');
    expect(seat.noticed).toEqual(['deviceUnplugged']);
  });

  test('on a break is not worth a message', async () => {
    const seat = await withHeadset();
    await seat.agent.choose({ kind: 'break', reason: 'meal' });
    await seat.plug(pulled);
    expect(seat.kind).toBe('break');
    expect(seat.noticed).toEqual([]);
    await expect(seat.agent.choose({ kind: 'idle' })).rejects.toMatchObject({ code: 'notReady' });
  });

  test('that nobody chose is checked in the background: the agent stays idle meanwhile', async () => {
    const seat = await new AgentUnderTest().start();
    seat.audioTakesMs = 300;
    await seat.plug({ speakers: [speaker] });
    expect(seat.kind).toBe('idle');
    expect(seat.audioChecks).toBe(2);
    await seat.clock.pass(300);
    expect(seat.kind).toBe('idle');
    seat.audio = unheard;
    await seat.plug({ speakers: [] });
    await seat.clock.pass(7_000);
    expect(seat.kind).toBe('busy');
    expect(seat.noticed).toEqual(['notIdle.microphoneMissing']);
  });

  test('plugged in during a check: what counts is a check of what is there then', async () => {
    const seat = new AgentUnderTest();
    seat.audioTakesMs = 300;
    seat.audio = unheard;
    await seat.agent.begin();
    seat.register();
    await seat.clock.pass(100);
    seat.audio = heard;
    await seat.plug({ microphones: [headset] });
    await seat.clock.pass(700);
    expect(seat.noticed).toEqual([]);
    expect(seat.kind).toBe('idle');
  });

  test('the same devices again change nothing', async () => {
    const seat = await withHeadset();
    await seat.plug({ ...plugged, microphoneInUse: 'USB Headset' });
    expect(seat.audioChecks).toBe(1);
  });
});

test('one of two ring devices is enough to hear the ring', () => {
  const choice = { microphone: null, speaker: null, ring: [headset, speaker] };
  expect(unpluggedDevices({ ...noDevices, missing: [headset] }, choice)).toEqual({ output: null, microphone: null });
  expect(unpluggedDevices({ ...noDevices, missing: [headset, speaker] }, choice).output).toEqual(headset);
});
