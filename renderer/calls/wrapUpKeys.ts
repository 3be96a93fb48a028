import { followUps, noDisposition } from '../../shared/dispositions/disposition.ts';
import type { Disposition, DispositionRules, FollowUp } from '../../shared/dispositions/disposition.ts';

/** What the next digit chooses. */
export type WrapUpStep = 'reason' | 'result' | 'followUp';

type Reason = DispositionRules['reasons'][number];
type Result = Reason['results'][number];

/** The chosen reason; undefined when none is, or when the tree no longer has it. */
export function chosenReason(rules: DispositionRules, disposition: Disposition): Reason | undefined {
  return rules.reasons.find(({ id }) => id === disposition.reason);
}

export function chosenResult(rules: DispositionRules, disposition: Disposition): Result | undefined {
  return chosenReason(rules, disposition)?.results.find(({ id }) => id === disposition.result);
}

/**
 * Where the write-up stands: the first thing that is not chosen yet, or that the tree has lost meanwhile; a third digit
 * changes the follow-up.
 */
export function stepOf(rules: DispositionRules, disposition: Disposition): WrapUpStep {
  if (chosenReason(rules, disposition) === undefined) return 'reason';
  return chosenResult(rules, disposition) === undefined ? 'result' : 'followUp';
}

/** Another reason has other results, so the result and its follow-up are chosen anew. */
export function withReason(disposition: Disposition, reason: string): Disposition {
  return { ...disposition, reason, result: null, followUp: noDisposition.followUp };
}

/** A result brings its usual follow-up. */
export function withResult(rules: DispositionRules, disposition: Disposition, result: string): Disposition {
  const followUp: FollowUp = chosenReason(rules, disposition)?.results.find(({ id }) => id === result)?.followUp ?? disposition.followUp;
  return { ...disposition, result, followUp };
}

/** Takes the latest choice back. */
function withoutLatest(disposition: Disposition): Disposition {
  if (disposition.result !== null) return { ...disposition, result: null, followUp: noDisposition.followUp };
  return { ...disposition, reason: null };
}

/**
 * What a key means for the write-up while no field has the focus: a digit chooses, Backspace takes back.
 * @returns the new write-up, `finish` for Enter, or null when the key means nothing here
 */
export function pressedInWrapUp(rules: DispositionRules, disposition: Disposition, key: string): Disposition | 'finish' | null {
  if (key === 'Enter') return 'finish';
  if (key === 'Backspace') return disposition.reason === null ? null : withoutLatest(disposition);
  if (!/^[1-9]$/.test(key)) return null;
  const position = Number(key) - 1;
  switch (stepOf(rules, disposition)) {
    case 'reason': {
      const reason = rules.reasons[position];
      return reason === undefined ? null : withReason(disposition, reason.id);
    }
    case 'result': {
      const result = chosenReason(rules, disposition)?.results[position];
      return result === undefined ? null : withResult(rules, disposition, result.id);
    }
    case 'followUp': {
      const followUp = followUps[position];
      return followUp === undefined ? null : { ...disposition, followUp };
    }
  }
}

/** True when nothing was chosen or written. */
export function isBlank(disposition: Disposition): boolean {
  return disposition.reason === null && disposition.result === null && disposition.followUp === 'none' && disposition.note.trim() === '';
}

/** What still keeps a write-up from being finished. */
export type WrapUpFault = 'required' | 'callBackNeeded' | 'callBackPast';

/**
 * Why a write-up cannot be finished now, or null. Times in epoch milliseconds.
 * @param required whether this call's queue asks for reason and result
 */
export function wrapUpFault(rules: DispositionRules, disposition: Disposition, callBackAt: number | null, required: boolean, now: number): WrapUpFault | null {
  if (required && chosenResult(rules, disposition) === undefined) return 'required';
  if (disposition.followUp !== 'callBack') return null;
  if (callBackAt === null) return 'callBackNeeded';
  return callBackAt <= now ? 'callBackPast' : null;
}
