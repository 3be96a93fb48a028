import type { DispositionRules } from '../dispositions/disposition.ts';
import { chosenWords } from '../dispositions/dispositionText.ts';

/**
 * A write-up as one key: `#reason/result` by the ids of the company's tree, whose labels may change; of rows without ids the
 * text without its note (`咨询 ▸ 已解决`); empty when nothing was written up.
 */
export function dispositionKey(reason: string | null, result: string | null, text: string): string {
  if (reason !== null || result !== null) return `#${reason ?? ''}/${result ?? ''}`;
  return text.split(' · ')[0]?.trim().slice(0, 200) ?? '';
}

/** Reason and result of a key in the words of the tree, or in those that it had. */
export function dispositionLabels(key: string, rules: DispositionRules, locale: 'zh-CN' | 'en'): { readonly reason: string; readonly result: string } {
  if (!key.startsWith('#')) {
    const [reason = '', ...rest] = key.split(' ▸ ');
    return { reason, result: rest.join(' ▸ ') };
  }
  const [reasonId = '', resultId = ''] = key.slice(1).split('/');
  const words = chosenWords(rules, { reason: reasonId, result: resultId }, locale);
  return { reason: words.reason ?? '', result: words.result ?? '' };
}
