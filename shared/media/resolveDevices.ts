import type { DeviceChoice, DeviceIdentity } from './audioDevices.ts';

/** What is plugged in now. */
export interface PluggedIn {
  readonly microphones: readonly DeviceIdentity[];
  readonly speakers: readonly DeviceIdentity[];
}

/** What is to be used; null = the system's default. */
export interface DeviceUse {
  readonly microphone: DeviceIdentity | null;
  readonly speaker: DeviceIdentity | null;
  /** Never empty. */
  readonly ring: readonly (DeviceIdentity | null)[];
  /** Chosen and not plugged in. */
  readonly missing: readonly DeviceIdentity[];
  /** Those of them without which the agent may not hear or be heard as chosen: another ring device does not stand for the speaker. */
  readonly missed: { readonly microphone: DeviceIdentity | null; readonly outputs: readonly DeviceIdentity[] };
}

/** The device with this id; else the one with this label, which is how it is known after a change of socket or driver. */
export function findDevice(wanted: DeviceIdentity, devices: readonly DeviceIdentity[]): DeviceIdentity | undefined {
  return devices.find(({ id }) => id === wanted.id) ?? devices.find(({ label }) => label !== '' && label === wanted.label);
}

/** Matches a choice with what is plugged in. What is missing is stood for by the default; ring devices that are there ring on. */
export function resolveDevices(choice: DeviceChoice, { microphones, speakers }: PluggedIn): DeviceUse {
  const microphone = choice.microphone && findDevice(choice.microphone, microphones);
  const speaker = choice.speaker && findDevice(choice.speaker, speakers);
  const rings = choice.ring.map((wanted) => ({ wanted, found: findDevice(wanted, speakers) }));
  const ring = unique(rings.flatMap(({ found }) => found ?? []));
  const lost = {
    microphone: microphone === undefined ? choice.microphone : null,
    speaker: speaker === undefined ? choice.speaker : null,
    ring: rings.filter(({ found }) => !found).map(({ wanted }) => wanted),
  };
  return {
    microphone: microphone ?? null,
    speaker: speaker ?? null,
    ring: ring.length > 0 ? ring : [speaker ?? null],
    missing: unique([lost.microphone, lost.speaker, ...lost.ring].filter((device) => device !== null)),
    missed: {
      microphone: lost.microphone,
      outputs: unique([lost.speaker, ...(ring.length > 0 ? [] : lost.ring)].filter((device) => device !== null)),
    },
  };
}

function unique(devices: readonly DeviceIdentity[]): readonly DeviceIdentity[] {
  return devices.filter((device, index) => devices.findIndex(({ id }) => id === device.id) === index);
}
