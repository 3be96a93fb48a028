import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatisticsWords } from '../../shared/statistics/tables.ts';

/** The texts below `statistics`, as tables and reports ask for them. */
export function useStatisticsWords(): StatisticsWords {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => (key, values) => String(t(`statistics.${key}` as 'statistics.title', values ?? {})),
    // The language is what changes a text; the function itself stays the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, i18n.language],
  );
}
