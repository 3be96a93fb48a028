import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AudioDevices, DeviceIdentity } from '../../../shared/media/audioDevices.ts';
import { agentTone, buildMediaApp, callerTone, toneFile, type MediaApp } from '../../fixtures/media/buildMediaApp.ts';
import { startSoundServer, type SoundServer } from '../../fixtures/media/soundServer.ts';
import { openMediaApp, type RunningMediaApp } from '../../fixtures/media/startMediaApp.ts';
import { typicalShare } from '../../fixtures/media/typicalShare.ts';
import { toneShare } from '../../lab/audio.ts';
import { eventually } from '../../lab/eventually.ts';

const clip = 'app://console/caller.wav';
const ring = { tone: 'incoming', melody: 'pulse', volume: 0.8 } as const;
const otherTone = 1_900;

let built: MediaApp;
let sound: SoundServer;
let app: RunningMediaApp;

const peak = (samples: Float32Array) => samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);

/** The devices as the program told them last. */
async function devices(): Promise<AudioDevices> {
  return eventually('the devices are told', async () => (await app.ask('heard')).findLast(({ what }) => what === 'devices')?.value as AudioDevices | undefined);
}

async function speaker(name: string): Promise<DeviceIdentity> {
  const found = (await devices()).speakers.find(({ label }) => label === name);
  if (!found) throw new Error(`There is no ${name}`);
  return found;
}

async function microphone(name: string): Promise<DeviceIdentity> {
  const found = (await devices()).microphones.find(({ label }) => label === name);
  if (!found) throw new Error(`There is no ${name}`);
  return found;
}

/** Waits until a loudspeaker plays something (or a tone), or is silent. */
const sounds = (name: string) => eventually(`${name} sounds`, async () => peak(await sound.listen(name, 0.4)) > 0.05);
const isSilent = (name: string) => eventually(`${name} is silent`, async () => peak(await sound.listen(name, 0.4)) < 0.001);
const plays = (name: string, hertz: number) => eventually(`${name} plays ${hertz} Hz`, async () => toneShare(await sound.listen(name, 0.4), hertz, 48_000) > 0.8);

/** The far side records what it hears of the agent until it is this tone. */
async function callerHears(caller: string, hertz: number): Promise<void> {
  await eventually(`the caller hears ${hertz} Hz`, async () => toneShare(await app.hear(caller, 1), hertz, 48_000) > 0.8);
}

beforeAll(async () => {
  built = await buildMediaApp();
  await writeFile(path.join(built.folder, 'other.wav'), toneFile(otherTone));
});
afterAll(() => rm(built.folder, { recursive: true, force: true }));

