import { useTranslation } from 'react-i18next';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { resultTones } from './callWords.ts';

/** Direction and result of a logged call: arrow, shape and word. */
export function ResultMark({ entry }: { readonly entry: Pick<CallLogEntry, 'direction' | 'result'> }) {
  const { t } = useTranslation();
  const arrow = entry.direction === 'incoming' ? '↙' : '↗';
  return (
    <span className="result-mark">
      <span className="result-arrow" role="img" aria-label={t(`calls.direction.${entry.direction}`)}>{arrow}</span>
      <StatusMark tone={resultTones[entry.result]}>{t(entry.direction === 'outgoing' && entry.result === 'missed' ? 'calls.result.unanswered' : `calls.result.${entry.result}`)}</StatusMark>
    </span>
  );
}
