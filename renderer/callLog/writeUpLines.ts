import { noDisposition } from '../../shared/dispositions/disposition.ts';
import type { Disposition, DispositionRules } from '../../shared/dispositions/disposition.ts';
import { chosenWords } from '../../shared/dispositions/dispositionText.ts';
import type { Locale } from '../texts/texts.ts';

/** A write-up taken apart for reading. `known` is false when the company's tree no longer has what was chosen. */
export interface WriteUpLines {
  readonly reason: string;
  readonly result: string;
  readonly followUp: Disposition['followUp'];
  readonly note: string;
  readonly known: boolean;
}

/** The words of a write-up, or null when there is nothing in it. Pure. */
export function writeUpLines(rules: DispositionRules, disposition: Disposition | null, locale: Locale): WriteUpLines | null {
  const { reason, result, followUp, note } = disposition ?? noDisposition;
  if (reason === null && result === null && followUp === 'none' && note.trim() === '') return null;
  const words = chosenWords(rules, { reason, result }, locale);
  return { reason: words.reason ?? '', result: words.result ?? '', followUp, note: note.trim(), known: words.known };
}
