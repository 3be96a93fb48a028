import { defaultDispositionRules } from '../../../shared/dispositions/defaultDispositionRules.ts';
import type { DispositionRules } from '../../../shared/dispositions/disposition.ts';
import { forKeeping, treeFault } from '../../../shared/dispositions/editTree.ts';
import { unchanged, type SeatChange, type SeatConnection } from '../../../shared/settings/seatConnection.ts';
import { createRemembered } from '../../stores/windowMemory.ts';

type ShownSeat = NonNullable<SeatConnection['seat']>;

/** What a company decides about its write-ups and breaks, as it is edited: the tree in full, also where it is the built-in one. */
export interface RulesDraft {
  readonly tree: DispositionRules;
  /** The company's own, beside the built-in ones. */
  readonly breaks: readonly string[];
}

/** Everybody's page: what can be drawn and what can be changed. */
export interface RulesPartProps {
  readonly draft: RulesDraft;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<RulesDraft>) => void;
}

interface Writing {
  /** What was kept when the writing began; null = nothing is written. */
  readonly base: RulesDraft | null;
  readonly now: RulesDraft | null;
  /** What it was before each change, oldest first. */
  readonly before: readonly RulesDraft[];
}

const nothing: Writing = { base: null, now: null, before: [] };
const mostSteps = 30;

/** Outlives the view and a reload. */
export const useRulesWriting = createRemembered<Writing>('writeUpRules', nothing);

export const isSameDraft = (one: RulesDraft | null, other: RulesDraft | null) => JSON.stringify(one) === JSON.stringify(other);

/** The rules as they are kept. Pure. */
export function keptDraft(seat: SeatConnection['seat']): RulesDraft {
  return { tree: seat?.dispositions ?? defaultDispositionRules, breaks: seat?.breakReasons ?? [] };
}

/** The next state of the writing after a change; back at what is kept, nothing is written. Pure. */
export function written({ base, now, before }: Writing, kept: RulesDraft, change: Partial<RulesDraft>): Writing {
  const last = now ?? kept;
  const next = { ...last, ...change };
  if (isSameDraft(next, last)) return { base, now, before };
  return isSameDraft(next, kept) ? nothing : { base: base ?? kept, now: next, before: [...before, last].slice(-mostSteps) };
}

/** The writing without its latest change. Pure. */
export function undone({ base, before }: Writing, kept: RulesDraft): Writing {
  const last = before.at(-1);
  return last === undefined || isSameDraft(last, kept) ? nothing : { base, now: last, before: before.slice(0, -1) };
}

export function forgetRules(): void {
  useRulesWriting.setState(nothing);
}

/** What is to be kept of a draft; null while it cannot be used. Pure. */
export function readyDraft(draft: RulesDraft, kept: RulesDraft): RulesDraft | null {
  return treeFault(draft.tree) === null ? { ...draft, tree: forKeeping(draft.tree, kept.tree) } : null;
}

/** The seat with other rules; a company that never changed the built-in tree gets a new one with the next version. Pure. */
export function seatWithRules(seat: ShownSeat, { tree, breaks }: RulesDraft): SeatChange {
  const builtIn = seat.dispositions === undefined && JSON.stringify(tree) === JSON.stringify(defaultDispositionRules);
  return { ...unchanged(seat), dispositions: builtIn ? undefined : tree, breakReasons: [...breaks] };
}

/** The rules as they stand in a provisioning file. Pure. */
export function fileFields({ tree, breaks }: RulesDraft): string {
  return JSON.stringify({ dispositions: tree, breakReasons: breaks }, null, 2);
}