describe('sound devices', () => {
  beforeEach(async () => {
    sound = await startSoundServer();
    for (const name of ['Headset', 'Desk', 'Third']) await sound.plugSpeaker(name);
    await sound.plugMicrophone('HeadsetMicrophone', built.microphoneFile);
    await sound.plugMicrophone('DeskMicrophone', path.join(built.folder, 'other.wav'));
    await sound.plugMicrophone('DeadMicrophone', null);
    app = await openMediaApp(built, { microphone: false, environment: sound.environment });
  });
  afterEach(async () => {
    await app.close();
    await sound.close();
  });

  it('rings on every chosen device at once and on no other, without a click', async () => {
    await app.ask('setDevices', { microphone: null, speaker: await speaker('Third'), ring: [await speaker('Headset'), await speaker('Desk')] });
    await app.ask('ring', ring);
    await Promise.all([sounds('Headset'), sounds('Desk')]);
    await isSilent('Third');
    await app.ask('ring', { ...ring, tone: 'none' });
    await Promise.all([isSilent('Headset'), isSilent('Desk')]);
  });

  it('rings on after one of the devices is gone, and after its window is replaced', async () => {
    await app.ask('setDevices', { microphone: null, speaker: null, ring: [await speaker('Headset'), await speaker('Desk')] });
    await app.ask('ring', ring);
    await Promise.all([sounds('Headset'), sounds('Desk')]);
    await sound.unplug('Headset');
    await sounds('Desk');
    await app.ask('crash', 'agent');
    await eventually('the window is replaced', async () => (await app.ask('heard')).some(({ what }) => what === 'replaced'));
    await sounds('Desk');
  });

  it('rings on the default device when the only one that was to ring is gone', async () => {
    await app.ask('setDevices', { microphone: null, speaker: null, ring: [await speaker('Third')] });
    await app.ask('ring', ring);
    await sounds('Third');
    await sound.unplug('Third');
    await sounds('Headset');
  });

  it('lets the agent alone hear the waiting beep', async () => {
    await app.ask('setDevices', { microphone: null, speaker: await speaker('Headset'), ring: [await speaker('Desk')] });
    await app.ask('ring', { ...ring, tone: 'waiting' });
    await sounds('Headset');
    await isSilent('Desk');
  });

  it('moves the voice to another device in a call', async () => {
    await app.ask('setDevices', { microphone: null, speaker: await speaker('Headset'), ring: [] });
    await app.ask('call', { clip });
    await plays('Headset', callerTone);
    await app.ask('setDevices', { microphone: null, speaker: await speaker('Desk'), ring: [] });
    await plays('Desk', callerTone);
    await isSilent('Headset');
  });

  it('speaks through another microphone in a call, and through the default one when it is unplugged', async () => {
    await app.ask('setDevices', { microphone: await microphone('DeskMicrophone'), speaker: null, ring: [] });
    const { caller } = await app.ask('call', { clip });
    await callerHears(caller, otherTone);
    await app.ask('setDevices', { microphone: await microphone('HeadsetMicrophone'), speaker: null, ring: [] });
    await callerHears(caller, agentTone);
    await app.ask('setDevices', { microphone: await microphone('DeskMicrophone'), speaker: null, ring: [] });
    await callerHears(caller, otherTone);
    // The default is the one that was plugged in first.
    await sound.unplug('DeskMicrophone');
    await callerHears(caller, agentTone);
  });

  it('proves ring output and microphone, and names the one that gives digital silence', async () => {
    const ringOn = [await speaker('Headset'), await speaker('Desk')];
    await app.ask('setDevices', { microphone: await microphone('HeadsetMicrophone'), speaker: null, ring: ringOn });
    expect(await app.ask('checkAudio')).toMatchObject({
      ring: { kind: 'passed', detail: 'Headset, Desk' },
      microphone: { kind: 'passed', detail: 'HeadsetMicrophone' },
    });
    await app.ask('setDevices', { microphone: await microphone('DeadMicrophone'), speaker: null, ring: ringOn });
    expect(await app.ask('checkAudio')).toMatchObject({ microphone: { kind: 'failed', problem: 'microphoneSilent', detail: 'DeadMicrophone' } });
  });

  it('blocks with the name of the headset that is not plugged in, and uses the default meanwhile', async () => {
    const gone = { id: 'a0b1', label: 'Old headset' };
    await app.ask('setDevices', { microphone: gone, speaker: gone, ring: [] });
    await eventually('it is missing', async () => (await devices()).missing.length > 0);
    expect(await devices()).toMatchObject({ missing: [gone], ringInUse: [expect.any(String)], speakerInUse: expect.any(String), microphoneInUse: expect.any(String) });
    expect(await app.ask('checkAudio')).toEqual({
      ring: { kind: 'failed', problem: 'deviceUnplugged', detail: 'Old headset' },
      microphone: { kind: 'failed', problem: 'deviceUnplugged', detail: 'Old headset' },
    });
    await app.ask('ring', ring);
    await Promise.any(['Headset', 'Desk', 'Third'].map(sounds));
  });

  it('checks during a call without disturbing it', async () => {
    await app.ask('setDevices', { microphone: await microphone('HeadsetMicrophone'), speaker: await speaker('Headset'), ring: [] });
    const { caller } = await app.ask('call', { clip });
    await plays('Headset', callerTone);
    const [check, heard, spoken] = await Promise.all([app.ask('checkAudio'), sound.listen('Headset', 1), app.hear(caller, 1)]);
    expect(check).toMatchObject({ ring: { kind: 'passed' }, microphone: { kind: 'passed' } });
    expect(typicalShare(heard, callerTone, 48_000)).toBeGreaterThan(0.9);
    expect(typicalShare(spoken, agentTone, 48_000)).toBeGreaterThan(0.9);
  });

  it('plays a test on the device that is asked for, and shows how loud the microphone is', async () => {
    const { id } = await speaker('Desk');
    await eventually('the test is heard', async () => {
      const heard = sound.listen('Desk', 4);
      await app.ask('testOutput', id, 'marimba', 0.8);
      return peak(await heard) > 0.05;
    });
    await isSilent('Desk');
    await app.ask('testMicrophone', true);
    await eventually('a level is told', async () => (await app.ask('heard')).some(({ what, value }) => what === 'tested' && (value as number) > 0.1));
    await app.ask('testMicrophone', false);
  });
});
