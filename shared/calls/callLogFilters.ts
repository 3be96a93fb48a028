import { z } from 'zod';

/**
 * Results that can be asked for. `abandoned` = missed because the caller gave up while it rang; `missed` includes it.
 * `failed` and `rejected` are calls of this seat that nobody took, and incoming ones that the agent refused.
 */
export const resultKinds = ['answered', 'missed', 'abandoned', 'forwarded', 'rejected', 'failed', 'open'] as const;

/** Both ends belong to the range; null = open. */
const range = z.object({ min: z.number().nullable(), max: z.number().nullable() });
export type LogRange = z.infer<typeof range>;

const values = z.array(z.string().max(500)).max(100);

/** Conditions on the calls of the log; all must hold. An empty text, list or null asks for nothing. */
export const callLogFiltersSchema = z.object({
  /** Parts between spaces, each to be found in a number, name, company, area, queue, write-up, menu path, or in level or tags of the customer. */
  text: z.string().max(200),
  /** Epoch milliseconds, inclusive / exclusive; null = open. */
  from: z.number().nullable(),
  until: z.number().nullable(),
  direction: z.enum(['incoming', 'outgoing']).nullish(),
  results: z.array(z.enum(resultKinds)).max(resultKinds.length).optional(),
  /** Any one of these. Areas are parts of the area's text; dispositions are reason and result, without the note. */
  serviceNumbers: values.optional(),
  queues: values.optional(),
  agents: values.optional(),
  areas: values.optional(),
  dispositions: values.optional(),
  /** Of the customer as the card stands now. */
  levels: values.optional(),
  tags: values.optional(),
  /** Seconds of talk. */
  talk: range.nullish(),
  mos: range.nullish(),
  survey: range.nullish(),
  /** Total of the newest review, 0–100. */
  review: range.nullish(),
  recorded: z.boolean().nullish(),
});
export type CallLogFilters = z.infer<typeof callLogFiltersSchema>;

export const noFilters: CallLogFilters = { text: '', from: null, until: null };

/** Kinds of values that are offered as filters, from what exists. */
export const logValueKinds = ['serviceNumber', 'queue', 'agent', 'area', 'disposition', 'level', 'tag'] as const;
export type LogValueKind = (typeof logValueKinds)[number];
export type LogValues = Readonly<Record<LogValueKind, readonly string[]>>;

/** The filter that a kind of values belongs to. */
export const filterOfKind = {
  serviceNumber: 'serviceNumbers', queue: 'queues', agent: 'agents', area: 'areas', disposition: 'dispositions', level: 'levels', tag: 'tags',
} as const satisfies Record<LogValueKind, keyof CallLogFilters>;

/** The part of a write-up before its note: reason ▸ result. See `dispositionText`. */
export function dispositionHead(text: string): string {
  return text.split(' · ', 1)[0] ?? '';
}

/** What remains of filters when everything that asks for nothing is left out: equal filters look equal. Pure. */
export function tidyFilters(filters: CallLogFilters): CallLogFilters {
  const asks = ([key, value]: [string, unknown]): boolean =>
    key in noFilters || (value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)
      && !(typeof value === 'object' && 'min' in value && 'max' in value && value.min === null && value.max === null));
  const order = Object.keys(callLogFiltersSchema.shape);
  const entries = Object.entries(filters).filter(asks).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return Object.fromEntries(entries) as unknown as CallLogFilters;
}
