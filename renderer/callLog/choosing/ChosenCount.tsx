import { useTranslation } from 'react-i18next';
import { useLocale } from '../../ui/useLocale.ts';
import type { ListingState } from '../logListing.ts';
import { countChosen } from './chosen.ts';
import { useChosen } from './useChosen.ts';

/** How many calls are chosen, in words; null while none is. */
export function useChosenWords(state: ListingState | null): string | null {
  const { t } = useTranslation();
  const locale = useLocale();
  const chosen = useChosen((view) => view.chosen);
  const total = state?.total ?? 0;
  const count = countChosen(chosen, total);
  if (count === 0) return null;
  const figure = new Intl.NumberFormat(locale).format(count);
  if (chosen.kind === 'all' && state?.complete !== true) return t('log.chosen.countMore', { figure });
  return chosen.kind === 'all' && chosen.except.size === 0 ? t('log.chosen.countAll', { count, figure }) : t('log.chosen.count', { count, figure });
}

/** Tells a screen reader what is chosen as that changes; it is there before anything is, or nothing would be told. */
export function ChosenNews({ state }: { readonly state: ListingState | null }) {
  return <span className="sr-only" role="status" data-testid="chosen-news">{useChosenWords(state)}</span>;
}
