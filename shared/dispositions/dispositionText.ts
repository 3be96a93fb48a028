import type { Disposition, DispositionRules } from './disposition.ts';

export type DispositionLocale = 'zh-CN' | 'en';

/**
 * A write-up in one line, as the call log shows and searches it: reason ▸ result · note. Ids that the tree no longer has
 * stand for themselves: a company changes its tree, calls of last year keep what was written.
 */
export function dispositionText(rules: DispositionRules, { reason, result, note }: Disposition, locale: DispositionLocale): string {
  const branch = rules.reasons.find(({ id }) => id === reason);
  const leaf = branch?.results.find(({ id }) => id === result);
  const path = [branch?.label[locale] ?? reason, leaf?.label[locale] ?? result].filter((part) => part !== null);
  return [path.join(' ▸ '), note.replace(/\s+/g, ' ').trim()].filter((part) => part !== '').join(' · ');
}
