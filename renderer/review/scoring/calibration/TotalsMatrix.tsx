import { useTranslation } from 'react-i18next';
import type { CalibrationResult } from '../../../../shared/reviews/calibration.ts';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { logMomentText } from '../../../callLog/logMomentText.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { reviewCall } from '../../../stores/viewStore.ts';
import { keyText } from '../../../ui/numberText.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { useLocale } from '../../../ui/useLocale.ts';
import { columnTotalText, signedText } from '../scoreWords.ts';
import { averageOf, spreadOf, wideSpread } from './spread.ts';

/** Totals by call and reviewer: who is stricter, and over which call they are far apart. */
export function TotalsMatrix({ result: { calibration, totals, blind } }: { readonly result: CalibrationResult }) {
  const { t } = useTranslation();
  const me = useConsole((state) => state.seat.user);
  const of = (callId: string, reviewer: string) => totals.find((one) => one.callId === callId && one.reviewer === reviewer);
  const overall = averageOf(totals.map(({ total }) => total));
  const drift = (reviewer: string): number | null => {
    const own = averageOf(totals.filter((one) => one.reviewer === reviewer).map(({ total }) => total));
    return own === null || overall === null ? null : own - overall;
  };
  return (
    <div className="matrix-frame">
      <table className="figure-table matrix" data-testid="calibration-matrix">
        <thead><tr><th scope="col">{t('review.list.call')}</th>{calibration.reviewers.map((reviewer) => <th key={reviewer} scope="col" className="number">{reviewer}</th>)}<th scope="col" className="number">{t('review.calibration.spread')}</th></tr></thead>
        <tbody>
          {calibration.callIds.map((callId) => {
            const row = calibration.reviewers.map((reviewer) => of(callId, reviewer));
            const spread = spreadOf(row.map((one) => one?.total));
            return (
              <tr key={callId}>
                <th scope="row"><CallName callId={callId} calibrationId={calibration.id} /></th>
                {row.map((one, index) => <td key={calibration.reviewers[index]} className="number figure">{one === undefined ? <span className="muted-text">{t(blind && calibration.reviewers[index] !== me ? 'review.calibration.hidden' : 'review.calibration.waiting')}</span> : columnTotalText(one.total)}</td>)}
                <td className="number figure">{spread === null ? '–' : <StatusMark tone={spread >= wideSpread ? 'warn' : 'ok'}>{columnTotalText(spread)}</StatusMark>}</td>
              </tr>
            );
          })}
        </tbody>
        {!blind && totals.length > 0 && (
          <tfoot><tr><th scope="row">{t('review.calibration.drift')}</th>{calibration.reviewers.map((reviewer) => <td key={reviewer} className="number figure">{signedText(drift(reviewer))}</td>)}<td /></tr></tfoot>
        )}
      </table>
    </div>
  );
}

function CallName({ callId, calibrationId }: { readonly callId: string; readonly calibrationId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const answer = useAnswer('callLog:entry', { callId });
  const entry = answer.kind === 'answered' ? answer.value?.entry : undefined;
  if (entry === undefined) return <span className="muted-text">{answer.kind === 'waiting' ? '' : t('log.gone')}</span>;
  return <button type="button" className="link-button figure" onClick={() => reviewCall(callId, null, calibrationId)}>{logMomentText(entry.startedAt, locale)} · {entry.customerName || keyText(t, entry.remoteNumber, locale)}</button>;
}
