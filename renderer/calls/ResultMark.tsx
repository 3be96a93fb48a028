import { useTranslation } from 'react-i18next';
import { resultText } from '../callLog/resultWords.ts';
import type { Ended } from '../callLog/resultWords.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { resultTones } from './callWords.ts';

/** Direction and result of a logged call: arrow, shape and word. */
export function ResultMark({ entry }: { readonly entry: Ended }) {
  const { t } = useTranslation();
  const arrow = entry.direction === 'incoming' ? '↙' : '↗';
  return (
    <span className="result-mark">
      <span className="result-arrow" role="img" aria-label={t(`calls.direction.${entry.direction}`)}>{arrow}</span>
      <StatusMark tone={resultTones[entry.result]}>{resultText(t, entry)}</StatusMark>
    </span>
  );
}
