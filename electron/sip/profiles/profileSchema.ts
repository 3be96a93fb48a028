import { z } from 'zod';
import { noOwnServices, servicesSchema } from './serviceSchema.ts';

/**
 * How the bytes of a value are read. `auto`: RFC 2047 words, percent-encoding and hex of Chinese text are recognised,
 * everything else is UTF-8. `text`: as it stands. `hex`: UTF-8 in hexadecimal, with or without the leading protocol
 * discriminator 00/04 of ISDN user-to-user data.
 */
export const decodingSchema = z.enum(['auto', 'text', 'percent', 'hex']);
export type Decoding = z.infer<typeof decodingSchema>;

const pattern = z.string().min(1).max(200).refine((text) => {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}, 'is not a regular expression');

/** Only a value that matches counts; others are passed over as if they were absent. */
const matching = { matches: pattern.optional() };

/** One place where a value may stand. */
export const sourceSchema = z.discriminatedUnion('from', [
  /** A header field; `parameter` takes one of its parameters instead of its value. */
  z.strictObject({ from: z.literal('header'), name: z.string().regex(/^[A-Za-z0-9\-.!%*_+`'~]{1,60}$/, 'must be the name of a header field'), parameter: z.string().min(1).optional(), decode: decodingSchema.default('auto'), ...matching }),
  /** RFC 7433; `field` takes one named field of `key=value;…` or JSON data. */
  z.strictObject({ from: z.literal('user-to-user'), field: z.string().min(1).max(60).optional(), decode: decodingSchema.default('auto'), ...matching }),
  /** P-Asserted-Identity (RFC 3325): only of trusted peers. `part`: the number, or the name shown beside it. */
  z.strictObject({ from: z.literal('p-asserted-identity'), part: z.enum(['user', 'name']).default('user'), ...matching }),
  z.strictObject({ from: z.literal('from'), part: z.enum(['user', 'name']).default('user'), ...matching }),
  z.strictObject({ from: z.literal('to'), part: z.enum(['user', 'name']).default('user'), ...matching }),
  z.strictObject({ from: z.literal('request-uri'), ...matching }),
  /** RFC 5806: where the call was diverted first (`original`) or last. */
  z.strictObject({ from: z.literal('diversion'), entry: z.enum(['original', 'last']).default('original'), ...matching }),
  /** RFC 7044: the first or the last target. */
  z.strictObject({ from: z.literal('history-info'), entry: z.enum(['original', 'last']).default('original'), ...matching }),
]);
export type Source = z.infer<typeof sourceSchema>;

const sources = z.array(sourceSchema).max(12).default([]);
const peers = z.array(z.string().min(1).max(255)).default([]);

/** Where a platform puts what the card shows: for each value the places to look at, in order of preference. */
export const profileSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and dashes'),
  title: z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) }),
  /** Servers (host or IP as in the seat's address) whose P-Asserted-Identity is believed, beside the seat's own list. */
  trustedPeers: peers,
  values: z.strictObject({
    caller: sources,
    callerName: sources,
    serviceNumber: sources,
    ivrPath: sources,
    queue: sources,
    queueWait: sources,
    routeRule: sources,
    customerId: sources,
    /** The caller's verdict, `4` or `4/5`: in a BYE or INFO of the call, or in a MESSAGE of a trusted server after it. */
    survey: sources,
    /** Call-ID that a verdict in a MESSAGE is about. */
    surveyCall: sources,
  }),
  /** Which servers may have a call answered without the agent, and how they ask for it. */
  autoAnswer: z.strictObject({
    allowedPeers: peers,
    callInfoAnswerAfter: z.boolean().default(false),
    alertInfoAutoAnswer: z.boolean().default(false),
    /** RFC 5373. */
    answerMode: z.boolean().default(false),
  }).default({ allowedPeers: [], callInfoAnswerAfter: false, alertInfoAutoAnswer: false, answerMode: false }),
  services: servicesSchema.default(noOwnServices),
});
export type Profile = z.infer<typeof profileSchema>;
