import { useTranslation } from 'react-i18next';
import type { ReviewRow } from '../../../../shared/reviews/reviewLists.ts';
import { logMomentText } from '../../../callLog/logMomentText.ts';
import { useNow } from '../../../stores/now.ts';
import { momentText } from '../../../ui/duration.ts';
import { keyText } from '../../../ui/numberText.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { useLocale } from '../../../ui/useLocale.ts';
import { AppealMark } from '../panel/AppealWords.tsx';
import { totalText } from '../scoreWords.ts';

/** A review in the list; Enter or a click opens its call. */
export function ReviewLine({ row, onOpen }: { readonly row: ReviewRow; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  return (
    <tr
      tabIndex={0} data-testid="review-line" onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen();
      }}
    >
      <td className="figure">{logMomentText(row.callStartedAt, locale)}</td>
      <td className="figure">{keyText(t, row.remoteNumber, locale)}</td>
      <td>{row.agent}</td>
      <td>{row.reviewer}</td>
      <td>{row.cardName}{row.calibrationId !== null && <span className="soft-text"> · {t('review.calibration.name')}</span>}</td>
      <td className="number"><b className="figure">{row.state === 'draft' ? '–' : totalText(row.total)}</b></td>
      <td><span className="state-cell"><RowState row={row} />{row.appeal !== null && <AppealMark state={row.appeal} />}</span></td>
      <td className="figure soft-text">{momentText(row.handedInAt ?? row.changedAt, now, locale)}</td>
    </tr>
  );
}

function RowState({ row: { state, passed, total } }: { readonly row: ReviewRow }) {
  const { t } = useTranslation();
  if (state === 'draft') return <StatusMark tone="quiet">{t('review.inWork')}</StatusMark>;
  if (state === 'changing') return <StatusMark tone="info">{t('review.changing')}</StatusMark>;
  if (total === null) return <StatusMark tone="quiet">{t('review.nothingCounted')}</StatusMark>;
  return <StatusMark tone={passed ? 'ok' : 'warn'}>{t(passed ? 'review.passed' : 'review.failed')}</StatusMark>;
}
