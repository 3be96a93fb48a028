import { criteriaOf, mostPoints, type Marks, type ScoreCard } from './scoreCard.ts';

/** What is wrong with marks for a card: a criterion that the card has not, or more points than its scale; null = they fit. Pure. */
export function marksFault(card: ScoreCard, marks: Marks): 'unknownCriterion' | 'tooManyPoints' | null {
  const most = new Map(criteriaOf(card).map(({ id, scale }) => [id, mostPoints(scale)]));
  const given = Object.entries(marks);
  if (given.some(([id]) => !most.has(id))) return 'unknownCriterion';
  return given.some(([id, { points }]) => (points ?? 0) > (most.get(id) ?? 0)) ? 'tooManyPoints' : null;
}
