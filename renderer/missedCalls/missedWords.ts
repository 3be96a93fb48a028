import type { TFunction } from 'i18next';
import { ageStep, type AgeStep } from '../../shared/ledger/itemUrgency.ts';
import type { Closing, LedgerFact, MissedItem } from '../../shared/ledger/missedItem.ts';
import { lengthText } from '../tasks/taskTimes.ts';
import type { Tone } from '../ui/StatusMark.tsx';
import { keyText } from '../ui/numberText.ts';
import type { Locale } from '../texts/texts.ts';

/** Each step of age has its own colour and shape. */
const tones: Readonly<Record<AgeStep, Tone>> = { fresh: 'quiet', waiting: 'info', late: 'warn', overdue: 'danger' };

export function ageTone(item: Pick<MissedItem, 'firstAt'>, now: number): { readonly tone: Tone; readonly step: AgeStep } {
  const step = ageStep(item, now);
  return { tone: tones[step], step };
}

/** Who it is, in one line: the customer, else the number. */
export function callerText(t: TFunction, item: MissedItem, locale: Locale): string {
  return item.customerName || item.company || keyText(t, item.number, locale);
}

/** How an item was closed. */
export function closingText(t: TFunction, closing: Closing): string {
  if (closing.reason === null) return t(`missed.way.${closing.way}`);
  return [t(`missed.reason.${closing.reason}`), closing.note].filter((part) => part !== '').join(' · ');
}

/** A line of the history, without its time. */
export function factText(t: TFunction, fact: LedgerFact, locale: Locale): string {
  switch (fact.kind) {
    case 'missed':
      return t('missed.fact.missed', { number: keyText(t, fact.number, locale) });
    case 'tried':
    case 'reached':
      return t(`missed.fact.${fact.kind}`, { agent: fact.agent });
    case 'closed':
      return t('missed.fact.closed', { how: closingText(t, fact.closing), agent: fact.closing.by });
    case 'reopened':
      return t('missed.fact.reopened', { agent: fact.by });
    case 'assigned':
      return fact.to === '' ? t('missed.fact.givenBack', { agent: fact.by }) : t('missed.fact.assigned', { to: fact.to, agent: fact.by });
    case 'merged':
      return t('missed.fact.merged');
  }
}

/** How long somebody waits or waited; below a minute in words of its own. */
export function waitText(t: TFunction, ms: number): string {
  return ms < 60_000 ? t('missed.justNow') : lengthText(t, ms);
}
