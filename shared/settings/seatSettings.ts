import { z } from 'zod';
import { dispositionRulesSchema } from '../dispositions/disposition.ts';
import { defaultDevices, deviceChoiceSchema, melodies } from '../media/audioDevices.ts';
import { roles, type Right, type Role } from '../rights/rights.ts';
import { shortcutsSchema } from './shortcuts.ts';

const tenDigits400 = z.string().regex(/^400\d{7}$/);

const webSocketAddress = z.string().regex(/^wss?:\/\/[^\s/]+(\/\S*)?$/);

/** Stands in header fields: a line break in it would begin a field of its own. */
const headerText = z.string().regex(/^\P{Cc}*$/u);

/** Longest password of the account, characters. */
export const passwordMax = 256;

/** A seat's settings as a provisioning file carries them (`npm start -- --provision <file>`). */
export const provisioningSchema = z.strictObject({
  version: z.literal(1),
  /** ws:// or wss:// address of the SIP server. */
  server: webSocketAddress,
  /** Taken in this order while `server` cannot be reached; the seat returns to `server` when it is back. */
  backupServers: z.array(webSocketAddress).max(8).default([]),
  /** Address of record, e.g. `sip:8001@pbx.example.com`. */
  sipUri: z.string().regex(/^sips?:[^@\s]+@[^\s]+$/),
  /** Digest user; the user part of `sipUri` when left out. */
  authUser: headerText.min(1).max(128).optional(),
  password: z.string().min(1).max(passwordMax),
  displayName: headerText.max(80).optional(),
  /** Name of a platform profile in resources/profiles. */
  profile: z.string().default('generic'),
  /** What the platform offers otherwise than its profile says: keys of the profile's `services`. Checked where the profile is read. */
  services: z.record(z.string(), z.unknown()).optional(),
  /** Addresses (host or IP) whose P-Asserted-Identity is trusted, beside the profile's own list. */
  trustedPeers: z.array(z.string().min(1)).max(32).default([]),
  /** Servers (host or IP) that may have a call answered without the agent, beside the profile's own list. */
  autoAnswerPeers: z.array(z.string().min(1)).max(32).default([]),
  serviceNumbers: z.array(z.strictObject({ number: tenDigits400, label: z.string().min(1).max(40) })).default([]),
  iceServers: z.array(z.strictObject({ urls: z.union([z.string(), z.array(z.string())]), username: z.string().optional(), credential: z.string().optional() })).max(8).default([]),
  /** `relay`: media goes through a TURN server only. */
  iceTransportPolicy: z.enum(['all', 'relay']).default('all'),
  /** Milliseconds after which the ICE candidates found so far are sent. */
  iceGatheringMs: z.int().min(50).max(10_000).default(500),
  /** The company's write-up tree; left out = the built-in one. */
  dispositions: dispositionRulesSchema.optional(),
  /** Breaks that the company knows beside the built-in ones. */
  breakReasons: z.array(z.string().min(1).max(20)).max(12).default([]),
  role: z.enum(roles).default('owner'),
  /** Callers' numbers are masked on this seat. */
  numbersHidden: z.boolean().default(false),
  /** Own area code, used to read land-line numbers sent without one, e.g. `0755`. */
  homeAreaCode: z.string().regex(/^0\d{2,3}$/).optional(),
});

export type SeatProvisioning = z.infer<typeof provisioningSchema>;

const forwardTarget = z.string().regex(/^\+?[\d*#]{2,20}$/).nullable();

/** Where calls go that this seat does not take; null = nowhere. */
export const forwardingSchema = z.strictObject({
  always: forwardTarget.default(null),
  busy: forwardTarget.default(null),
  noAnswer: forwardTarget.default(null),
  noAnswerSeconds: z.int().min(5).max(120).default(20),
});
export type Forwarding = z.infer<typeof forwardingSchema>;

const ringRuleSchema = z.strictObject({
  /** A 400 number (ten digits) or the name of a queue. */
  match: z.strictObject({ kind: z.enum(['serviceNumber', 'queue']), value: z.string().min(1).max(80) }),
  melody: z.enum(melodies),
  volume: z.number().min(0).max(1),
});
export type RingRule = z.infer<typeof ringRuleSchema>;

export const speedDialSchema = z.strictObject({ label: z.string().min(1).max(30), number: z.string().min(1).max(128) });
export type SpeedDial = z.infer<typeof speedDialSchema>;

export const preferencesSchema = z.strictObject({
  locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  echoCancellation: z.boolean().default(true),
  /** A boolean in files of older versions. */
  noiseSuppression: z.preprocess((value) => (value === true ? 'browser' : value === false ? 'off' : value), z.enum(['off', 'browser', 'rnnoise'])).default('browser'),
  autoGainControl: z.boolean().default(true),
  ringVolume: z.number().min(0).max(1).default(0.8),
  ringMelody: z.enum(melodies).default('classic'),
  /** The first rule that fits a call decides its ring. */
  ringRules: z.array(ringRuleSchema).max(50).default([]),
  devices: deviceChoiceSchema.default(defaultDevices),
  recordCalls: z.boolean().default(true),
  dtmfTransport: z.enum(['rfc4733', 'info']).default('rfc4733'),
  popEnabled: z.boolean().default(true),
  notificationsEnabled: z.boolean().default(true),
  headsetButtons: z.boolean().default(true),
  shortcuts: shortcutsSchema.default(shortcutsSchema.parse({})),
  /** The n-th is dialled with Alt+n in the console. */
  speedDials: z.array(speedDialSchema).max(9).default([]),
  doNotDisturb: z.boolean().default(false),
  forwarding: forwardingSchema.default(forwardingSchema.parse({})),
  /** Seconds of wrap-up after a conversation; 0 = none, null = until the agent is done. */
  wrapUpSeconds: z.int().min(0).max(3_600).nullable().default(60),
  /** After the wrap-up the seat is idle again; else it stays busy until the agent says so. */
  autoIdle: z.boolean().default(true),
  /** Number shown on outgoing calls; null = the first of the seat's 400 numbers. */
  shownNumber: z.string().regex(/^400\d{7}$/).nullable().default(null),
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
  readonly role: Role;
  readonly rights: readonly Right[];
}
