import type { Disposition, DispositionRules } from './disposition.ts';

export type DispositionLocale = 'zh-CN' | 'en';

/** What was chosen, in words. `known` is false when the tree no longer has it. */
export interface ChosenWords {
  readonly reason: string | null;
  readonly result: string | null;
  readonly known: boolean;
}

/**
 * The words of a reason and a result. A company changes its tree, calls of last year keep what was written: what was taken
 * out of the tree has the words that it had, and ids that it never had stand for themselves. Pure.
 */
export function chosenWords(rules: DispositionRules, { reason, result }: Pick<Disposition, 'reason' | 'result'>, locale: DispositionLocale): ChosenWords {
  const branch = rules.reasons.find(({ id }) => id === reason);
  const leaf = branch?.results.find(({ id }) => id === result);
  const retired = (resultId: string | null) => rules.retired.find((one) => one.reason === reason && one.result === resultId)?.label[locale];
  return {
    reason: reason === null ? null : (branch?.label[locale] ?? retired(null) ?? reason),
    result: result === null ? null : (leaf?.label[locale] ?? retired(result) ?? result),
    known: (reason === null || branch !== undefined) && (result === null || leaf !== undefined),
  };
}

/** A write-up in one line, as the call log shows and searches it: reason ▸ result · note. */
export function dispositionText(rules: DispositionRules, disposition: Disposition, locale: DispositionLocale): string {
  const { reason, result } = chosenWords(rules, disposition, locale);
  const path = [reason, result].filter((part) => part !== null);
  return [path.join(' ▸ '), disposition.note.replace(/\s+/g, ' ').trim()].filter((part) => part !== '').join(' · ');
}
