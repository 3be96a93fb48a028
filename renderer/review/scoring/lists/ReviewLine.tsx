import { useTranslation } from 'react-i18next';
import type { ReviewRow } from '../../../../shared/reviews/reviewLists.ts';
import { logMomentText } from '../../../callLog/logMomentText.ts';
import { useNow } from '../../../stores/now.ts';
import { momentText } from '../../../ui/duration.ts';
import { keyText } from '../../../ui/numberText.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { useLocale } from '../../../ui/useLocale.ts';
import { AppealMark } from '../panel/AppealWords.tsx';
import { columnTotalText } from '../scoreWords.ts';

interface ReviewLineProps {
  readonly row: ReviewRow;
  /** It has the mark of the keyboard. */
  readonly marked: boolean;
  readonly onOpen: () => void;
}

/** A review in the list; a click opens its call, as Enter on the marked one does. */
export function ReviewLine({ row, marked, onOpen }: ReviewLineProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  return (
    <div className="review-line" data-marked={marked} data-testid="review-line" onClick={onOpen}>
      <span className="figure">{logMomentText(row.callStartedAt, locale)}</span>
      <span className="figure">{keyText(t, row.remoteNumber, locale)}</span>
      <span title={row.agent}>{row.agent}</span>
      <span title={row.reviewer}>{row.reviewer}</span>
      <span title={row.cardName}>{row.cardName}{row.calibrationId !== null && <span className="soft-text"> · {t('review.calibration.name')}</span>}</span>
      <span className="number"><b className="figure">{row.state === 'draft' ? '–' : columnTotalText(row.total)}</b></span>
      <span className="state-cell"><RowState row={row} />{row.appeal !== null && <AppealMark state={row.appeal} />}</span>
      <span className="figure soft-text">{momentText(row.handedInAt ?? row.changedAt, now, locale)}</span>
    </div>
  );
}

function RowState({ row: { state, passed, total } }: { readonly row: ReviewRow }) {
  const { t } = useTranslation();
  if (state === 'draft') return <StatusMark tone="quiet">{t('review.inWork')}</StatusMark>;
  if (state === 'changing') return <StatusMark tone="info">{t('review.changing')}</StatusMark>;
  if (total === null) return <StatusMark tone="quiet">{t('review.nothingCounted')}</StatusMark>;
  return <StatusMark tone={passed ? 'ok' : 'warn'}>{t(passed ? 'review.passed' : 'review.failed')}</StatusMark>;
}
