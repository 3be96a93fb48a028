import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseHeadset } from '../../../electron/media/chooseHeadset.ts';
import { PairedHeadsets, type HidDeviceTold } from '../../../electron/media/pairedHeadsets.ts';
import { HidHeadset } from '../../../renderer/media/headset/headsetDevice.ts';
import { Headsets } from '../../../renderer/media/headset/headsets.ts';
import { quietHeadset } from '../../../shared/media/headset.ts';
import { bitHeadset, FakeHidPort, FakeHidSource, keyboard, selectorHeadset } from '../../fakes/fakeHid.ts';
import { settle } from './engineHarness.ts';

const hook = 0b0001;
const mute = 0b0100;
const drop = 0b1000;

async function opened(collections = bitHeadset) {
  const port = new FakeHidPort('Headset', collections);
  const pressed: string[] = [];
  const failures: unknown[] = [];
  let clock = 0;
  const headset = new HidHeadset(port, { pressed: (button) => pressed.push(button), failed: (error) => failures.push(error), now: () => clock });
  await headset.open();
  await settle();
  return { port, pressed, failures, headset, wait: (ms: number) => (clock += ms) };
}
const talking = { ...quietHeadset, offHook: true };

describe('a headset of single bits', () => {
  it('answers with its hook, and its echo of the call that began is no press', async () => {
    const { port, pressed, headset, wait } = await opened();
    headset.show({ ...quietHeadset, ringing: true });
    port.report(1, hook);
    expect(pressed).toEqual(['hook']);
    headset.show(talking);
    port.report(1, hook);
    wait(5_000);
    expect(pressed).toEqual(['hook']);
    port.report(1, 0);
    expect(pressed).toEqual(['hook', 'hook']);
  });

  it('does not hang up when the call was answered on the screen and it only follows', async () => {
    const { port, pressed, headset, wait } = await opened();
    headset.show(talking);
    port.report(1, hook);
    wait(3_000);
    headset.show(quietHeadset);
    port.report(1, 0);
    expect(pressed).toEqual([]);
  });

  it('has one press for a hook that comes back to rest by itself', async () => {
    const { port, pressed, headset, wait } = await opened();
    headset.show({ ...quietHeadset, ringing: true });
    port.report(1, hook);
    headset.show(talking);
    wait(80);
    port.report(1, 0);
    expect(pressed).toEqual(['hook']);
  });

  it('mutes and rejects once per press, however long the button is held', async () => {
    const { port, pressed } = await opened();
    for (const bits of [mute, mute, 0, mute, 0, drop, drop, 0]) port.report(1, bits);
    expect(pressed).toEqual(['mute', 'mute', 'reject']);
  });

  it('ignores other reports, and reports that are too short', async () => {
    const { port, pressed } = await opened();
    port.report(9, 0xff);
    port.report(1);
    expect(pressed).toEqual([]);
  });

  it('shows off-hook, mute, ring and hold on its lamps, and puts them out when it is let go', async () => {
    const { port, headset } = await opened();
    expect(headset.lamps).toBe(true);
    headset.show({ ringing: true, offHook: false, muted: false, held: false });
    headset.show({ ringing: false, offHook: true, muted: true, held: true });
    await settle();
    expect(port.sent).toEqual([{ reportId: 2, bytes: [0] }, { reportId: 2, bytes: [0b0100] }, { reportId: 2, bytes: [0b1011] }]);
    headset.close();
    await settle();
    expect(port.sent.at(-1)).toEqual({ reportId: 2, bytes: [0] });
    expect(port.opened).toBe(false);
  });
});

describe('a headset that tells keys by number', () => {
  it('is read by its own description', async () => {
    const { port, pressed } = await opened(selectorHeadset);
    port.report(5, 0, 0x0f + 1);
    port.report(5, 0, 0);
    port.report(5, 1, 0);
    expect(pressed).toEqual(['mute', 'hook']);
  });

  it('has its lamp at its place and nothing else lit', async () => {
    const { port, headset } = await opened(selectorHeadset);
    headset.show({ ...talking, muted: true });
    await settle();
    expect(port.sent.at(-1)).toEqual({ reportId: 6, bytes: [0b1000, 0] });
  });
});

