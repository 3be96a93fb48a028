import type { TFunction } from 'i18next';
import type { BlockedNumber } from '../../shared/callers/blockedNumber.ts';
import { fullMomentText } from '../ui/duration.ts';
import type { Locale } from '../texts/texts.ts';

/** Since when a number is blocked, and by whom where that is known. */
export function sinceText(t: TFunction, { since, by }: Pick<BlockedNumber, 'since' | 'by'>, locale: Locale): string {
  const when = fullMomentText(since, locale);
  return by === '' ? t('blockList.since', { when }) : t('blockList.sinceBy', { when, by });
}
