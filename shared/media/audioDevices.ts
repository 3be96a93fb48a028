import { z } from 'zod';

/**
 * A device by its identity: Chromium's id (stable per installation), and the label by which it is known again when the
 * id changed (another socket, a new driver). `null` in a choice = the system's default.
 */
export const deviceIdentitySchema = z.strictObject({ id: z.string().min(1).max(200), label: z.string().max(200) });
export type DeviceIdentity = z.infer<typeof deviceIdentitySchema>;

export const deviceChoiceSchema = z.strictObject({
  microphone: deviceIdentitySchema.nullable().default(null),
  speaker: deviceIdentitySchema.nullable().default(null),
  /** Every device that rings, at once; empty = the speaker. */
  ring: z.array(deviceIdentitySchema).max(8).default([]),
});
/** What the agent chose; kept also while a device is unplugged, and used again when it is back. */
export type DeviceChoice = z.infer<typeof deviceChoiceSchema>;
export const defaultDevices: DeviceChoice = deviceChoiceSchema.parse({});

/** What is plugged in now, and what is in use. */
export interface AudioDevices {
  readonly microphones: readonly DeviceIdentity[];
  readonly speakers: readonly DeviceIdentity[];
  /** Labels in use; null = none could be opened. */
  readonly microphoneInUse: string | null;
  readonly speakerInUse: string | null;
  readonly ringInUse: readonly string[];
  /** Chosen devices that are not plugged in now. */
  readonly missing: readonly DeviceIdentity[];
}
export const noDevices: AudioDevices = { microphones: [], speakers: [], microphoneInUse: null, speakerInUse: null, ringInUse: [], missing: [] };

/** A headset whose buttons are followed. */
export interface Headset {
  readonly name: string;
  /** Shows the call's state on its lamps. */
  readonly lamps: boolean;
}

/** Which noise suppression the microphone goes through. */
export type NoiseSuppression = 'off' | 'browser' | 'rnnoise';

/** Melodies in resources/sounds; texts in the locales under `melody`. */
export const melodies = ['classic', 'chime', 'marimba', 'pulse'] as const;
export type Melody = (typeof melodies)[number];

/** How one ring sounds. */
export interface RingSound {
  readonly melody: Melody;
  /** 0–1. */
  readonly volume: number;
}
