import { mostPoints, type Criterion, type Mark, type Marks } from '../../../../shared/reviews/scoreCard.ts';

/** Gives points, null = does not apply; comment and moment stay. Pure. */
export function withPoints(marks: Marks, id: string, points: number | null): Marks {
  return { ...marks, [id]: { comment: '', atMs: null, ...marks[id], points } };
}

/**
 * Puts a comment or a moment to a criterion that is judged; as it was to one that is open, because a mark without points
 * would say that it does not apply. Pure.
 */
export function withNote(marks: Marks, id: string, note: Partial<Pick<Mark, 'comment' | 'atMs'>>): Marks {
  const mark = marks[id];
  return mark === undefined ? marks : { ...marks, [id]: { ...mark, ...note } };
}

/** Takes a mark back: the criterion is open again. Pure. */
export function withoutMark(marks: Marks, id: string): Marks {
  return Object.fromEntries(Object.entries(marks).filter(([name]) => name !== id));
}

/** Points one step up or down from what there is; from nothing to the end that is nearer. Pure. */
export function steppedPoints({ scale }: Criterion, mark: Mark | undefined, by: 1 | -1): number {
  const most = mostPoints(scale);
  if (mark === undefined || mark.points === null) return by === 1 ? 0 : most;
  return Math.min(most, Math.max(0, mark.points + by));
}
