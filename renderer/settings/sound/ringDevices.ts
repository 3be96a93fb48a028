import type { DeviceIdentity } from '../../../shared/media/audioDevices.ts';
import { findDevice } from '../../../shared/media/resolveDevices.ts';

/** One line of the check list. */
export interface RingDeviceRow {
  readonly device: DeviceIdentity;
  readonly chosen: boolean;
  readonly plugged: boolean;
}

/** As many devices as the preferences keep. */
export const mostRingDevices = 8;

/** What can ring: everything that is plugged in, then what was chosen and is not there now. Pure. */
export function ringDeviceRows(plugged: readonly DeviceIdentity[], chosen: readonly DeviceIdentity[]): readonly RingDeviceRow[] {
  const found = new Set(chosen.map((device) => findDevice(device, plugged)?.id));
  return [
    ...plugged.map((device) => ({ device, chosen: found.has(device.id), plugged: true })),
    ...chosen.filter((device) => findDevice(device, plugged) === undefined).map((device) => ({ device, chosen: true, plugged: false })),
  ];
}

/**
 * The choice with one device put in or taken out; the others keep their identity, missing ones too. Beyond
 * `mostRingDevices` nothing is put in. Pure.
 */
export function withRingDevice(plugged: readonly DeviceIdentity[], chosen: readonly DeviceIdentity[], device: DeviceIdentity, rings: boolean): readonly DeviceIdentity[] {
  const others = chosen.filter((one) => one.id !== device.id && findDevice(one, plugged)?.id !== device.id);
  return rings ? [...others, device].slice(0, Math.max(mostRingDevices, others.length)) : others;
}