describe('following headsets', () => {
  function following() {
    const hid = new FakeHidSource();
    const told: unknown[] = [];
    const headsets = new Headsets(hid, { changed: (headset) => told.push(headset?.name ?? null), pressed: (button) => told.push(button), failed: (error) => told.push(String(error)) });
    return { hid, told, headsets };
  }

  it('opens a paired headset when asked to, and nothing before', async () => {
    const { hid, told, headsets } = following();
    hid.devices.push(new FakeHidPort('Keyboard', keyboard), new FakeHidPort('Headset', bitHeadset));
    await settle();
    expect(told).toEqual([]);
    await headsets.follow(true);
    hid.devices[1]!.report(1, mute);
    expect(told).toEqual(['Headset', 'mute']);
    expect(hid.devices[0]!.opened).toBe(false);
    await headsets.follow(false);
    expect(told.at(-1)).toBeNull();
  });

  it('finds it again when it is plugged in again, with the lamps as they are to be', async () => {
    const { hid, told, headsets } = following();
    const headset = new FakeHidPort('Headset', bitHeadset);
    await headsets.follow(true);
    headsets.show(talking);
    hid.plug(headset);
    await settle();
    hid.unplug(headset);
    await settle();
    const again = new FakeHidPort('Headset', bitHeadset);
    hid.plug(again);
    await settle();
    expect(told).toEqual(['Headset', null, 'Headset']);
    expect(again.sent.at(-1)).toEqual({ reportId: 2, bytes: [0b0001] });
  });

  it('goes on without one that another program has', async () => {
    const { hid, told, headsets } = following();
    const busy = new FakeHidPort('Busy', bitHeadset);
    busy.busy = true;
    hid.devices.push(busy, new FakeHidPort('Free', selectorHeadset));
    await headsets.follow(true);
    expect(told).toEqual(['Error: The device is in use', 'Free']);
  });

  it('asks for telephony devices only when pairing, and says when none was chosen', async () => {
    const { hid, told, headsets } = following();
    await headsets.follow(true);
    expect(await headsets.pair()).toBe(false);
    hid.chosen = new FakeHidPort('Headset', bitHeadset);
    expect(await headsets.pair()).toBe(true);
    expect(hid.asked).toEqual([{ filters: [{ usagePage: 0x0b }] }, { filters: [{ usagePage: 0x0b }] }]);
    expect(told).toEqual(['Headset']);
  });

  it('lets go of a headset that is to be forgotten', async () => {
    const { hid, told, headsets } = following();
    hid.devices.push(new FakeHidPort('Headset', bitHeadset));
    await headsets.follow(true);
    await headsets.forget();
    expect(told).toEqual(['Headset', null]);
    expect(hid.devices[0]).toMatchObject({ opened: false, forgotten: true });
  });
});

describe('the paired headset', () => {
  let folder: string;
  const told = (part: Partial<HidDeviceTold> = {}): HidDeviceTold => ({ deviceId: '1', name: 'Headset', vendorId: 1, productId: 2, serialNumber: 's', collections: [{ usagePage: 0x0b }], ...part });

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'console-400-headset-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is the only device that a page may open, also after a restart', async () => {
    const file = path.join(folder, 'data', 'headsets.json');
    const paired = new PairedHeadsets(file);
    expect(paired.permits(told())).toBe(false);
    await paired.pair(told());
    const later = new PairedHeadsets(file);
    expect(later.permits(told({ deviceId: 'another run' }))).toBe(true);
    for (const other of [{ serialNumber: 'other' }, { productId: 3 }, { vendorId: 3 }, { collections: [{ usagePage: 0x01 }] }]) expect(later.permits(told(other))).toBe(false);
    await later.pair(told({ productId: 9 }));
    expect(later.permits(told())).toBe(false);
    await later.forgetAll();
    expect(later.permits(told({ productId: 9 }))).toBe(false);
    expect(await readFile(file, 'utf8')).toBe('[]');
  });

  it('is none when its file is damaged', async () => {
    const file = path.join(folder, 'headsets.json');
    await writeFile(file, '[{"vendorId":"all"}]');
    expect(new PairedHeadsets(file).permits(told())).toBe(false);
  });

  it('is the only one there, or the one the user chooses among several', async () => {
    const never = () => Promise.reject(new Error('nobody is to be asked'));
    const [first, second] = [told(), told({ deviceId: '2', name: 'Other' })];
    expect(await chooseHeadset([], never)).toBeNull();
    expect(await chooseHeadset([told({ collections: [{ usagePage: 1 }] })], never)).toBeNull();
    expect(await chooseHeadset([first], never)).toBe(first);
    expect(await chooseHeadset([first, second], async (names) => names.indexOf('Other'))).toBe(second);
    expect(await chooseHeadset([first, second], async () => null)).toBeNull();
  });
});
