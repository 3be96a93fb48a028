import { z } from 'zod';

/** What a listener says of a moment: the colour, shape and word of a marker. */
export const markerKinds = ['note', 'praise', 'fault', 'question'] as const;
export type MarkerKind = (typeof markerKinds)[number];

/** Longest comment, characters. */
export const longestComment = 2_000;

/** What a listener writes. Milliseconds from the start of the recording; `untilMs` null = a moment. */
export const markerDraftSchema = z.strictObject({
  atMs: z.int().min(0).max(7 * 86_400_000),
  untilMs: z.int().min(0).max(7 * 86_400_000).nullable(),
  kind: z.enum(markerKinds),
  text: z.string().max(longestComment),
}).refine(({ atMs, untilMs }) => untilMs === null || untilMs > atMs, 'ends before it begins');
export type MarkerDraft = z.infer<typeof markerDraftSchema>;

/** A marker or comment in a recording. */
export interface Marker extends MarkerDraft {
  readonly id: string;
  readonly callId: string;
  /** Who made it; the user of a seat. */
  readonly author: string;
  /** Epoch milliseconds. */
  readonly madeAt: number;
  readonly changedAt: number;
}
