import { useTranslation } from 'react-i18next';
import { isStale } from '../../shared/routing/routingStatus.ts';
import type { RoutingStatus } from '../../shared/routing/routingStatus.ts';
import { useNow } from '../stores/now.ts';
import { agoText, fullMomentText } from '../ui/duration.ts';
import { sourceName } from '../ui/sourceText.ts';
import { Sourced } from '../ui/Sourced.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';

/** How old a routing snapshot is, ticking; marked once it is too old to be trusted. */
export function SnapshotAge({ status }: { readonly status: RoutingStatus }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const age = t('routing.age', { ago: agoText(status.takenAt, now, locale) });
  const stale = isStale(status, now);
  const source = t('routing.ageSource', { name: sourceName(t, status.source), time: fullMomentText(status.takenAt, locale) });
  return (
    <Sourced source={stale ? `${t('routing.staleWords')} ${source}` : source}>
      {stale ? <StatusMark soft tone="warn">{t('routing.stale', { age })}</StatusMark> : <span className="snapshot-age">{age}</span>}
    </Sourced>
  );
}
