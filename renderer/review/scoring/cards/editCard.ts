import { moved, replaced, without } from '../../../settings/order.ts';
import { canonicalJson } from '../../../../shared/evidence/canonicalJson.ts';
import { criteriaOf, type Criterion, type ScoreCard } from '../../../../shared/reviews/scoreCard.ts';

export type Section = ScoreCard['sections'][number];

/** Ids are only ever made here: they tie marks to criteria for as long as reviews are kept. */
const freshId = (): string => crypto.randomUUID();

export function newCriterion(): Criterion {
  return { id: freshId(), name: '', description: '', weight: 10, scale: { kind: 'yesNo' }, fatal: false };
}

export function newSection(): Section {
  return { id: freshId(), name: '', criteria: [newCriterion()] };
}

/** An empty card; it is not kept before it is saved. */
export function newCard(): ScoreCard {
  return { id: freshId(), version: 1, name: '', sections: [newSection()], passMark: 80 };
}

/** What is written next of a released card: the same criteria, so that they can be compared across versions. Pure. */
export function nextVersion(card: ScoreCard): ScoreCard {
  return { ...card, version: card.version + 1 };
}

const withSections = (card: ScoreCard, sections: readonly Section[]): ScoreCard => ({ ...card, sections: [...sections] });

/** One step of writing a card. Places count from 0. */
export type CardEdit =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'passMark'; readonly passMark: number }
  | { readonly kind: 'section'; readonly at: number; readonly name: string }
  | { readonly kind: 'addSection' }
  | { readonly kind: 'moveSection'; readonly at: number; readonly by: 1 | -1 }
  | { readonly kind: 'removeSection'; readonly at: number }
  | { readonly kind: 'criterion'; readonly section: number; readonly at: number; readonly change: Partial<Omit<Criterion, 'id'>> }
  | { readonly kind: 'addCriterion'; readonly section: number }
  | { readonly kind: 'moveCriterion'; readonly section: number; readonly at: number; readonly by: 1 | -1 }
  | { readonly kind: 'removeCriterion'; readonly section: number; readonly at: number };

function inSection(card: ScoreCard, at: number, change: (criteria: readonly Criterion[]) => readonly Criterion[]): ScoreCard {
  const section = card.sections[at];
  return section === undefined ? card : withSections(card, replaced(card.sections, at, { ...section, criteria: [...change(section.criteria)] }));
}

/** A criterion at the end of its section goes on into the next one. */
function movedCriterion(card: ScoreCard, from: number, at: number, by: 1 | -1): ScoreCard {
  const criterion = card.sections[from]?.criteria[at];
  const stays = card.sections[from]?.criteria[at + by] !== undefined;
  if (criterion === undefined || (!stays && card.sections[from + by] === undefined)) return card;
  if (stays) return inSection(card, from, (criteria) => moved(criteria, at, by));
  const left = inSection(card, from, (criteria) => without(criteria, at));
  return inSection(left, from + by, (criteria) => (by === 1 ? [criterion, ...criteria] : [...criteria, criterion]));
}

/** The card after one step. Pure but for new ids. */
export function editCard(card: ScoreCard, edit: CardEdit): ScoreCard {
  switch (edit.kind) {
    case 'name':
      return { ...card, name: edit.name };
    case 'passMark':
      return { ...card, passMark: edit.passMark };
    case 'section':
      return withSections(card, card.sections.map((section, at) => (at === edit.at ? { ...section, name: edit.name } : section)));
    case 'addSection':
      return withSections(card, [...card.sections, newSection()]);
    case 'moveSection':
      return withSections(card, moved(card.sections, edit.at, edit.by));
    case 'removeSection':
      return withSections(card, without(card.sections, edit.at));
    case 'criterion':
      return inSection(card, edit.section, (criteria) => criteria.map((criterion, at) => (at === edit.at ? { ...criterion, ...edit.change } : criterion)));
    case 'addCriterion':
      return inSection(card, edit.section, (criteria) => [...criteria, newCriterion()]);
    case 'moveCriterion':
      return movedCriterion(card, edit.section, edit.at, edit.by);
    case 'removeCriterion':
      return inSection(card, edit.section, (criteria) => without(criteria, edit.at));
  }
}

/** A weight's share of all weights, 0–1. Pure. */
export function shareOf(card: ScoreCard, { weight }: Pick<Criterion, 'weight'>): number {
  const sum = weightSum(card);
  return sum === 0 ? 0 : weight / sum;
}

export function weightSum(card: ScoreCard): number {
  return criteriaOf(card).reduce((sum, { weight }) => sum + weight, 0);
}

/** Names without spaces at their ends, as they are kept. Pure. */
export function tidied(card: ScoreCard): ScoreCard {
  return {
    ...card, name: card.name.trim(),
    sections: card.sections.map((section) => ({ ...section, name: section.name.trim(), criteria: section.criteria.map((criterion) => ({ ...criterion, name: criterion.name.trim(), description: criterion.description.trim() })) })),
  };
}

/** Whether a card is kept as it is written. Pure. */
export function isKeptCard(card: ScoreCard, kept: ScoreCard | null): boolean {
  return kept !== null && canonicalJson(kept) === canonicalJson(card);
}
