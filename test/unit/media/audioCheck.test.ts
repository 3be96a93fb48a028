import { describe, expect, it } from 'vitest';
import { checkAudio, type CheckedParts } from '../../../renderer/media/checkAudio.ts';
import { Devices, type DeviceSource, type DeviceView } from '../../../renderer/media/devices.ts';
import { defaultDevices, type DeviceChoice } from '../../../shared/media/audioDevices.ts';
import { resolveDevices, type PluggedIn } from '../../../shared/media/resolveDevices.ts';
import { settle } from './engineHarness.ts';

const headset = { id: 'h', label: 'Headset' };
const desk = { id: 'd', label: 'Desk' };
const view = (choice: DeviceChoice, plugged: PluggedIn): DeviceView => ({ plugged, use: resolveDevices(choice, plugged), defaultMicrophone: 'Built in', defaultSpeaker: 'Built in' });
const all = { microphones: [headset], speakers: [headset, desk] };

function parts(part: Partial<CheckedParts> = {}): CheckedParts & { readonly ended: () => number } {
  let ended = 0;
  return {
    view: () => view({ microphone: headset, speaker: headset, ring: [headset, desk] }, all),
    prove: async () => [{ flows: true, tookMs: 20 }, { flows: true, tookMs: 30 }],
    microphone: { hold: async () => ({ problem: null, end: () => (ended += 1) }), alive: () => true, label: 'Headset' },
    ended: () => ended,
    ...part,
  };
}

describe('the loopback', () => {
  it('passes with the names of the devices, and lets go of the microphone', async () => {
    const checked = parts();
    expect(await checkAudio(checked)).toMatchObject({ ring: { kind: 'passed', detail: 'Headset, Desk' }, microphone: { kind: 'passed', detail: 'Headset' } });
    await settle();
    expect(checked.ended()).toBe(1);
  });

  it('names the ring device whose samples do not flow, and only that', async () => {
    const prove = async () => [{ flows: true, tookMs: 20 }, { flows: false, tookMs: 1_900 }];
    expect((await checkAudio(parts({ prove }))).ring).toEqual({ kind: 'failed', problem: 'outputSilent', detail: 'Desk' });
  });

  it('fails without any output, and with the name of the default where that is the one that is silent', async () => {
    expect((await checkAudio(parts({ view: () => view(defaultDevices, { microphones: [], speakers: [] }) }))).ring).toMatchObject({ problem: 'noOutput' });
    const silent = { view: () => view(defaultDevices, all), prove: async () => [{ flows: false, tookMs: 1_900 }] };
    expect((await checkAudio(parts(silent))).ring).toMatchObject({ problem: 'outputSilent', detail: 'Built in' });
  });

  it.each([
    ['notFound', 'microphoneMissing'],
    ['denied', 'microphoneDenied'],
    ['inUse', 'microphoneInUse'],
    ['failed', 'microphoneMissing'],
  ] as const)('a microphone that is %s is told as %s', async (problem, told) => {
    const microphone = { hold: async () => ({ problem, end: () => {} }), alive: () => false, label: undefined };
    expect((await checkAudio(parts({ microphone }))).microphone).toMatchObject({ kind: 'failed', problem: told });
  });

  it('tells a microphone that never opens and one that gives digital silence apart', async () => {
    const stuck = parts({ microphone: { hold: () => new Promise(() => {}), alive: () => false, label: undefined } });
    const silent = parts({ microphone: { hold: async () => ({ problem: null, end: () => {} }), alive: () => false, label: 'Headset' } });
    const [first, second] = await Promise.all([checkAudio(stuck), checkAudio(silent)]);
    expect(first.microphone).toMatchObject({ problem: 'microphoneInUse' });
    expect(second.microphone).toMatchObject({ problem: 'microphoneSilent', detail: 'Headset' });
  });

  it('does not open a stand-in for a microphone that is not plugged in', async () => {
    const unplugged = parts({ view: () => view({ microphone: headset, speaker: null, ring: [] }, { microphones: [desk], speakers: [desk] }), microphone: { hold: () => Promise.reject(new Error('opened')), alive: () => true, label: '' } });
    expect((await checkAudio(unplugged)).microphone).toEqual({ kind: 'failed', problem: 'deviceUnplugged', detail: 'Headset' });
  });
});

/** Devices that the test plugs and unplugs. */
class FakeDevices implements DeviceSource {
  listed: MediaDeviceInfo[] = [];
  private readonly listeners: (() => void)[] = [];

  async enumerateDevices(): Promise<readonly MediaDeviceInfo[]> {
    return this.listed;
  }

  addEventListener(_type: 'devicechange', listener: () => void): void {
    this.listeners.push(listener);
  }

  async plug(...listed: readonly (readonly [kind: MediaDeviceKind, deviceId: string, label: string, groupId?: string])[]): Promise<void> {
    this.listed = listed.map(([kind, deviceId, label, groupId = deviceId]) => ({ kind, deviceId, label, groupId, toJSON: () => ({}) }));
    for (const listener of this.listeners) listener();
    await settle();
  }
}

describe('following devices', () => {
  it('falls back while the chosen one is unplugged, and takes it again when it is back', async () => {
    const source = new FakeDevices();
    const told: DeviceView[] = [];
    const devices = new Devices(source, (seen) => told.push(seen));
    await devices.choose({ ...defaultDevices, microphone: headset });
    await source.plug(['audioinput', 'h', 'Headset'], ['audioinput', 'd', 'Desk']);
    expect(told.at(-1)?.use).toMatchObject({ microphone: headset, missing: [] });
    await source.plug(['audioinput', 'd', 'Desk']);
    expect(told.at(-1)?.use).toMatchObject({ microphone: null, missing: [headset] });
    await source.plug(['audioinput', 'd', 'Desk'], ['audioinput', 'other socket', 'Headset']);
    expect(told.at(-1)?.use).toMatchObject({ microphone: { id: 'other socket' }, missing: [] });
  });

  it('lists no stand-ins, and knows which device the default is', async () => {
    const source = new FakeDevices();
    const devices = new Devices(source, () => {});
    await devices.choose(defaultDevices);
    await source.plug(['audiooutput', 'default', 'Default - Desk', 'g2'], ['audiooutput', 'communications', 'Communications', 'g1'], ['audiooutput', 'h', 'Headset', 'g1'], ['audiooutput', 'd', 'Desk', 'g2']);
    expect(devices.now.plugged.speakers.map(({ label }) => label)).toEqual(['Headset', 'Desk']);
    expect(devices.now.defaultSpeaker).toBe('Desk');
  });

  it('says nothing when nothing changed', async () => {
    const source = new FakeDevices();
    let told = 0;
    const devices = new Devices(source, () => (told += 1));
    await devices.choose(defaultDevices);
    await source.plug(['audioinput', 'h', 'Headset']);
    await source.plug(['audioinput', 'h', 'Headset']);
    await devices.choose(defaultDevices);
    expect(told).toBe(1);
  });
});
