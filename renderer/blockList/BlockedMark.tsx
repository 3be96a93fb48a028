import { useTranslation } from 'react-i18next';
import type { BlockedNumber } from '../../shared/callers/blockedNumber.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { sinceText } from './blockedWords.ts';

/** That a number is blocked and why; since when and by whom on hover. */
export function BlockedMark({ blocked }: { readonly blocked: Pick<BlockedNumber, 'reason'> & Partial<BlockedNumber> }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { reason, since, by = '' } = blocked;
  return (
    <span className="blocked-mark" title={since === undefined ? undefined : sinceText(t, { since, by }, locale)} data-testid="blocked-mark">
      <StatusMark soft tone="danger">{t('blockList.blocked', { reason })}</StatusMark>
    </span>
  );
}
