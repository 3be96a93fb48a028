import type { DeviceIdentity } from '../../shared/media/audioDevices.ts';

export interface DeviceOption {
  /** The device's id; empty = the system's default. */
  readonly value: string;
  readonly label: string;
  readonly plugged: boolean;
}

/** Whether a chosen device is the one that is plugged in: by id, or by its label when the id has changed. */
export function isSameDevice(one: DeviceIdentity, other: DeviceIdentity): boolean {
  return one.id === other.id || (one.label !== '' && one.label === other.label);
}

/**
 * What a choice of device offers: the default first, then what is plugged in, then the chosen one when it is not, so
 * that a choice never looks lost. Pure.
 */
export function deviceOptions(plugged: readonly DeviceIdentity[], chosen: DeviceIdentity | null, defaultLabel: string): readonly DeviceOption[] {
  const options: DeviceOption[] = [{ value: '', label: defaultLabel, plugged: true }, ...plugged.map(({ id, label }) => ({ value: id, label: label || id, plugged: true }))];
  if (chosen !== null && !plugged.some((device) => isSameDevice(device, chosen))) options.push({ value: chosen.id, label: chosen.label || chosen.id, plugged: false });
  return options;
}

/** The option that stands for the choice. */
export function chosenOption(plugged: readonly DeviceIdentity[], chosen: DeviceIdentity | null): string {
  if (chosen === null) return '';
  return plugged.find((device) => isSameDevice(device, chosen))?.id ?? chosen.id;
}
