import { z } from 'zod';

/** Longest secret, characters. */
const secretMax = 512;

const webAddress = z.string().max(2_000).regex(/^https?:\/\/[^\s]+$/);
/** RFC 9110, 5.1: a token; the value on one line. */
const headerSchema = z.strictObject({ name: z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/), value: z.string().max(secretMax).regex(/^\P{Cc}*$/u) });

/** Where a value stands in the answer, as `data.contact.name` or `items.0.name`; empty = nowhere. */
const jsonPath = z.string().max(200).regex(/^[^\s]*$/);

/** What is shown of a contact that another system knows. */
export const crmFields = ['id', 'name', 'company', 'level', 'note', 'url'] as const;
export type CrmField = (typeof crmFields)[number];

export const pushedSteps = ['rang', 'answered', 'ended', 'writtenUp'] as const;
/** What another system is told of a call. */
export type PushedStep = (typeof pushedSteps)[number];

/** Connections to a customer system of somebody else. What is off costs nothing. */
export const crmSettingsSchema = z.strictObject({
  urlPop: z.strictObject({
    on: z.enum(['never', 'ring', 'answer']).default('never'),
    /** With variables, e.g. `https://crm.example.com/?q={{number}}`. */
    address: webAddress.or(z.literal('')).default(''),
  }).prefault({}),
  lookUp: z.strictObject({
    on: z.boolean().default(false),
    address: webAddress.or(z.literal('')).default(''),
    headers: z.array(headerSchema).max(10).default([]),
    timeoutMs: z.int().min(200).max(10_000).default(1_500),
    fields: z.strictObject(Object.fromEntries(crmFields.map((field) => [field, jsonPath.default('')])) as Record<CrmField, z.ZodDefault<z.ZodString>>).prefault({}),
  }).prefault({}),
  push: z.strictObject({
    on: z.boolean().default(false),
    address: webAddress.or(z.literal('')).default(''),
    headers: z.array(headerSchema).max(10).default([]),
    steps: z.array(z.enum(pushedSteps)).default(['ended', 'writtenUp']),
    /** Signs every message (HMAC-SHA256); empty = unsigned. */
    secret: z.string().max(secretMax).default(''),
    timeoutMs: z.int().min(200).max(30_000).default(5_000),
  }).prefault({}),
});

export type CrmSettings = z.infer<typeof crmSettingsSchema>;
export const noCrm: CrmSettings = crmSettingsSchema.parse({});

/** The settings as a window may show them: values of headers and the secret stay in main. */
export interface ShownCrmSettings {
  readonly settings: CrmSettings;
  readonly hasSecret: boolean;
}

type Header = CrmSettings['push']['headers'][number];

const withoutValues = (headers: readonly Header[]): Header[] => headers.map(({ name }) => ({ name, value: '' }));

export function shownCrm(settings: CrmSettings): ShownCrmSettings {
  const { lookUp, push } = settings;
  return {
    settings: { ...settings, lookUp: { ...lookUp, headers: withoutValues(lookUp.headers) }, push: { ...push, headers: withoutValues(push.headers), secret: '' } },
    hasSecret: push.secret !== '',
  };
}

const hostOf = (address: string): string => /^https?:\/\/[^/?#\s]+/i.exec(address)?.[0].toLowerCase() ?? '';

/** Secrets that a change leaves empty are kept for the same server, and for no other. Pure. */
export function withKeptCrmSecrets(change: CrmSettings, before: CrmSettings): CrmSettings {
  const keep = (part: 'lookUp' | 'push') => hostOf(change[part].address) === hostOf(before[part].address);
  const headers = (part: 'lookUp' | 'push') =>
    change[part].headers.map((header) => {
      const known = before[part].headers.find(({ name }) => name.toLowerCase() === header.name.toLowerCase());
      return header.value === '' && known && keep(part) ? { ...header, value: known.value } : header;
    });
  return {
    ...change,
    lookUp: { ...change.lookUp, headers: headers('lookUp') },
    push: { ...change.push, headers: headers('push'), secret: change.push.secret === '' && keep('push') ? before.push.secret : change.push.secret },
  };
}
