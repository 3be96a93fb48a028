import type { AudioDevices, DeviceChoice, DeviceIdentity } from '../../shared/media/audioDevices.ts';

/** Chosen devices that are unplugged and without which the seat cannot hear its ring or be heard. */
export interface UnpluggedDevices {
  /** The headset or speaker that has to play; null = none is missed. */
  readonly output: DeviceIdentity | null;
  readonly microphone: DeviceIdentity | null;
}

/** With several ring devices one that is left is enough. */
export function unpluggedDevices({ missing }: AudioDevices, choice: DeviceChoice): UnpluggedDevices {
  const isMissing = (device: DeviceIdentity | null) => device !== null && missing.some(({ id, label }) => id === device.id && label === device.label);
  const silentRing = choice.ring.length > 0 && choice.ring.every(isMissing) ? choice.ring[0]! : null;
  return {
    output: isMissing(choice.speaker) ? choice.speaker : silentRing,
    microphone: isMissing(choice.microphone) ? choice.microphone : null,
  };
}

/** Equal as long as a proof of ring and microphone holds: what is plugged in, and what was chosen of it. */
export function deviceSignature({ microphones, speakers, missing }: AudioDevices, { microphone, speaker, ring }: DeviceChoice): string {
  const ids = (devices: readonly DeviceIdentity[]) => devices.map(({ id, label }) => [id, label]);
  return JSON.stringify([ids(microphones), ids(speakers), ids(missing), microphone, speaker, ring]);
}
