import { labelLimits, type ChoiceLabel } from './disposition.ts';

/** Why a name cannot be taken; `twice` names the key (from 1) of the neighbour that has it already. */
export type LabelFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'tooLong'; readonly locale: keyof ChoiceLabel; readonly most: number }
  | { readonly kind: 'twice'; readonly key: number };

const locales = ['zh-CN', 'en'] as const;

/** A name as it was typed; the language that was left out has the words of the other. Pure. */
export function readLabel(typed: ChoiceLabel): ChoiceLabel {
  const [zh, en] = [typed['zh-CN'].trim(), typed.en.trim()];
  return { 'zh-CN': zh === '' ? en : zh, en: en === '' ? zh : en };
}

/** The first fault of a name among its neighbours, or null. Pure. @param at its own place among them; null = it has none yet */
export function labelFault(name: ChoiceLabel, neighbours: readonly { readonly label: ChoiceLabel }[], at: number | null): LabelFault | null {
  if (name['zh-CN'] === '') return { kind: 'missing' };
  for (const locale of locales) if (name[locale].length > labelLimits[locale]) return { kind: 'tooLong', locale, most: labelLimits[locale] };
  const same = (one: ChoiceLabel) => locales.some((locale) => one[locale].toLowerCase() === name[locale].toLowerCase());
  const twice = neighbours.findIndex(({ label }, position) => position !== at && same(label));
  return twice < 0 ? null : { kind: 'twice', key: twice + 1 };
}
