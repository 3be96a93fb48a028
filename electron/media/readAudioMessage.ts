import { z } from 'zod';
import type { AudioCheck } from '../../shared/media/audioCheck.ts';
import { deviceIdentitySchema } from '../../shared/media/audioDevices.ts';
import type { FromPage } from '../../shared/media/mediaProtocol.ts';

const name = z.string().max(400);
const devices = z.object({
  microphones: z.array(deviceIdentitySchema).max(64),
  speakers: z.array(deviceIdentitySchema).max(64),
  microphoneInUse: name.nullable(),
  speakerInUse: name.nullable(),
  ringInUse: z.array(name).max(64),
  missing: z.array(deviceIdentitySchema).max(64),
});
const level = z.number().min(0).max(1);

const audioMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('devicesChanged'), devices }),
  z.object({ kind: z.literal('microphoneTested'), level }),
  z.object({ kind: z.literal('alarmChanged'), mediaId: z.string().max(100), alarm: z.enum(['noPacketsIn', 'silenceIn', 'noPacketsOut', 'silenceOut', 'ice']).nullable() }),
  z.object({ kind: z.literal('headsetChanged'), headset: z.object({ name, lamps: z.boolean() }).nullable() }),
  z.object({ kind: z.literal('headsetPressed'), button: z.enum(['hook', 'mute', 'reject']) }),
]);

const problem = z.enum(['noOutput', 'outputSilent', 'microphoneMissing', 'microphoneDenied', 'microphoneInUse', 'microphoneSilent', 'deviceUnplugged']);
const checkResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('passed'), tookMs: z.number(), detail: z.string().max(2_000) }),
  z.object({ kind: z.literal('failed'), problem, detail: z.string().max(2_000) }),
]);
const audioCheck = z.object({ ring: checkResult, microphone: checkResult });

/** What the untrusted page tells of devices, alarms and headset; null when it is not well-formed. */
export function readAudioMessage(message: unknown): FromPage | null {
  const parsed = audioMessage.safeParse(message);
  return parsed.success ? parsed.data : null;
}

/** The page's outcome of the loopback; null when it is not one. */
export function readAudioCheck(value: unknown): AudioCheck | null {
  const parsed = audioCheck.safeParse(value);
  return parsed.success ? parsed.data : null;
}
