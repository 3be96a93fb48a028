import { isJudged, mostPoints, type Criterion, type Mark, type Marks } from '../../../../shared/reviews/scoreCard.ts';

const blank: Mark = { comment: '', atMs: null };

/** Gives points, null = does not apply; comment and moment stay. Pure. */
export function withPoints(marks: Marks, id: string, points: number | null): Marks {
  return { ...marks, [id]: { ...blank, ...marks[id], points } };
}

/** Puts a comment or a moment to a criterion, judged or not; of one that is open, an empty note leaves nothing. Pure. */
export function withNote(marks: Marks, id: string, note: Partial<Pick<Mark, 'comment' | 'atMs'>>): Marks {
  return withMark(marks, id, { ...blank, ...marks[id], ...note });
}

/** Takes the points back: the criterion is open again, and what is noted stays. Pure. */
export function withoutPoints(marks: Marks, id: string): Marks {
  const { comment, atMs } = marks[id] ?? blank;
  return withMark(marks, id, { comment, atMs });
}

function withMark(marks: Marks, id: string, mark: Mark): Marks {
  if (isJudged(mark) || mark.comment !== '' || mark.atMs !== null) return { ...marks, [id]: mark };
  return Object.fromEntries(Object.entries(marks).filter(([name]) => name !== id));
}

/** Points one step up or down from what there is; from nothing to the end that is nearer. Pure. */
export function steppedPoints({ scale }: Criterion, mark: Mark | undefined, by: 1 | -1): number {
  const most = mostPoints(scale);
  if (mark?.points === undefined || mark.points === null) return by === 1 ? 0 : most;
  return Math.min(most, Math.max(0, mark.points + by));
}
