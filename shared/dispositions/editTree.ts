import { mostChoices, mostRetired, type ChoiceLabel, type DispositionRules, type FollowUp } from './disposition.ts';

type Reason = DispositionRules['reasons'][number];
type Result = Reason['results'][number];

/** A choice by its position; `result` null = the reason itself. */
export interface TreePlace {
  readonly reason: number;
  readonly result: number | null;
}

/** Another tree, and where the choice that was meant is in it. */
export interface TreeEdit {
  readonly rules: DispositionRules;
  readonly place: TreePlace;
}

/** The choices beside the one at a place, itself included. Pure. */
export function neighboursOf(rules: DispositionRules, place: TreePlace): readonly (Reason | Result)[] {
  return place.result === null ? rules.reasons : (rules.reasons[place.reason]?.results ?? []);
}

export function choiceAt(rules: DispositionRules, { reason, result }: TreePlace): Reason | Result | undefined {
  return result === null ? rules.reasons[reason] : rules.reasons[reason]?.results[result];
}

/** The digits that choose it: one for a reason, two for a result. */
export function keysOf({ reason, result }: TreePlace): readonly string[] {
  return result === null ? [`${reason + 1}`] : [`${reason + 1}`, `${result + 1}`];
}

/** Whether one more fits beside it: there are as many keys as digits. Pure. */
export function hasRoom(rules: DispositionRules, place: TreePlace): boolean {
  return neighboursOf(rules, place).length < mostChoices;
}

function withResults(rules: DispositionRules, at: number, results: readonly Result[]): DispositionRules {
  return { ...rules, reasons: rules.reasons.map((reason, position) => (position === at ? { ...reason, results: [...results] } : reason)) };
}

/** Puts a choice at a place; what was there and below it moves down by a key. A new reason has no results yet. Pure. */
export function inserted(rules: DispositionRules, place: TreePlace, id: string, label: ChoiceLabel): TreeEdit {
  if (!hasRoom(rules, place)) return { rules, place };
  if (place.result === null) return { rules: { ...rules, reasons: rules.reasons.toSpliced(place.reason, 0, { id, label, results: [] }) }, place };
  const results = rules.reasons[place.reason]?.results ?? [];
  return { rules: withResults(rules, place.reason, results.toSpliced(place.result, 0, { id, label, followUp: 'none' })), place };
}

/** The same choice under another name; calls that were written up with it have the new one where the tree is asked. Pure. */
export function renamed(rules: DispositionRules, { reason, result }: TreePlace, label: ChoiceLabel): DispositionRules {
  if (result === null) return { ...rules, reasons: rules.reasons.map((one, position) => (position === reason ? { ...one, label } : one)) };
  return withResults(rules, reason, (rules.reasons[reason]?.results ?? []).map((one, position) => (position === result ? { ...one, label } : one)));
}

/** Another usual follow-up of a result. Pure. */
export function followedBy(rules: DispositionRules, reason: number, result: number, followUp: FollowUp): DispositionRules {
  return withResults(rules, reason, (rules.reasons[reason]?.results ?? []).map((one, position) => (position === result ? { ...one, followUp } : one)));
}

/** One key up or down among its neighbours; as it was at the ends. Pure. */
export function movedBy(rules: DispositionRules, place: TreePlace, by: -1 | 1): TreeEdit {
  const from = place.result ?? place.reason;
  const to = from + by;
  if (to < 0 || to >= neighboursOf(rules, place).length) return { rules, place };
  const swap = <T>(list: readonly T[]): T[] => list.toSpliced(Math.min(from, to), 2, list[Math.max(from, to)] as T, list[Math.min(from, to)] as T);
  if (place.result === null) return { rules: { ...rules, reasons: swap(rules.reasons) }, place: { reason: to, result: null } };
  return { rules: withResults(rules, place.reason, swap(rules.reasons[place.reason]?.results ?? [])), place: { reason: place.reason, result: to } };
}

/** Without a choice, a reason without its results too; their words are kept for the calls that have them. Pure. */
export function removed(rules: DispositionRules, { reason: at, result }: TreePlace): DispositionRules {
  const reason = rules.reasons[at];
  if (reason === undefined) return rules;
  const gone = result === null ? reason.results : reason.results.filter((_, position) => position === result);
  const retired = [
    ...(result === null ? [{ reason: reason.id, result: null, label: reason.label }] : []),
    ...gone.map(({ id, label }) => ({ reason: reason.id, result: id, label })),
  ];
  const without = result === null ? { ...rules, reasons: rules.reasons.toSpliced(at, 1) } : withResults(rules, at, reason.results.toSpliced(result, 1));
  return { ...without, retired: [...rules.retired, ...retired].slice(-mostRetired) };
}

/** Where somebody looks after the choice at a place was removed: the next one, the one before, or the reason above. Pure. */
export function placeAfterRemoval(rules: DispositionRules, place: TreePlace): TreePlace | null {
  const last = neighboursOf(rules, place).length - 1;
  const at = Math.min(place.result ?? place.reason, last);
  if (place.result === null) return at < 0 ? null : { reason: at, result: null };
  return { reason: place.reason, result: at < 0 ? null : at };
}

/** The tree as it is kept: what was never in force needs no words for later. Pure. */
export function forKeeping(rules: DispositionRules, inForce: DispositionRules): DispositionRules {
  const key = (reason: string, result: string | null) => `${reason}/${result ?? ''}`;
  const known = new Set([...inForce.reasons.flatMap(({ id, results }) => [key(id, null), ...results.map((result) => key(id, result.id))]), ...inForce.retired.map(({ reason, result }) => key(reason, result))]);
  return { ...rules, retired: rules.retired.filter(({ reason, result }) => known.has(key(reason, result))) };
}

/** What keeps a tree from being used: no reason at all, or a reason (by its position) without a result. Pure. */
export function treeFault(rules: DispositionRules): { readonly kind: 'noReason' } | { readonly kind: 'noResult'; readonly reason: number } | null {
  if (rules.reasons.length === 0) return { kind: 'noReason' };
  const reason = rules.reasons.findIndex(({ results }) => results.length === 0);
  return reason < 0 ? null : { kind: 'noResult', reason };
}
