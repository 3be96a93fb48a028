import type { ScoreCard } from '../../../../shared/reviews/scoreCard.ts';

/** Why a card cannot be kept; the words are in the locales under `review.cards.fault`. */
export type CardFault = 'nameMissing' | 'sectionMissing' | 'sectionNameMissing' | 'criterionMissing' | 'criterionNameMissing' | 'nameTwice' | 'tooManySections' | 'tooManyCriteria';

/** Most of each, as `scoreCardSchema` takes them. */
export const mostSections = 20;
export const mostCriteria = 50;

/** Faults by what they are about: `card`, or the id of a section or criterion. Empty = the card can be kept. Pure. */
export function cardFaults(card: ScoreCard): ReadonlyMap<string, CardFault> {
  const faults = new Map<string, CardFault>();
  if (card.name.trim() === '') faults.set('card', 'nameMissing');
  else if (card.sections.length === 0) faults.set('card', 'sectionMissing');
  else if (card.sections.length > mostSections) faults.set('card', 'tooManySections');
  const seen = new Set<string>();
  for (const section of card.sections) {
    if (section.name.trim() === '') faults.set(section.id, 'sectionNameMissing');
    else if (section.criteria.length === 0) faults.set(section.id, 'criterionMissing');
    else if (section.criteria.length > mostCriteria) faults.set(section.id, 'tooManyCriteria');
    for (const { id, name } of section.criteria) {
      const word = name.trim();
      if (word === '') faults.set(id, 'criterionNameMissing');
      else if (seen.has(word)) faults.set(id, 'nameTwice');
      seen.add(word);
    }
  }
  return faults;
}
