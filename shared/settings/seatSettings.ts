import { z } from 'zod';

const tenDigits400 = z.string().regex(/^400\d{7}$/);

/** A seat's settings as a provisioning file carries them (`npm start -- --provision <file>`). */
export const provisioningSchema = z.strictObject({
  version: z.literal(1),
  /** ws:// or wss:// address of the SIP server. */
  server: z.string().regex(/^wss?:\/\/[^\s/]+(\/\S*)?$/),
  /** Address of record, e.g. `sip:8001@pbx.example.com`. */
  sipUri: z.string().regex(/^sips?:[^@\s]+@[^\s]+$/),
  /** Digest user; the user part of `sipUri` when left out. */
  authUser: z.string().min(1).optional(),
  password: z.string().min(1),
  displayName: z.string().max(80).optional(),
  /** Name of a platform profile in resources/profiles. */
  profile: z.string().default('generic'),
  /** Addresses (host or IP) whose P-Asserted-Identity is trusted, beside the profile's own list. */
  trustedPeers: z.array(z.string().min(1)).default([]),
  serviceNumbers: z.array(z.strictObject({ number: tenDigits400, label: z.string().min(1).max(40) })).default([]),
  iceServers: z.array(z.strictObject({ urls: z.union([z.string(), z.array(z.string())]), username: z.string().optional(), credential: z.string().optional() })).default([]),
  /** Own area code, used to read land-line numbers sent without one, e.g. `0755`. */
  homeAreaCode: z.string().regex(/^0\d{2,3}$/).optional(),
});

export type SeatProvisioning = z.infer<typeof provisioningSchema>;

export const preferencesSchema = z.strictObject({
  locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  echoCancellation: z.boolean().default(true),
  noiseSuppression: z.boolean().default(true),
  autoGainControl: z.boolean().default(true),
  ringVolume: z.number().min(0).max(1).default(0.8),
  recordCalls: z.boolean().default(true),
  dtmfTransport: z.enum(['rfc4733', 'info']).default('rfc4733'),
  popEnabled: z.boolean().default(true),
});

/** What a user may set on this seat. */
export type Preferences = z.infer<typeof preferencesSchema>;
export const defaultPreferences: Preferences = preferencesSchema.parse({});

/** The seat as shown in the interface: never a secret. */
export interface SeatIdentity {
  readonly configured: boolean;
  readonly user: string;
  readonly displayName: string;
  readonly server: string;
  readonly profile: string;
}
