import { z } from 'zod';
import { melodies } from '../../media/audioDevices.ts';
import { shortText } from '../fields.ts';

/** Sound devices and the headset. */
export const devicesCommands = {
  /** Plays a second of sound on a device; `id` null = the default one. */
  'device:testOutput': z.strictObject({ id: shortText(200).nullable(), sound: z.enum([...melodies, 'voice']), volume: z.number().min(0).max(1) }),
  /** Sends `device:level` ten times a second until stopped, at most a minute. */
  'device:testMicrophone': z.strictObject({ on: z.boolean() }),
  /** Opens the system's choice of headsets. */
  'headset:pair': z.strictObject({}),
  'headset:forget': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export interface DevicesCommandResults {
  'headset:pair': { readonly paired: boolean };
}
