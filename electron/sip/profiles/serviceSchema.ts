import { z } from 'zod';

const agentStateKind = z.enum(['offline', 'idle', 'busy', 'break', 'ringing', 'talking', 'wrapUp']);
const headerName = z.string().regex(/^[A-Za-z0-9\-.!%*_+`'~]{1,60}$/, 'must be the name of a header field');

const code = z.string().regex(/^(?:sips?:)?[A-Za-z0-9*#+.\-_~@:;=]{1,80}$/, 'must be something to dial');
const withSlot = (slot: string, example: string): z.ZodString =>
  z.string().regex(new RegExp(`^(?:sips?:)?[A-Za-z0-9*#+.\\-_~@:;=]{0,60}\\{${slot}\\}[A-Za-z0-9*#+.\\-_~@:;=]{0,60}$`, 'u'), `must be something to dial with one {${slot.replace('(?::[1-9])?', '')}}, e.g. ${example}`);

/** What is dialled to set a service at the platform, and what to clear it. */
const switched = z.strictObject({ set: code, clear: code });
const forwarding = z.strictObject({ set: withSlot('number', '*72{number}'), clear: code });

/** What a platform offers beside plain calls, and how it is asked for. What is left out is not offered. */
export const servicesSchema = z.strictObject({
  /** How an outgoing call says which 400 number to show. `from`: as the user of From; the account goes to P-Preferred-Identity. */
  outgoingNumber: z.discriminatedUnion('as', [
    z.strictObject({ as: z.enum(['none', 'from', 'p-preferred-identity', 'p-asserted-identity']) }),
    z.strictObject({ as: z.literal('header'), name: headerName }),
  ]).default({ as: 'none' }),
  /** Which REFERs the platform takes (RFC 3515; consult: with Replaces, RFC 3891). */
  transfer: z.strictObject({ blind: z.boolean().default(true), consult: z.boolean().default(true) }).default({ blind: true, consult: true }),
  /**
   * Conference room: `{name}` is this seat's own name for it, `{name:2}` the last two characters of that. Seats for which the
   * pattern makes the same room are mixed together there: only where no two of them end alike may it be cut.
   */
  conferenceRoom: withSlot('name(?::[1-9])?', 'conf-{name}').nullable().default(null),
  /** Where a call is transferred to be parked. */
  park: code.nullable().default(null),
  /** What is dialled to fetch who is parked: `from`, or with `to` the one code from `from` to `to` that the platform chose. Goes with `park`. */
  parkFetch: z.strictObject({ from: code, to: code.optional() }).nullable().default(null),
  /** Taking a call that rings elsewhere: at the group, or at one extension. */
  pickUp: z.strictObject({ group: code.nullable().default(null), directed: withSlot('extension', '**{extension}').nullable().default(null) }).default({ group: null, directed: null }),
  /** Feature codes of the platform's own forwarding; null = the console forwards with 302 while it runs. */
  forwarding: z.strictObject({
    always: forwarding.nullable().default(null), busy: forwarding.nullable().default(null), noAnswer: forwarding.nullable().default(null),
  }).default({ always: null, busy: null, noAnswer: null }),
  /** Feature codes of the platform's own do-not-disturb; null = the console refuses the calls itself. */
  doNotDisturb: switched.nullable().default(null),
  /** Agent states in which calls that the platform offers nevertheless are refused with 486. */
  refusesIn: z.array(agentStateKind).default([]),
  /**
   * How the platform learns the agent's state. `publish`: SIP PUBLISH (RFC 3903) of presence. `featureCodes`: a code is
   * dialled for each state named; a break has its reason's code (`rest`, `meal`, … or the company's own word) where
   * `breakCodes` has one. `registration`: the seat unregisters in the states named, so that nothing is offered.
   */
  agentState: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('none') }),
    z.strictObject({ by: z.literal('publish'), expiresSeconds: z.int().min(60).max(86_400).default(3_600) }),
    z.strictObject({ by: z.literal('featureCodes'), codes: z.partialRecord(agentStateKind, code), breakCodes: z.record(z.string().min(1).max(20), code).default({}) }),
    z.strictObject({ by: z.literal('registration'), unregisterIn: z.array(agentStateKind).min(1) }),
  ]).default({ by: 'none' }),
});
export type Services = z.infer<typeof servicesSchema>;
export const noOwnServices: Services = servicesSchema.parse({});
