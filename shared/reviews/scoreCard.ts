import { z } from 'zod';

const id = z.string().min(1).max(64);
const name = z.string().min(1).max(100);

/** How a criterion is judged: met or not, or with points from 0 to `max`. */
const scaleSchema = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('yesNo') }), z.strictObject({ kind: z.literal('points'), max: z.int().min(2).max(10) })]);
export type Scale = z.infer<typeof scaleSchema>;

const criterionSchema = z.strictObject({
  id,
  name,
  description: z.string().max(500),
  weight: z.int().min(1).max(100),
  scale: scaleSchema,
  /** Not met at all: the whole review is zero. */
  fatal: z.boolean(),
});
export type Criterion = z.infer<typeof criterionSchema>;

const sectionSchema = z.strictObject({ id, name, criteria: z.array(criterionSchema).min(1).max(50) });

const allIds = (sections: readonly { readonly id: string; readonly criteria: readonly { readonly id: string }[] }[]) => sections.flatMap((section) => [section.id, ...section.criteria.map((criterion) => criterion.id)]);

/** What a review asks. A released version never changes: a change is the next version. */
export const scoreCardSchema = z.strictObject({
  id,
  version: z.int().min(1),
  name,
  sections: z.array(sectionSchema).min(1).max(20).refine((sections) => new Set(allIds(sections)).size === allIds(sections).length, 'Ids are given once'),
  /** From which total on a review is passed, 0–100. */
  passMark: z.int().min(0).max(100),
});
export type ScoreCard = z.infer<typeof scoreCardSchema>;

/**
 * What is said of one criterion. `points` are missing while it is not judged, and only a comment or a moment is written; null = it
 * does not apply to this call. `atMs` is the moment in the recording that shows it.
 */
const markSchema = z.strictObject({ points: z.int().min(0).max(10).nullable().optional(), comment: z.string().max(2_000), atMs: z.int().min(0).nullable() });
export type Mark = z.infer<typeof markSchema>;

/** By criterion. */
export const marksSchema = z.record(id, markSchema);
export type Marks = z.infer<typeof marksSchema>;

/** Whether a criterion is judged, be it that it does not apply. Pure. */
export const isJudged = (mark: Pick<Mark, 'points'> | undefined): boolean => mark?.points !== undefined;

export const criteriaOf = (card: Pick<ScoreCard, 'sections'>): readonly Criterion[] => card.sections.flatMap(({ criteria }) => criteria);

/** Highest points of a scale. */
export const mostPoints = (scale: Scale): number => (scale.kind === 'yesNo' ? 1 : scale.max);
